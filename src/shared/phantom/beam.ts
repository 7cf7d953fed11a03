import type { ImagePoint, Vec3 } from '#shared/geometry';

/**
 * A cone beam along the patient's left-right axis. World space is patient LPS in mm (x left, y posterior, z up); the source lies on the x
 * axis's line through `isocentre`, `sod` from the midsagittal plane x = 0, the detector is parallel to that plane, `sid` from the source.
 */
export interface Beam {
  readonly sid: number;
  readonly sod: number;
  /** mm per pixel on the detector, `[row, column]`. */
  readonly spacing: readonly [number, number];
  readonly rows: number;
  readonly columns: number;
  /** `[y, z]` of the central ray. */
  readonly isocentre: readonly [number, number];
  /** Where the central ray meets the film, in pixels from its top-left corner. */
  readonly centre: readonly [number, number];
  /** Which way the patient faces on the film: a left lateral (source at the patient's right) faces left here, a right lateral right. */
  readonly facing: 'left' | 'right';
  /** The stored image is flipped left to right. */
  readonly mirrored: boolean;
}

/** SID / SOD: the magnification of the midsagittal plane. */
export const magnification = (beam: Beam): number => beam.sid / beam.sod;

/** Which way +y (posterior) goes along a stored row: +1 to the right. */
export const columnSign = (beam: Beam): 1 | -1 => ((beam.facing === 'left') === !beam.mirrored ? 1 : -1);

const sourceSide = (beam: Beam): 1 | -1 => (beam.facing === 'left' ? -1 : 1);

export const sourceOf = (beam: Beam): Vec3 => [sourceSide(beam) * beam.sod, beam.isocentre[0], beam.isocentre[1]];

/** Where a point of the patient falls on the stored film. */
export function project(beam: Beam, point: Vec3): ImagePoint {
  const depth = beam.sod - sourceSide(beam) * point[0];
  const m = beam.sid / depth;
  const column = storedColumn(beam, beam.centre[0]) + (columnSign(beam) * (point[1] - beam.isocentre[0]) * m) / beam.spacing[1];
  const row = beam.centre[1] - ((point[2] - beam.isocentre[1]) * m) / beam.spacing[0];
  return [column, row];
}

/** The point of the detector behind a film point. */
export function detectorPoint(beam: Beam, at: ImagePoint): Vec3 {
  const y = beam.isocentre[0] + columnSign(beam) * (at[0] - storedColumn(beam, beam.centre[0])) * beam.spacing[1];
  const z = beam.isocentre[1] - (at[1] - beam.centre[1]) * beam.spacing[0];
  return [-sourceSide(beam) * (beam.sid - beam.sod), y, z];
}

/** The point of the midsagittal plane on the ray of a film point. */
export function midsagittalPoint(beam: Beam, at: ImagePoint): readonly [y: number, z: number] {
  const d = detectorPoint(beam, at);
  const m = magnification(beam);
  return [beam.isocentre[0] + (d[1] - beam.isocentre[0]) / m, beam.isocentre[1] + (d[2] - beam.isocentre[1]) / m];
}

const storedColumn = (beam: Beam, column: number): number => (beam.mirrored ? beam.columns - column : column);
