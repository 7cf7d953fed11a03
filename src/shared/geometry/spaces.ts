import type { InSpace } from '#shared/base';

/** `[x, y]` = column, row in pixels; `[0, 0]` is the top-left *corner* of the top-left pixel (DICOM SCOORD, PS3.3 C.18.6.1). A pixel's centre is at +0.5. */
export type ImagePoint = InSpace<readonly [x: number, y: number], 'image'>;
/** `[x, y]` in CSS pixels of a viewport's canvas, origin its top-left corner. */
export type CanvasPoint = InSpace<readonly [x: number, y: number], 'canvas'>;
/** `[x, y]` in mm on a radiograph's plane: column and row each times their own spacing. The plane (detector or object) is said by who made it. */
export type FilmPoint = InSpace<readonly [x: number, y: number], 'film-mm'>;
/** `[x, y, z]` in mm, patient LPS (x to the left, y to posterior, z to the head), PS3.3 C.7.6.2.1.1. */
export type PatientPoint = InSpace<readonly [x: number, y: number, z: number], 'patient'>;
/** Integer column and row of a pixel; its centre is the ImagePoint `[column + 0.5, row + 0.5]`. */
export type PixelIndex = InSpace<readonly [column: number, row: number], 'pixel-index'>;

/** A direction or displacement, any plane space. */
export type Vec2 = readonly [x: number, y: number];
export type Vec3 = readonly [x: number, y: number, z: number];
