import type { Attributes } from './attributes.ts';
import { displayShutterOf } from './displayShutter.ts';
import {
  FRAME_DISPLAY_SHUTTER,
  FRAME_VOI_LUT,
  functionalGroupsOf,
  PIXEL_VALUE_TRANSFORMATION,
  type FunctionalGroups,
} from './functionalGroups.ts';
import { overlayHeadersOf } from './overlayHeaders.ts';
import { lookupTablesOf, paletteOf } from './lookupTables.ts';
import type { PixelDescription, VoiLutFunction, VoiWindow } from '#shared/dicom/pixels';

const VOI_FUNCTIONS: readonly VoiLutFunction[] = ['LINEAR', 'LINEAR_EXACT', 'SIGMOID'];

/**
 * The Image Pixel, Modality LUT and VOI LUT modules, or null for an object without an image. Where frames differ in rescale the first
 * frame's is taken and `warn` hears RESCALE_VARIES_BY_FRAME.
 */
export function pixelDescriptionOf(attributes: Attributes, warn: (code: string) => void): PixelDescription | null {
  const rows = attributes.integer('x00280010');
  const columns = attributes.integer('x00280011');
  const bitsAllocated = attributes.integer('x00280100');
  if (rows === null || columns === null || rows <= 0 || columns <= 0) return null;
  if (bitsAllocated === null) {
    warn('BITS_ALLOCATED_ABSENT');
    return null;
  }
  const bitsStored = attributes.integer('x00280101') ?? bitsAllocated;
  const signed = attributes.integer('x00280103') === 1;
  const photometric = attributes.code('x00280004') ?? photometricUnsaid(attributes, warn);
  const groups = functionalGroupsOf(attributes);
  const transformation = groups?.macro(0, PIXEL_VALUE_TRANSFORMATION) ?? attributes;
  const varying = groups !== null && rescaleVaries(groups);
  if (varying) warn('RESCALE_VARIES_BY_FRAME');
  const voi = groups?.macro(0, FRAME_VOI_LUT) ?? attributes;
  const modality = lookupTablesOf(attributes, 'x00283000', signed);
  // VOI tables map modality values, which are signed when the stored ones are or when rescale goes below zero.
  const voiTables = lookupTablesOf(voi, 'x00283010', signed || (transformation.number('x00281052') ?? 0) < 0);
  if (modality.broken + voiTables.broken > 0) warn('LOOKUP_TABLE_BROKEN');
  const palette = photometric === 'PALETTE COLOR' ? paletteOf(attributes) : null;
  if (photometric === 'PALETTE COLOR' && palette === null) warn('PALETTE_BROKEN');
  const overlays = overlayHeadersOf(attributes, warn);
  const shutter = displayShutterOf(groups?.macro(0, FRAME_DISPLAY_SHUTTER) ?? attributes, aspectOf(attributes), warn);
  return {
    ...(shutter === null ? {} : { shutter }),
    ...(overlays.length === 0 ? {} : { overlays }),
    rows,
    columns,
    frames: Math.max(1, attributes.integer('x00280008') ?? 1),
    samplesPerPixel: attributes.integer('x00280002') ?? 1,
    planarConfiguration: attributes.integer('x00280006') === 1 ? 1 : 0,
    bitsAllocated,
    bitsStored,
    highBit: attributes.integer('x00280102') ?? bitsStored - 1,
    signed,
    photometric,
    rescaleSlope: transformation.number('x00281053'),
    rescaleIntercept: transformation.number('x00281052'),
    rescaleType: transformation.text('x00281054'),
    ...(varying ? { frameRescale: rescaleByFrame(groups) } : {}),
    modalityLut: modality.tables[0] ?? null,
    windows: windowsOf(voi, warn),
    voiLutFunction: VOI_FUNCTIONS.find((name) => name === voi.code('x00281056')) ?? 'LINEAR',
    voiLuts: voiTables.tables,
    presentationLutShape: attributes.code('x20500020'),
    paddingValue: padding(attributes.number('x00280120'), signed),
    paddingRangeLimit: padding(attributes.number('x00280121'), signed),
    palette,
  };
}

/** Distance of rows over that of columns, from whichever attribute says it; square when none does. */
function aspectOf(attributes: Attributes): number {
  for (const tag of ['x00280030', 'x00181164', 'x00182010', 'x00280034']) {
    const [row, column] = attributes.numbers(tag);
    if (row !== undefined && column !== undefined && row > 0 && column > 0) return row / column;
  }
  return 1;
}

function photometricUnsaid(attributes: Attributes, warn: (code: string) => void): string {
  warn('PHOTOMETRIC_ABSENT');
  return attributes.integer('x00280002') === 3 ? 'RGB' : 'MONOCHROME2';
}

/** Stored with either sign by different makers; what counts is the pixels' own. */
function padding(value: number | null, signed: boolean): number | null {
  if (value === null) return null;
  const unsigned = value & 0xffff;
  return signed && unsigned > 0x7fff ? unsigned - 0x10000 : unsigned;
}

function rescaleVaries(groups: FunctionalGroups): boolean {
  const key = (frame: number) => {
    const macro = groups.macro(frame, PIXEL_VALUE_TRANSFORMATION);
    return `${macro?.number('x00281053')},${macro?.number('x00281052')}`;
  };
  const first = key(0);
  for (let frame = 1; frame < groups.frames; frame++) if (key(frame) !== first) return true;
  return false;
}

function rescaleByFrame(groups: FunctionalGroups): NonNullable<PixelDescription['frameRescale']> {
  return Array.from({ length: groups.frames }, (_, frame) => {
    const macro = groups.macro(frame, PIXEL_VALUE_TRANSFORMATION);
    return { slope: macro?.number('x00281053') ?? null, intercept: macro?.number('x00281052') ?? null };
  });
}

/** Windows whose centre and width both are numbers; a width below 1 (0 for LINEAR_EXACT) cannot be shown (PS3.3 C.11.2.1.2). */
function windowsOf(voi: Attributes, warn: (code: string) => void): readonly VoiWindow[] {
  const centers = voi.numbers('x00281050');
  const widths = voi.numbers('x00281051');
  const explanations = voi.values('x00281055');
  const windows = centers.flatMap((center, i): VoiWindow[] => {
    const width = widths[i];
    return width === undefined || width <= 0 ? [] : [{ center, width, explanation: explanations[i] ?? null }];
  });
  if (windows.length < Math.max(centers.length, widths.length)) warn('VOI_WINDOW_INVALID');
  return windows;
}
