import type { PatientPoint, Vec3 } from '#shared/geometry';
import { cross3, dot3, length3, normalise3 } from '#shared/geometry';
import type { Attributes } from './attributes.ts';
import {
  functionalGroupsOf,
  PIXEL_MEASURES,
  PLANE_ORIENTATION,
  PLANE_POSITION,
  type FunctionalGroups,
} from './functionalGroups.ts';
import type { ImagePlane, SpacingHeader } from './model.ts';

/** Direction cosines further than this from unit length or from a right angle are refused. */
const COSINE_TOLERANCE = 1e-2;

function planeOf(positionFrom: Attributes, orientationFrom: Attributes, measuresFrom: Attributes): ImagePlane | null {
  const [x, y, z] = positionFrom.numbers('x00200032');
  const [a, b, c, d, e, f] = orientationFrom.numbers('x00200037');
  if (x === undefined || y === undefined || z === undefined || f === undefined) return null;
  const row: Vec3 = [a ?? 0, b ?? 0, c ?? 0];
  const column: Vec3 = [d ?? 0, e ?? 0, f];
  const rowDirection = normalise3(row);
  const columnDirection = normalise3(column);
  if (rowDirection === null || columnDirection === null) return null;
  const sound =
    Math.abs(length3(row) - 1) < COSINE_TOLERANCE &&
    Math.abs(length3(column) - 1) < COSINE_TOLERANCE &&
    Math.abs(dot3(rowDirection, columnDirection)) < COSINE_TOLERANCE &&
    length3(cross3(rowDirection, columnDirection)) > 0.5;
  if (!sound) return null;
  const position: PatientPoint = [x, y, z];
  return { position, rowDirection, columnDirection, sliceThickness: measuresFrom.number('x00180050') };
}

/** Image planes, one a frame, or none when a frame's is missing. `warn` hears IMAGE_PLANE_INVALID when there is one that makes no sense. */
export function planesOf(attributes: Attributes, frames: number, warn: (code: string) => void): readonly ImagePlane[] {
  const groups = functionalGroupsOf(attributes);
  if (groups === null) {
    if (!attributes.has('x00200032') || !attributes.has('x00200037') || frames !== 1) return [];
    const plane = planeOf(attributes, attributes, attributes);
    if (plane === null) warn('IMAGE_PLANE_INVALID');
    return plane === null ? [] : [plane];
  }
  const planes: ImagePlane[] = [];
  for (let frame = 0; frame < Math.max(groups.frames, frames); frame++) {
    const position = groups.macro(frame, PLANE_POSITION);
    const orientation = groups.macro(frame, PLANE_ORIENTATION);
    const plane =
      position === null || orientation === null
        ? null
        : planeOf(position, orientation, groups.macro(frame, PIXEL_MEASURES) ?? attributes);
    if (plane === null) {
      if (planes.length > 0) warn('IMAGE_PLANE_INVALID');
      return [];
    }
    planes.push(plane);
  }
  return planes;
}

/** `[row, column]` in mm; zero, negative and missing values are no spacing. */
function pair(attributes: Attributes, tag: string, warn: (code: string) => void): readonly [number, number] | null {
  const [row, column] = attributes.numbers(tag);
  if (row === undefined || column === undefined) {
    if (row !== undefined) warn('SPACING_INVALID');
    return null;
  }
  if (row > 0 && column > 0) return [row, column];
  warn('SPACING_INVALID');
  return null;
}

/** Everything that says how large a pixel is (PS3.3 10.7), as it stands in the header. */
export function spacingHeaderOf(attributes: Attributes, warn: (code: string) => void): SpacingHeader {
  const groups = functionalGroupsOf(attributes);
  const type = attributes.code('x00280a02');
  return {
    pixelSpacing: pair(sharedMeasures(groups, warn) ?? attributes, 'x00280030', warn),
    imagerPixelSpacing: pair(attributes, 'x00181164', warn),
    nominalScannedPixelSpacing: pair(attributes, 'x00182010', warn),
    pixelAspectRatio: pair(attributes, 'x00280034', warn),
    calibrationType: type === 'GEOMETRY' || type === 'FIDUCIAL' ? type : null,
    calibrationDescription: attributes.text('x00280a04'),
    estimatedMagnification: positive(attributes.number('x00181114')),
    distanceSourceToDetector: positive(attributes.number('x00181110')),
    distanceSourceToPatient: positive(attributes.number('x00181111')),
  };
}

const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

/** Pixel measures of the first frame; frames of different spacing are said. */
function sharedMeasures(groups: FunctionalGroups | null, warn: (code: string) => void): Attributes | null {
  const first = groups?.macro(0, PIXEL_MEASURES) ?? null;
  if (groups === null || first === null) return null;
  const key = (frame: number) => groups.macro(frame, PIXEL_MEASURES)?.numbers('x00280030').join();
  for (let frame = 1; frame < groups.frames; frame++)
    if (key(frame) !== key(0)) {
      warn('SPACING_VARIES_BY_FRAME');
      break;
    }
  return first;
}
