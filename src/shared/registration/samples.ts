import type { FilmLevel } from './preparedFilm.ts';
import type { Region } from './region.ts';

/** Flexion elements of one region at one level: what Gauss-Newton runs over. */
export interface Samples {
  readonly count: number;
  /** From the region's centre, mm. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly value: Float32Array;
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  readonly weight: Float32Array;
  /** Which patch of the region an element belongs to, for errors that neighbours share. */
  readonly patch: Uint16Array;
  readonly patches: number;
}

/** Size of a patch. */
const PATCH_MM = 5;

/** The region's elements that may be compared, with their weights. */
export function sampleRegion(level: FilmLevel, region: Region): Samples {
  const { image } = level;
  const { mm, columns, rows } = image;
  const { box } = region;
  const c0 = Math.max(1, Math.floor(box.left / mm));
  const c1 = Math.min(columns - 2, Math.ceil(box.right / mm));
  const r0 = Math.max(1, Math.floor(box.top / mm));
  const r1 = Math.min(rows - 2, Math.ceil(box.bottom / mm));
  const room = Math.max(0, c1 - c0 + 1) * Math.max(0, r1 - r0 + 1);
  const make = () => new Float32Array(room);
  const [x, y, value, gradientX, gradientY, weight] = [make(), make(), make(), make(), make(), make()];
  const patch = new Uint16Array(room);
  const across = Math.ceil((box.right - box.left) / PATCH_MM) + 1;
  const patchIds = new Map<number, number>();
  let count = 0;
  for (let r = r0; r <= r1; r++)
    for (let c = c0; c <= c1; c++) {
      const i = r * columns + c;
      const px = (c + 0.5) * mm;
      const py = (r + 0.5) * mm;
      const w = (level.weight[i] as number) * region.weight(px, py);
      if (w < 0.05) continue;
      x[count] = px - region.centre[0];
      y[count] = py - region.centre[1];
      value[count] = image.values[i] as number;
      gradientX[count] = level.gradientX[i] as number;
      gradientY[count] = level.gradientY[i] as number;
      weight[count] = w;
      const key = Math.floor((py - box.top) / PATCH_MM) * across + Math.floor((px - box.left) / PATCH_MM);
      let id = patchIds.get(key);
      if (id === undefined) patchIds.set(key, (id = patchIds.size));
      patch[count] = id;
      count += 1;
    }
  return { count, x, y, value, gradientX, gradientY, weight, patch, patches: patchIds.size };
}
