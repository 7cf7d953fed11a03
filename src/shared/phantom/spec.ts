import type { Pose, Segment } from '#shared/spine';
import type { PhantomVertebra } from './anatomy.ts';

/** Motion of one segment, upper vertebra against lower. */
export interface SegmentMotion {
  /** Degrees, flexion minus extension, positive when the upper vertebra turns into flexion. */
  readonly rotation: number;
  /** Millimetres along the lower body's mid-plane on top of the rotation, flexion minus extension, anterior positive. */
  readonly slip: number;
  /** Centre of rotation in the lower vertebra's frame, mm: `[posterior, up]` from the middle of its body. */
  readonly centre: readonly [number, number];
}

/** One exposure. */
export interface FilmSpec {
  readonly sid: number;
  readonly sod: number;
  /** Out-of-plane position of the patient, degrees: yaw about the long axis, roll about the front-to-back axis. */
  readonly yaw: number;
  readonly roll: number;
  /** Turn within the film's plane, degrees, flexion positive; and shift of the neck on the film, mm posterior and up. */
  readonly inPlane: number;
  readonly offset: readonly [number, number];
  /** Photons per pixel in the open beam; scatter as a share of the primary; focal blur in pixels. */
  readonly photons: number;
  readonly scatter: number;
  readonly blur: number;
}

/** What the header admits. */
export interface HeaderSpec {
  /** SID, SOD and the estimated magnification factor are written. */
  readonly geometry: boolean;
  /** ImagerPixelSpacing is written. */
  readonly spacing: boolean;
}

export interface AnteriorPlateSpec {
  readonly kind: 'anterior-plate';
  readonly from: PhantomVertebra;
  readonly to: PhantomVertebra;
  /** The vertebra that the plate never leaves. */
  readonly rigidWith: PhantomVertebra;
  /** mm of lucent ring around the screws of the loose vertebra; mm that its left screw stands proud. */
  readonly halo: number;
  readonly backout: number;
  readonly looseVertebra: PhantomVertebra | null;
  readonly screwDiameter: number;
  readonly screwLength: number;
}

export interface PosteriorRodSpec {
  readonly kind: 'posterior-rods';
  readonly from: PhantomVertebra;
  readonly to: PhantomVertebra;
  readonly rigidWith: PhantomVertebra;
  readonly screwDiameter: number;
  readonly screwLength: number;
}
export type HardwareSpec = AnteriorPlateSpec | PosteriorRodSpec;

export type Bridging = 'full' | 'partial' | 'none';

/** What lies between two bodies after surgery. */
export interface InterbodySpec {
  readonly segment: Segment;
  readonly implant: 'peek-cage' | 'allograft' | 'mesh-cage' | 'none';
  readonly bridging: Bridging;
  /** Bone outside the implant at the front and back margins. */
  readonly extraGraft: boolean;
  readonly cleft: 'none' | 'partial' | 'full';
}

/** A synthetic patient: everything that its films, its CT and its truth follow from. */
export interface PhantomSpec {
  readonly seed: number;
  /** Overall size against the mean adult. */
  readonly size: number;
  /** 0 … 1: how far single vertebrae vary from the mean. */
  readonly variation: number;
  /** Neutral angle of each segment, upper against lower, degrees, flexion positive (lordosis is negative). */
  readonly alignment: Readonly<Record<PhantomSegment, number>>;
  /** Forward slope of T1 in the neutral film, degrees. */
  readonly t1Slope: number;
  readonly motion: Readonly<Record<PhantomSegment, SegmentMotion>>;
  /** The share of each motion that lies between neutral and flexion. */
  readonly flexionShare: number;
  readonly hardware: readonly HardwareSpec[];
  readonly interbody: readonly InterbodySpec[];
  readonly laminectomy: readonly PhantomVertebra[];
  readonly corpectomy: readonly PhantomVertebra[];
  readonly films: Readonly<Partial<Record<Pose, FilmSpec>>>;
  readonly facing: 'left' | 'right';
  readonly mirrored: boolean;
  readonly rows: number;
  readonly columns: number;
  /** Detector mm per pixel, square. */
  readonly pixelMm: number;
  readonly header: HeaderSpec;
}

export const PHANTOM_SEGMENTS = ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1'] as const satisfies readonly Segment[];
export type PhantomSegment = (typeof PHANTOM_SEGMENTS)[number];
