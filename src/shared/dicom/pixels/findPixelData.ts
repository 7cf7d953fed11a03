import type { PixelDataElement } from './pixelDataElement.ts';

/** As much of a parsed data set as is needed here; `DicomDataSet` is one. */
interface ParsedElements {
  readonly byteArray: ArrayLike<number>;
  readonly elements: Readonly<
    Record<
      string,
      | { readonly dataOffset: number; readonly length: number; readonly vr?: string; readonly hadUndefinedLength?: boolean }
      | undefined
    >
  >;
}

const PIXEL_DATA = 'x7fe00010';
/** Float and Double Float Pixel Data; an object has one of the three (PS3.3 C.7.6.24). */
const FLOATING = ['x7fe00008', 'x7fe00009'] as const;
const EXTENDED_OFFSETS = 'x7fe00001';
const EXTENDED_LENGTHS = 'x7fe00002';
const UNDEFINED_LENGTH = 0xffffffff;

/** The pixel data element of a data set that was read at least up to it; null when there is none. */
export function findPixelData(dataSet: ParsedElements): PixelDataElement | null {
  const element = [PIXEL_DATA, ...FLOATING].map((tag) => dataSet.elements[tag]).find((found) => found !== undefined);
  if (element === undefined) return null;
  const open = element.hadUndefinedLength === true || element.length === UNDEFINED_LENGTH;
  const offsets = uint64s(dataSet, EXTENDED_OFFSETS);
  const lengths = uint64s(dataSet, EXTENDED_LENGTHS);
  return {
    valueOffset: element.dataOffset,
    length: open ? null : element.length,
    vr: element.vr ?? 'OW',
    extendedOffsets: offsets === null ? null : { offsets, lengths: lengths ?? [] },
  };
}

/** Whether the pixels are floating-point numbers. */
export const hasFloatPixels = (dataSet: ParsedElements): boolean =>
  dataSet.elements[PIXEL_DATA] === undefined && FLOATING.some((tag) => dataSet.elements[tag] !== undefined);

function uint64s(dataSet: ParsedElements, tag: string): readonly number[] | null {
  const element = dataSet.elements[tag];
  if (element === undefined || element.length % 8 !== 0 || element.length === 0) return null;
  const bytes = Uint8Array.from({ length: element.length }, (_, i) => dataSet.byteArray[element.dataOffset + i] ?? 0);
  const view = new DataView(bytes.buffer);
  return Array.from({ length: element.length / 8 }, (_, i) => Number(view.getBigUint64(i * 8, true)));
}
