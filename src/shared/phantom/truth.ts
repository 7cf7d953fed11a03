import { distance3, type ImagePoint, type Similarity2, type Vec2, type Vec3 } from '#shared/geometry';
import { POSES, type Pose } from '#shared/spine';
import { PHANTOM_VERTEBRAE, type LandmarkName, type PhantomVertebra } from './anatomy.ts';
import { magnification, project } from './beam.ts';
import { bodyFrame, fitSimilarity, flexionAngle, offsetIn, type Corners2 } from './landmarkGeometry.ts';
import { anatomiesOf, beamOf, vertebraPoses, type Anatomies, type VertebraPoses } from './posture.ts';
import { compose, invert, move, rotationAngle } from './rigid.ts';
import { PHANTOM_SEGMENTS, type FilmSpec, type PhantomSegment, type PhantomSpec } from './spec.ts';

/** Where the landmarks of one vertebra fall on a film, in pixels from the top-left corner of the top-left pixel. */
export type FilmLandmarks = Readonly<Record<LandmarkName, ImagePoint>>;

export interface FilmTruth {
  readonly film: FilmSpec;
  readonly magnification: number;
  readonly landmarks: Readonly<Record<PhantomVertebra, FilmLandmarks>>;
  readonly poses: VertebraPoses;
}

/** One level from its exact points; object plane in mm at the midsagittal plane, detector plane at flexion's scale (cli.md). */
export interface LevelTruth {
  /** The specified rotation, and what the projected mid-planes and the two rigid poses say of it; degrees, flexion minus extension. */
  readonly rotation: number;
  readonly rotationProjected: number;
  readonly rotation3d: number;
  /** `[anterior, superior]`, object-plane mm, flexion minus extension. */
  readonly translation: Vec2;
  readonly interspinousFlexion: number;
  readonly interspinousExtension: number;
  /** Signed, positive when the gap opens in flexion. */
  readonly motionObject: number;
  readonly motionDetector: number;
  readonly motion3d: number;
}

export interface PhantomTruth {
  readonly films: Readonly<Partial<Record<Pose, FilmTruth>>>;
  /** Only with both a flexion and an extension film. */
  readonly levels: Readonly<Record<PhantomSegment, LevelTruth>> | null;
  readonly transforms: Readonly<Record<PhantomVertebra, Similarity2>> | null;
  /** Extension over flexion magnification. */
  readonly scaleRatio: number | null;
  readonly anatomies: Anatomies;
}

const LANDMARKS = [
  'superiorAnterior',
  'superiorPosterior',
  'inferiorPosterior',
  'inferiorAnterior',
  'spinousTip',
  'spinousSuperior',
  'spinousInferior',
  'spinousBase',
] as const satisfies readonly LandmarkName[];

/** What is true of a spec, without a pixel: cheap enough for thousands of trials. */
export function truthOf(spec: PhantomSpec): PhantomTruth {
  const anatomies = anatomiesOf(spec);
  const films: Partial<Record<Pose, FilmTruth>> = {};
  for (const pose of POSES) {
    const film = spec.films[pose];
    if (film !== undefined) films[pose] = filmTruth(spec, anatomies, pose, film);
  }
  const { flexion, extension } = films;
  if (flexion === undefined || extension === undefined)
    return { films, levels: null, transforms: null, scaleRatio: null, anatomies };
  const level = (i: number): LevelTruth => levelTruth(spec, anatomies, i, flexion, extension);
  const transform = (v: PhantomVertebra): Similarity2 =>
    fitSimilarity(
      LANDMARKS.map((name) => flexion.landmarks[v][name]),
      LANDMARKS.map((name) => extension.landmarks[v][name]),
    );
  return {
    films,
    anatomies,
    scaleRatio: extension.magnification / flexion.magnification,
    levels: { 'C2-C3': level(0), 'C3-C4': level(1), 'C4-C5': level(2), 'C5-C6': level(3), 'C6-C7': level(4), 'C7-T1': level(5) },
    transforms: eachVertebra(transform),
  };
}

export const eachVertebra = <T>(make: (v: PhantomVertebra) => T): Readonly<Record<PhantomVertebra, T>> => ({
  C2: make('C2'),
  C3: make('C3'),
  C4: make('C4'),
  C5: make('C5'),
  C6: make('C6'),
  C7: make('C7'),
  T1: make('T1'),
});

function filmTruth(spec: PhantomSpec, anatomies: Anatomies, pose: Pose, film: FilmSpec): FilmTruth {
  const beam = beamOf(spec, film);
  const poses = vertebraPoses(spec, anatomies, pose);
  const landmarks = eachVertebra((v): FilmLandmarks => {
    const on = (name: LandmarkName): ImagePoint => project(beam, move(poses[v], anatomies[v].landmarks[name]));
    return {
      superiorAnterior: on('superiorAnterior'),
      superiorPosterior: on('superiorPosterior'),
      inferiorPosterior: on('inferiorPosterior'),
      inferiorAnterior: on('inferiorAnterior'),
      spinousTip: on('spinousTip'),
      spinousSuperior: on('spinousSuperior'),
      spinousInferior: on('spinousInferior'),
      spinousBase: on('spinousBase'),
    };
  });
  return { film, magnification: magnification(beam), landmarks, poses };
}

function levelTruth(spec: PhantomSpec, anatomies: Anatomies, i: number, flexion: FilmTruth, extension: FilmTruth): LevelTruth {
  const [upper, lower] = [PHANTOM_VERTEBRAE[i] ?? 'C2', PHANTOM_VERTEBRAE[i + 1] ?? 'C3'];
  const segment = PHANTOM_SEGMENTS[i] ?? 'C2-C3';
  const f = onOneFilm(spec, flexion, upper, lower);
  const e = onOneFilm(spec, extension, upper, lower);
  const relative = (film: FilmTruth) => compose(invert(film.poses[lower]), film.poses[upper]);
  const tip = (film: FilmTruth, v: PhantomVertebra): Vec3 => move(film.poses[v], anatomies[v].landmarks.spinousTip);
  const gap = (film: FilmTruth): number => distance3(tip(film, upper), tip(film, lower));
  const motion = f.gap - e.gap;
  return {
    rotation: spec.motion[segment].rotation,
    rotationProjected: f.angle - e.angle,
    rotation3d: rotationAngle(compose(invert(relative(extension)), relative(flexion))),
    translation: [f.offset[0] - e.offset[0], f.offset[1] - e.offset[1]],
    interspinousFlexion: f.gap,
    interspinousExtension: e.gap,
    motionObject: motion,
    motionDetector: motion * flexion.magnification,
    motion3d: gap(flexion) - gap(extension),
  };
}

/** Angle, offset and gap of one level on one film, in the object plane. */
function onOneFilm(spec: PhantomSpec, film: FilmTruth, upper: PhantomVertebra, lower: PhantomVertebra) {
  const mm = spec.pixelMm / film.magnification;
  const point = (p: ImagePoint): Vec2 => [p[0] * mm, p[1] * mm];
  const corners = (v: PhantomVertebra): Corners2 => ({
    superiorAnterior: point(film.landmarks[v].superiorAnterior),
    superiorPosterior: point(film.landmarks[v].superiorPosterior),
    inferiorPosterior: point(film.landmarks[v].inferiorPosterior),
    inferiorAnterior: point(film.landmarks[v].inferiorAnterior),
  });
  const [u, l] = [bodyFrame(corners(upper)), bodyFrame(corners(lower))];
  const [a, b] = [point(film.landmarks[upper].spinousTip), point(film.landmarks[lower].spinousTip)];
  return { angle: flexionAngle(u, l), offset: offsetIn(u, l), gap: Math.hypot(a[0] - b[0], a[1] - b[1]) };
}
