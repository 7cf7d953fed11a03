import type { Vec2, Vec3 } from '#shared/geometry';
import type { Vertebra } from '#shared/spine';
import { bowed, onOutline, type Outline } from './outline.ts';
import { createRandom, seedFor } from '#shared/statistics';

/** The vertebrae that a phantom has landmarks for. C1, the skull and T2 are drawn, but are not measured. */
export const PHANTOM_VERTEBRAE = ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1'] as const satisfies readonly Vertebra[];
export type PhantomVertebra = (typeof PHANTOM_VERTEBRAE)[number];

/**
 * Landmarks in the vertebra's own frame (mm; origin the middle of the body, x left, y posterior, z up), all in its midsagittal plane and on the
 * outside of the cortex.
 */
export interface VertebraLandmarks {
  readonly superiorAnterior: Vec3;
  readonly superiorPosterior: Vec3;
  readonly inferiorPosterior: Vec3;
  readonly inferiorAnterior: Vec3;
  readonly spinousTip: Vec3;
  /** Upper and lower cortex half-way along the process. */
  readonly spinousSuperior: Vec3;
  readonly spinousInferior: Vec3;
  /** Spinolaminar junction: the canal's posterior wall. */
  readonly spinousBase: Vec3;
}
export type LandmarkName = keyof VertebraLandmarks;

/** The measures of one vertebra in mm; lengths are of the finished bone. */
export interface VertebraAnatomy {
  readonly vertebra: PhantomVertebra;
  /** Depth front to back at mid-height, height at the middle, half of the width. */
  readonly depth: number;
  readonly height: number;
  readonly halfWidth: number;
  /** How much the endplates rise from the midline to the body's side (uncinate side walls). */
  readonly lateralRise: number;
  readonly canal: number;
  /** Distance between the middles of this body and the next. */
  readonly pitch: number;
  readonly body: Outline;
  readonly spinous: Outline;
  readonly bifid: boolean;
  readonly landmarks: VertebraLandmarks;
  /** Seed of the trabecular texture. */
  readonly seed: number;
}

interface Measures {
  readonly depth: number;
  readonly height: number;
  readonly width: number;
  readonly canal: number;
  /** Tip of the spinous process from the middle of the body, y and z. */
  readonly tip: Vec2;
  /** Height of the process at its base and at its waist. */
  readonly baseHeight: number;
  readonly waistHeight: number;
  readonly tipHeight: number;
}

/** Adult means, rounded, from common anatomy: depth 15–18 mm, height 13–16 mm, tips about 40–55 mm behind the body, C7's the longest of the neck. */
const MEASURES: Readonly<Record<PhantomVertebra, Measures>> = {
  C2: { depth: 15, height: 17.5, width: 18, canal: 18.5, tip: [43, -4], baseHeight: 13, waistHeight: 11, tipHeight: 11.5 },
  C3: { depth: 15.4, height: 13.2, width: 19.5, canal: 16.4, tip: [39, -7], baseHeight: 9.5, waistHeight: 6, tipHeight: 5.6 },
  C4: { depth: 15.7, height: 12.9, width: 20, canal: 16, tip: [39.5, -8], baseHeight: 9.5, waistHeight: 5.8, tipHeight: 5.6 },
  C5: { depth: 16.1, height: 12.7, width: 20.5, canal: 16, tip: [42, -9.5], baseHeight: 9.8, waistHeight: 5.8, tipHeight: 6 },
  C6: { depth: 16.7, height: 13, width: 22, canal: 16, tip: [47, -11], baseHeight: 10.5, waistHeight: 6.4, tipHeight: 6.6 },
  C7: { depth: 17.1, height: 14.2, width: 24, canal: 15.8, tip: [55, -14.5], baseHeight: 12, waistHeight: 8, tipHeight: 8.4 },
  T1: { depth: 17.6, height: 16, width: 27, canal: 15.6, tip: [56, -21], baseHeight: 13, waistHeight: 8.6, tipHeight: 8.6 },
};
export const DISC_HEIGHT = 5.6;

/** Individual differences: sizes vary by a few percent around the table with the seed; `size` scales everything. */
export function vertebraAnatomy(vertebra: PhantomVertebra, seed: number, size: number, variation = 1): VertebraAnatomy {
  const random = createRandom(seedFor(seed, vertebra));
  const vary = (value: number, spread: number): number => value * size * (1 + spread * variation * random.between(-1, 1));
  const mean = MEASURES[vertebra];
  const depth = vary(mean.depth, 0.03);
  const height = vary(mean.height, 0.03);
  const canal = vary(mean.canal, 0.04);
  const tip: Vec2 = [vary(mean.tip[0], 0.035), vary(mean.tip[1], 0.12)];
  const body = bodyOutline(vertebra, depth, height, random.between(0.75, 1.25) * variation + 1 - variation, size);
  const base = depth / 2 + canal;
  const spinous = processOutline(mean, base, tip, size);
  return {
    vertebra,
    depth,
    height,
    halfWidth: vary(mean.width / 2, 0.03),
    lateralRise: (vertebra === 'C2' ? 0.6 : vertebra === 'T1' ? 0.8 : 1.5) * size,
    canal,
    pitch: height + DISC_HEIGHT * size,
    body: body.outline,
    spinous: spinous.outline,
    bifid: vertebra !== 'C2' && vertebra !== 'C7' && vertebra !== 'T1',
    landmarks: { ...body.corners, ...spinous.landmarks },
    seed: seedFor(seed, `${vertebra}/texture`),
  };
}

const inPlane = (p: Vec2): Vec3 => [0, p[0], p[1]];

function bodyOutline(vertebra: PhantomVertebra, depth: number, height: number, lip: number, size: number) {
  const radius = 0.9 * size;
  const d = depth / 2 - radius;
  const h = height / 2 - radius;
  // C2's upper corners are the shoulders below the dens; a lip hangs from the front of every lower endplate (the "teardrop").
  const superiorAnterior: Vec2 = vertebra === 'C2' ? [-d + 1.1 * size, h] : [-d + 0.5 * size, h - 0.7 * size];
  const superiorPosterior: Vec2 = [d - 0.2 * size, h + 0.3 * size];
  const inferiorPosterior: Vec2 = [d - 0.1 * size, -h + 0.5 * size];
  const inferiorAnterior: Vec2 = [-d - 0.75 * size * lip, -h - 1.3 * size * lip];
  const corners = [superiorAnterior, superiorPosterior, inferiorPosterior, inferiorAnterior] as const;
  const [sa, sp, ip, ia] = corners;
  const outline: Outline = {
    radius,
    // Clockwise as seen with posterior to the right: a positive sag bulges out, a negative one hollows.
    points: [
      ...bowed(sa, sp, vertebra === 'C2' ? 0.4 * size : -0.5 * size, 0.55),
      ...bowed(sp, ip, -0.55 * size, 0.5),
      ...bowed(ip, ia, -1.45 * size, 0.42),
      ...bowed(ia, sa, -0.85 * size, 0.5),
    ],
  };
  // The corner of a rounded outline: where the bisector of the two walls leaves it.
  const corner = (at: Vec2, before: Vec2, after: Vec2): Vec3 => {
    const unit = (to: Vec2): Vec2 => {
      const length = Math.hypot(to[0] - at[0], to[1] - at[1]);
      return [(to[0] - at[0]) / length, (to[1] - at[1]) / length];
    };
    const a = unit(before);
    const b = unit(after);
    return inPlane(onOutline(outline, at, [-a[0] - b[0], -a[1] - b[1]]));
  };
  return {
    outline,
    corners: {
      superiorAnterior: corner(sa, ia, sp),
      superiorPosterior: corner(sp, sa, ip),
      inferiorPosterior: corner(ip, sp, ia),
      inferiorAnterior: corner(ia, ip, sa),
    },
  };
}

function processOutline(mean: Measures, base: number, tip: Vec2, size: number) {
  const radius = 1.3 * size;
  const start: Vec2 = [base + 1.2 * size, -0.06 * mean.height * size];
  const length = Math.hypot(tip[0] - start[0], tip[1] - start[1]);
  const along: Vec2 = [(tip[0] - start[0]) / length, (tip[1] - start[1]) / length];
  const across: Vec2 = [-along[1], along[0]];
  const at = (s: number, n: number): Vec2 => [start[0] + along[0] * s + across[0] * n, start[1] + along[1] * s + across[1] * n];
  const half = (full: number): number => (full * size) / 2 - radius;
  const end = length - radius;
  const baseHalf = half(mean.baseHeight);
  const waist = half(mean.waistHeight);
  const tipHalf = half(mean.tipHeight);
  const nose = at(end, 0);
  const upperWaist = at(length * 0.55, waist);
  const lowerWaist = at(length * 0.5, -waist);
  const points: Vec2[] = [
    at(0, baseHalf),
    at(length * 0.22, (baseHalf * 0.55 + waist * 0.45) * 0.98),
    upperWaist,
    at(end - 3 * size, tipHalf * 0.95),
    at(end - 1.1 * size, tipHalf * 0.85),
    at(end - 0.25 * size, tipHalf * 0.4),
    nose,
    at(end - 0.2 * size, -tipHalf * 0.55),
    at(end - 1.2 * size, -tipHalf * 1.15),
    at(end - 3.2 * size, -tipHalf * 1.3),
    at(end - 5.5 * size, -tipHalf),
    lowerWaist,
    at(length * 0.2, -(baseHalf * 0.5 + waist * 0.5)),
    at(0, -baseHalf),
  ];
  const outline: Outline = { points, radius };
  return {
    outline,
    landmarks: {
      spinousTip: inPlane(onOutline(outline, nose, along)),
      spinousSuperior: inPlane(onOutline(outline, upperWaist, across)),
      spinousInferior: inPlane(onOutline(outline, lowerWaist, [-across[0], -across[1]])),
      spinousBase: inPlane([base, start[1]]),
    },
  };
}
