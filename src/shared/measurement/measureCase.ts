import type { BodyScale, ScaleLock } from '#shared/calibration';
import { lockScale, SCALE_TOLERANCE } from '#shared/calibration';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Pose, Segment, Vertebra } from '#shared/spine';
import { MOTION_SEGMENTS, POSES, vertebraeOf, VERTEBRAE } from '#shared/spine';
import { combine } from '#shared/statistics';
import { figure, inEnglish, sentence } from '#shared/wording';
import type { MeasuredQuantity, UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import { bodySize } from './bodyFrame.ts';
import type { OperatedConstruct } from './constructs.ts';
import { constructsOf, isFusion, superjacentOf } from './constructs.ts';
import { rounded } from './derive.ts';
import type { Film, Films } from './film.ts';
import { assembleFilms, bodyCoordinates } from './film.ts';
import type { FilmChoice } from './films.ts';
import { checkPair, chooseFilms } from './films.ts';
import type { InterspinousMotion, Variant } from './interspinous.ts';
import { interspinousDistance, interspinousMotion, VARIANTS } from './interspinous.ts';
import { markMeasures } from './markMeasures.ts';
import type { Measurement } from './measurement.ts';
import type { PairOrReason } from './motion.ts';
import { rangeOfMotion, segmentMotion } from './motion.ts';
import { angleBetweenBodies, neutralMeasures } from './neutral.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import type { ReaderError } from './placementError.ts';
import { unavailableAs } from './record.ts';
import type { RegisteredMotion } from './registered.ts';
import { registeredMeasures } from './registered.ts';
import { detectorScale, sourceWords } from './scales.ts';
import { strayNotices } from './strays.ts';
import { placementTraps } from './traps.ts';

/** Everything measured in a case, and what the assessment needs beside the numbers. */
export interface CaseMeasures {
  readonly measurements: readonly Measurement[];
  /** Interspinous motion by tips, once a level and plane. */
  readonly motions: readonly InterspinousMotion[];
  /** Interspinous motion by registration, once a level and plane; empty without registrations. */
  readonly registered: readonly RegisteredMotion[];
  readonly constructs: readonly OperatedConstruct[];
  readonly choices: Readonly<Record<Pose, FilmChoice>>;
  readonly films: Films;
  readonly lock: ScaleLock | null;
  readonly reader: ReaderError;
  readonly notices: readonly Notice[];
}

/** By the document itself, which never changes: what is asked about one case is measured once, however many ask. */
const known = new WeakMap<CaseDocument, { readonly index: StudyIndex; readonly measures: CaseMeasures }>();

/** Measures a case: pure, deterministic, quick enough for every drag of a point. */
export function measureCase(document: CaseDocument, index: StudyIndex): CaseMeasures {
  const before = known.get(document);
  if (before?.index === index) return before.measures;
  const measures = measured(document, index);
  known.set(document, { index, measures });
  return measures;
}

function measured(document: CaseDocument, index: StudyIndex): CaseMeasures {
  const choices = chooseFilms(document, index);
  const films = assembleFilms(document, choices);
  const { constructs, notices: surgeryNotices } = constructsOf(document);
  const check = checkPair(document, index, choices.flexion, choices.extension);
  const notices: Notice[] = [...check.notices, ...surgeryNotices, ...films.notices, ...strayNotices(document, index, choices)];
  const pair = pairOf(films, check.refusal, notices);
  const lock = 'pair' in pair ? pair.pair.lock : null;

  const motions = MOTION_SEGMENTS.flatMap((segment) => {
    const [upper, lower] = vertebraeOf(segment) as readonly [Vertebra, Vertebra];
    return (['detector', 'object'] as const).map((plane) => interspinousMotion(pair, plane, 'tip', segment, upper, lower));
  });
  const registered = registeredMeasures(document, pair, films.neutral?.sopInstanceUID ?? null);
  const fused = new Set(constructs.filter(isFusion).flatMap((construct) => construct.segments));
  const measurements: Measurement[] = [
    ...MOTION_SEGMENTS.flatMap((segment) => levelMeasures(films, choices, pair, segment, motions, document)),
    ...[...fused].map((segment) => superjacentMotion(segment, fused, motions)),
    ...globalMeasures(films, choices, pair),
    ...registered.measurements,
    ...neutralMeasures(filmOr(films, choices, 'neutral'), constructs),
    ...markMeasures(document, index, choices, films),
  ];
  notices.push(...registered.notices, ...placementTraps(films, lock, motions, measurements));
  return {
    measurements,
    motions,
    registered: registered.motions,
    constructs,
    choices,
    films,
    lock,
    reader: films.reader,
    notices,
  };
}

type FilmOrReason = { readonly film: Film } | { readonly why: UnavailableQuantity };

function filmOr(films: Films, choices: Readonly<Record<Pose, FilmChoice>>, pose: Pose): FilmOrReason {
  const film = films[pose];
  if (film !== null) return { film };
  const { reason, said } = choices[pose];
  return { why: unavailable(reason ?? 'FILM_NOT_FOUND', said ?? sentence('film.none', { film: sentence(`pose.${pose}`) })) };
}

function pairOf(films: Films, refusal: UnavailableQuantity | null, notices: Notice[]): PairOrReason {
  const { flexion, extension } = films;
  if (refusal !== null) return { why: refusal };
  if (flexion === null || extension === null) return { why: unavailable('FILM_NOT_FOUND', sentence('film.pairIncomplete')) };
  const scaleFilm = (film: Film) => ({
    instance: film.instance,
    calibration: film.calibration,
    drawn: film.placements.drawn,
    clickSd: film.errors.line.sd,
  });
  const lock = lockScale(scaleFilm(flexion), scaleFilm(extension), bodyScale(flexion, extension));
  for (const warning of lock.warnings) notices.push(notice(warning.code, warning.said));
  notices.push(...objectScaleNotices(flexion, extension, lock));
  return { pair: { flexion, extension, lock } };
}

/**
 * Two magnifications that come from different places (an object drawn on one film only, the other's header) each count for their own film in
 * the object plane; where they say another scale ratio than the one the films were brought together by, the object plane is not to be trusted.
 */
function objectScaleNotices(flexion: Film, extension: Film, lock: ScaleLock): readonly Notice[] {
  const [f, e] = [flexion.divisor, extension.divisor];
  if (f === null || e === null || lock.ratio === null || lock.contradictsMagnifications) return [];
  const difference = e.value / f.value / lock.ratio - 1;
  if (Math.abs(difference) <= SCALE_TOLERANCE) return [];
  return [
    notice(
      'CALIBRATION_CONFLICT',
      sentence('scale.conflict', {
        flexion: flexion.calibration.sourceSaid,
        extension: extension.calibration.sourceSaid,
        percent: figure(Math.abs(difference) * 100, 1),
        source: lock.said,
      }),
    ),
  ];
}

/** Size of the bodies that both films show, extension over flexion. */
function bodyScale(flexion: Film, extension: Film): BodyScale | null {
  if (flexion.units !== 'detector' || extension.units !== 'detector') return null;
  let [sizeF, sizeE, count] = [0, 0, 0];
  let replicates = Infinity;
  for (const vertebra of VERTEBRAE) {
    const [f, e] = [flexion.bodies.get(vertebra), extension.bodies.get(vertebra)];
    if (f === undefined || e === undefined) continue;
    sizeF += bodySize(bodyCoordinates(f), 0);
    sizeE += bodySize(bodyCoordinates(e), 0);
    count += 1;
    replicates = Math.min(replicates, f.superiorAnterior.replicates.size, e.superiorAnterior.replicates.size);
  }
  if (count === 0 || sizeF === 0) return null;
  const error = (size: number, film: Film): number => (count * film.errors.corner.sd ** 2) / replicates / size ** 2;
  return { ratio: sizeE / sizeF, relativeStandardError: Math.sqrt(error(sizeF, flexion) + error(sizeE, extension)) };
}

function levelMeasures(
  films: Films,
  choices: Readonly<Record<Pose, FilmChoice>>,
  pair: PairOrReason,
  segment: Segment,
  motions: readonly InterspinousMotion[],
  document: CaseDocument,
): readonly Measurement[] {
  const [upper, lower] = vertebraeOf(segment) as readonly [Vertebra, Vertebra];
  const present = VARIANTS.filter(
    (variant: Variant) =>
      variant === 'tip' || document.annotations.some((annotation) => annotation.kind === `spinous-${variant}`),
  );
  const distances = present.flatMap((variant) =>
    (['flexion', 'extension'] as const).map((pose) =>
      interspinousDistance(filmOr(films, choices, pose), pose, variant, segment, upper, lower),
    ),
  );
  const others = present
    .filter((variant) => variant !== 'tip')
    .flatMap((variant) =>
      (['detector', 'object'] as const).map(
        (plane) => interspinousMotion(pair, plane, variant, segment, upper, lower).measurement,
      ),
    );
  const angles = POSES.map((pose) =>
    angleBetweenBodies(
      filmOr(films, choices, pose),
      { measure: 'segmentalAngle', segment, film: pose },
      upper,
      lower,
      'mid-plane',
      'mid-plane',
    ),
  );
  return [
    ...distances,
    ...motions.filter((motion) => motion.segment === segment).map((motion) => motion.measurement),
    ...others,
    ...angles,
    ...segmentMotion(pair, segment, upper, lower),
  ];
}

/** The motion of the first unfused level above, once for each fused level: in the object plane where it is known, else on the detector. */
function superjacentMotion(segment: Segment, fused: ReadonlySet<Segment>, motions: readonly InterspinousMotion[]): Measurement {
  const above = superjacentOf(segment, fused);
  const subject = { measure: 'superjacentMotion', segment };
  if (above === null)
    return unavailableAs(subject, unavailable('NO_SUPERJACENT_LEVEL', sentence('level.noSuperjacent', { level: segment })));
  const ofAbove = motions.filter((motion) => motion.segment === above);
  const object = ofAbove.find((motion) => motion.plane === 'object')?.measurement;
  const detector = ofAbove.find((motion) => motion.plane === 'detector')?.measurement;
  const chosen = object?.quantity.status === 'measured' || detector === undefined ? object : detector;
  if (chosen === undefined)
    return unavailableAs(subject, unavailable('NO_SUPERJACENT_LEVEL', sentence('level.unmeasured', { level: above })));
  const { quantity, basis } = chosen;
  return {
    ...subject,
    vertebra: null,
    film: null,
    quantity: quantity.status === 'measured' ? ofLevel(quantity, above) : quantity,
    basis,
  };
}

function ofLevel(quantity: MeasuredQuantity, level: Segment): MeasuredQuantity {
  const said = sentence('how.of', { level, how: quantity.said ?? quantity.method });
  return { ...quantity, method: inEnglish(said), said };
}

function globalMeasures(films: Films, choices: Readonly<Record<Pose, FilmChoice>>, pair: PairOrReason): readonly Measurement[] {
  const c2c7 = { measure: 'rangeOfMotionC2C7' };
  const measures = [
    rangeOfMotion(pair, c2c7, 'C2', 'C7'),
    ...(['flexion', 'extension'] as const).map((pose) =>
      angleBetweenBodies(
        filmOr(films, choices, pose),
        { measure: 'angleC2C7', film: pose },
        'C2',
        'C7',
        'inferior endplate',
        'inferior endplate',
      ),
    ),
  ];
  if (measures[0]?.quantity.status === 'unavailable' && 'pair' in pair) {
    const lowest = [...VERTEBRAE].reverse().find((v) => pair.pair.flexion.bodies.has(v) && pair.pair.extension.bodies.has(v));
    if (lowest !== undefined && VERTEBRAE.indexOf(lowest) > VERTEBRAE.indexOf('C2'))
      measures.push(rangeOfMotion(pair, { measure: 'rangeOfMotionVisible' }, 'C2', lowest));
  }
  return [...measures, scaleRatio(pair)];
}

function scaleRatio(pair: PairOrReason): Measurement {
  const subject = { measure: 'scaleRatio' };
  if ('why' in pair) return unavailableAs(subject, pair.why);
  const { flexion, extension, lock } = pair.pair;
  if (lock.ratio === null) {
    const detector = detectorScale(flexion, extension, lock);
    return unavailableAs(subject, detector.available ? unavailable('NO_SCALE_RATIO', sentence('scale.noRatio')) : detector.why);
  }
  const { standardError, half } = combine([
    { variance: lock.ratio ** 2 * lock.relativeVariance, df: flexion.errors.line.df },
    { variance: lock.ratio ** 2 * lock.tiltVariance, df: Infinity },
  ]);
  const isUnstated = lock.status === 'magnifications' && lock.relativeVariance === 0;
  const said = sentence(isUnstated ? 'scale.ratioNotStated' : 'scale.ratio', { source: sourceWords(lock) });
  return {
    ...subject,
    segment: null,
    vertebra: null,
    film: null,
    quantity: {
      status: 'measured',
      value: rounded(lock.ratio),
      unit: '1',
      standardError: rounded(standardError),
      interval95: [rounded(lock.ratio - half), rounded(lock.ratio + half)],
      method: inEnglish(said),
      said,
      plane: 'none',
    },
    basis: {
      annotations: lock.annotations,
      images: [flexion.sopInstanceUID, extension.sopInstanceUID],
      calibration: lock.source,
      calibrationSaid: lock.said,
    },
  };
}
