import type { PhantomVertebra } from './anatomy.ts';
import type { AnteriorPlateSpec, Bridging, FilmSpec, InterbodySpec, PhantomSegment, PhantomSpec, SegmentMotion } from './spec.ts';

/** One exposure of a true lateral at 1.83 m; magnification 1.173. */
export const FILM_DEFAULTS: FilmSpec = {
  sid: 1830,
  sod: 1560,
  yaw: 0,
  roll: 0,
  inPlane: 0,
  offset: [0, 0],
  photons: 60000,
  scatter: 0.25,
  blur: 0.7,
};

const ALIGNMENT = { 'C2-C3': -2, 'C3-C4': -3, 'C4-C5': -4, 'C5-C6': -3, 'C6-C7': -3, 'C7-T1': -2 };
export const moves = (rotation: number, slip: number, centre: readonly [number, number]): SegmentMotion => ({
  rotation,
  slip,
  centre,
});

/** A supple neck: about 60° from C2 to C7, centres of rotation as in healthy necks (upper levels low in the lower body). */
const SUPPLE: PhantomSpec['motion'] = {
  'C2-C3': moves(7.5, 0.5, [1.5, -2]),
  'C3-C4': moves(11, 0.8, [1.6, -1.2]),
  'C4-C5': moves(12.5, 0.9, [1.4, 0.2]),
  'C5-C6': moves(12, 0.6, [1.2, 1.4]),
  'C6-C7': moves(10.5, 0.4, [1, 2.4]),
  'C7-T1': moves(5, 0.2, [0.8, 2.5]),
};
export const withMotion = (changes: Partial<Record<PhantomSegment, SegmentMotion>>): PhantomSpec['motion'] => ({
  ...SUPPLE,
  ...changes,
});
/** A fused level: a third of a degree is what films of a solid fusion show. */
export const still = moves(0.35, 0.03, [1.2, 1.4]);

export const plate = (
  from: PhantomVertebra,
  to: PhantomVertebra,
  changes: Partial<AnteriorPlateSpec> = {},
): AnteriorPlateSpec => ({
  kind: 'anterior-plate',
  from,
  to,
  rigidWith: to,
  halo: 0,
  backout: 0,
  looseVertebra: null,
  screwDiameter: 4,
  screwLength: 14,
  ...changes,
});

export const between = (segment: PhantomSegment, bridging: Bridging, changes: Partial<InterbodySpec> = {}): InterbodySpec => ({
  segment,
  implant: 'peek-cage',
  bridging,
  extraGraft: bridging === 'full',
  cleft: bridging === 'full' ? 'none' : bridging === 'partial' ? 'partial' : 'full',
  ...changes,
});

/** An adult neck without surgery, three films. */
export const BASE_SPEC: PhantomSpec = {
  seed: 1,
  size: 1,
  variation: 1,
  alignment: ALIGNMENT,
  t1Slope: 24,
  motion: SUPPLE,
  flexionShare: 0.52,
  hardware: [],
  interbody: [],
  laminectomy: [],
  corpectomy: [],
  films: { flexion: FILM_DEFAULTS, neutral: FILM_DEFAULTS, extension: FILM_DEFAULTS },
  facing: 'left',
  mirrored: false,
  rows: 1000,
  columns: 800,
  pixelMm: 0.22,
  header: { geometry: true, spacing: true },
};
/** Variants have the two films that motion needs. */
export const PAIR: PhantomSpec['films'] = { flexion: FILM_DEFAULTS, extension: FILM_DEFAULTS };
