import { add3, distance3, dot3, normalise3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import type { SliceGrid } from './sliceGrid.ts';
import { sampleSlice, type SampleOptions } from './sampleSlice.ts';
import type { Volume } from '#shared/volume';

/** A curve through points (along the cervical canal, say), sampled at even steps of its own length. */
export interface Course {
  readonly points: readonly PatientPoint[];
  readonly stepMm: number;
  readonly lengthMm: number;
}

/** Catmull-Rom through the points, then even steps along it. null for fewer than two different points. */
export function courseThrough(points: readonly PatientPoint[], stepMm: number): Course | null {
  const distinct = points.filter((p, i) => i === 0 || distance3(p, points[i - 1] ?? p) > 1e-6);
  if (distinct.length < 2) return null;
  const fine: PatientPoint[] = [];
  for (let i = 0; i + 1 < distinct.length; i++) {
    const [p, q] = [distinct[i] as PatientPoint, distinct[i + 1] as PatientPoint];
    const before = distinct[i - 1] ?? sub3(scale3(p, 2), q);
    const after = distinct[i + 2] ?? sub3(scale3(q, 2), p);
    const pieces = Math.max(4, Math.ceil(distance3(p, q) / (0.25 * stepMm)));
    for (let n = 0; n < pieces; n++) fine.push(between(before, p, q, after, n / pieces));
  }
  fine.push(distinct.at(-1) as PatientPoint);
  const even: PatientPoint[] = [fine[0] as PatientPoint];
  let [gone, length] = [0, 0];
  for (let i = 1; i < fine.length; i++) {
    const [a, b] = [fine[i - 1] as PatientPoint, fine[i] as PatientPoint];
    const piece = distance3(a, b);
    while (gone + piece >= even.length * stepMm) {
      const share = (even.length * stepMm - gone) / piece;
      even.push(add3(a, scale3(sub3(b, a), share)));
    }
    gone += piece;
    length = gone;
  }
  return { points: even, stepMm, lengthMm: length };
}

function between(a: Vec3, b: Vec3, c: Vec3, d: Vec3, t: number): Vec3 {
  const [t2, t3] = [t * t, t * t * t];
  const w = [0.5 * (2 * t2 - t3 - t), 0.5 * (3 * t3 - 5 * t2 + 2), 0.5 * (4 * t2 - 3 * t3 + t), 0.5 * (t3 - t2)] as const;
  return add3(add3(scale3(a, w[0]), scale3(b, w[1])), add3(scale3(c, w[2]), scale3(d, w[3])));
}

/**
 * The volume laid flat along a course: a row a step, `width` pixels of `stepMm` across it. `across` says which way is across (for a sagittal course
 * [0, 1, 0], front to back); it is made square to the course at every row. Lengths along a row and along the course are true, others are not.
 */
export function sampleAlong(
  volume: Volume,
  course: Course,
  across: Vec3,
  width: number,
  options: Omit<SampleOptions, 'rows'>,
  out: Int16Array,
): void {
  const row = new Int16Array(width);
  course.points.forEach((at, r) => {
    const before = course.points[r - 1] ?? at;
    const after = course.points[r + 1] ?? at;
    const along = normalise3(sub3(after, before)) ?? [0, 0, 1];
    const square = normalise3(sub3(across, scale3(along, dot3(across, along)))) ?? across;
    const step = scale3(square, course.stepMm);
    const grid: SliceGrid = {
      width,
      height: 1,
      origin: sub3(at, scale3(step, (width - 1) / 2)),
      across: step,
      along: scale3(along, course.stepMm),
    };
    sampleSlice(volume, grid, options, row);
    out.set(row, r * width);
  });
}
