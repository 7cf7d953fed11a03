import type { CalibrationAnnotation, RigidLengthAnnotation } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import { figure, inEnglish, literal, sentence, together, type Sentence } from '#shared/wording';
import type { Calibration, CalibrationWarning } from './calibration.ts';
import { calibrationWarning, differ, SCALE_TOLERANCE } from './calibration.ts';
import { headerCalibration } from './headerCalibration.ts';
import { tiltOfRatio } from './objectTilt.ts';
import { lengthOf } from './resolveCalibration.ts';

/** One film of a pair: what scale lock may read. */
export interface ScaleFilm {
  readonly instance: Instance;
  readonly calibration: Calibration;
  /** Known and unknown rigid objects drawn on this film. */
  readonly drawn: readonly (CalibrationAnnotation | RigidLengthAnnotation)[];
  /** SD of a placed point along one axis, in mm on this film's detector. */
  readonly clickSd: number;
}

/** The vertebral bodies' own size ratio, extension over flexion in detector mm: never used as the scale, only to contradict it. */
export interface BodyScale {
  readonly ratio: number;
  readonly relativeStandardError: number;
}

export interface ScaleLock {
  /**
   * `rigid`: the same object drawn on both films; `magnifications`: both films' own factors; `assumed`: nothing says, taken as one scale;
   * `mismatch`: more than 3 % apart and nothing resolves it; `unknown`: a film has no detector spacing.
   */
  readonly status: 'rigid' | 'magnifications' | 'assumed' | 'mismatch' | 'unknown';
  /** Extension over flexion, the same object's length in detector mm; null for `assumed`, `mismatch` and `unknown`. */
  readonly ratio: number | null;
  /** (standard error / ratio)², from drawing the objects. */
  readonly relativeVariance: number;
  /** What the assumed tilt of an object drawn on both films adds to it; 0 for other ratios. */
  readonly tiltVariance: number;
  readonly source: string;
  /** `source` in any language. */
  readonly said: Sentence;
  /** A drawn object says otherwise than the films' own magnifications, by more than 3 %. */
  readonly contradictsMagnifications: boolean;
  readonly annotations: readonly string[];
  readonly warnings: readonly CalibrationWarning[];
}

type Drawn = CalibrationAnnotation | RigidLengthAnnotation;

/** The scale between the two films of a pair (cli.md, "Detector plane"; clinical.md §1.5, §8.3). */
export function lockScale(flexion: ScaleFilm, extension: ScaleFilm, bodies: BodyScale | null): ScaleLock {
  const warnings: CalibrationWarning[] = [];
  const stated = statedRatio(flexion, extension);
  const rigid = rigidRatio(flexion, extension, warnings);
  const lock = (
    status: ScaleLock['status'],
    ratio: number | null,
    said: Sentence,
    rest: Partial<Pick<ScaleLock, 'relativeVariance' | 'tiltVariance' | 'annotations' | 'contradictsMagnifications'>> = {},
  ): ScaleLock => ({
    status,
    ratio,
    relativeVariance: 0,
    tiltVariance: 0,
    source: inEnglish(said),
    said,
    contradictsMagnifications: false,
    annotations: [],
    warnings,
    ...rest,
  });
  if (flexion.calibration.detectorSpacingMm === null || extension.calibration.detectorSpacingMm === null)
    return lock('unknown', null, sentence('lock.noDetector'));

  // Where nothing else gives the ratio, a difference beyond the scale's own tolerance is a mismatch, and said as one (below).
  if (rigid !== null || stated !== null) warnDistances(flexion.instance, extension.instance, warnings);
  if (rigid !== null) {
    const contradicts = stated !== null && differ(rigid.ratio, stated.ratio, SCALE_TOLERANCE);
    if (contradicts)
      warnings.push(
        calibrationWarning(
          'SCALE_CONTRADICTS_HEADERS',
          sentence('lock.contradicts', {
            object: rigid.source,
            ratio: figure(rigid.ratio, 3),
            stated: stated.source,
            statedRatio: figure(stated.ratio, 3),
          }),
        ),
      );
    warnBodies(rigid.ratio, bodies, warnings);
    if (differ(rigid.ratio, 1, SCALE_TOLERANCE)) warnings.push(corrected(rigid.ratio, rigid.source));
    return lock('rigid', rigid.ratio, rigid.source, {
      relativeVariance: rigid.relativeVariance,
      tiltVariance: rigid.relativeVariance > 0 ? tiltOfRatio(flexion.instance.spacing, extension.instance.spacing) : 0,
      annotations: rigid.annotations,
      contradictsMagnifications: contradicts,
    });
  }
  if (stated !== null) {
    if (bodiesContradict(stated.ratio, bodies)) {
      warnings.push(mismatch(sentence('lock.mismatchStated', { percent: percent(bodies, stated.ratio), source: stated.source })));
      return lock('mismatch', null, sentence('lock.bodiesAgainstStated'));
    }
    if (differ(stated.ratio, 1, SCALE_TOLERANCE)) warnings.push(corrected(stated.ratio, stated.source));
    return lock('magnifications', stated.ratio, stated.source, {
      relativeVariance: stated.relativeVariance,
      annotations: stated.annotations,
    });
  }
  const sid = [flexion, extension].map((film) => film.instance.spacing.distanceSourceToDetector);
  const [sidF, sidE] = sid;
  if (typeof sidF === 'number' && typeof sidE === 'number' && sidF > 0 && sidE > 0 && differ(sidE, sidF, SCALE_TOLERANCE)) {
    warnings.push(mismatch(sentence('lock.mismatchDistances', { flexion: figure(sidF), extension: figure(sidE) })));
    return lock('mismatch', null, sentence('lock.distances'));
  }
  warnDistances(flexion.instance, extension.instance, warnings);
  if (bodiesContradict(1, bodies)) {
    warnings.push(mismatch(sentence('lock.mismatchBodies', { percent: percent(bodies, 1) })));
    return lock('mismatch', null, sentence('lock.bodies'));
  }
  warnings.push(calibrationWarning('SCALE_UNVERIFIED', sentence('lock.unverified')));
  return lock('assumed', null, sentence('lock.assumed'));
}

/** One tube distance for both films is a condition of a good pair, whatever the scale is brought to afterwards [clinical.md §1.4]. */
const DISTANCE_TOLERANCE = 0.02;

function warnDistances(flexion: Instance, extension: Instance, warnings: CalibrationWarning[]): void {
  const [f, e] = [flexion.spacing.distanceSourceToDetector, extension.spacing.distanceSourceToDetector];
  if (f === null || e === null || f <= 0 || e <= 0 || !differ(e, f, DISTANCE_TOLERANCE)) return;
  warnings.push(
    calibrationWarning('TUBE_DISTANCE_DIFFERS', sentence('lock.tubeDistance', { flexion: figure(f), extension: figure(e) })),
  );
}

const mismatch = (said: Sentence): CalibrationWarning => calibrationWarning('SCALE_MISMATCH', said);

const corrected = (ratio: number, source: Sentence): CalibrationWarning =>
  calibrationWarning('SCALE_CORRECTED', sentence('lock.corrected', { percent: figure((ratio - 1) * 100, 1), source }));

const percent = (bodies: BodyScale, ratio: number): Sentence => figure(Math.abs(bodies.ratio / ratio - 1) * 100, 1);

/** Beyond doubt: the whole 95 % interval of the disagreement lies above the tolerance. */
function bodiesContradict(ratio: number, bodies: BodyScale | null): bodies is BodyScale {
  if (bodies === null) return false;
  return Math.abs(bodies.ratio / ratio - 1) - 1.96 * bodies.relativeStandardError > SCALE_TOLERANCE;
}

function warnBodies(ratio: number, bodies: BodyScale | null, warnings: CalibrationWarning[]): void {
  if (bodiesContradict(ratio, bodies))
    warnings.push(
      calibrationWarning('SCALE_BODIES_DISAGREE', sentence('lock.bodiesDisagree', { percent: percent(bodies, ratio) })),
    );
}

interface Ratio {
  readonly ratio: number;
  readonly relativeVariance: number;
  readonly source: Sentence;
  readonly annotations: readonly string[];
}

/** Ratio of the films' own magnifications: both drawn, else both headers', else one of each. */
function statedRatio(flexion: ScaleFilm, extension: ScaleFilm): Ratio | null {
  const headers = [headerCalibration(flexion.instance).magnification, headerCalibration(extension.instance).magnification];
  const resolved = [flexion.calibration.magnification, extension.calibration.magnification];
  const bothDrawn = flexion.calibration.kind === 'user-fiducial' && extension.calibration.kind === 'user-fiducial';
  const headersComplete = headers[0] != null && headers[1] != null;
  const [f, e] = bothDrawn || !headersComplete ? resolved : headers;
  if (f == null || e == null) return null;
  const fromHeaders = !bothDrawn && headersComplete;
  return {
    ratio: e.value / f.value,
    relativeVariance: (f.relativeStandardError ?? 0) ** 2 + (e.relativeStandardError ?? 0) ** 2,
    source: fromHeaders
      ? sentence('lock.bothHeaders', {
          flexionSource: f.said,
          flexion: figure(f.value, 3),
          extensionSource: e.said,
          extension: figure(e.value, 3),
        })
      : sentence('lock.bothFilms', { flexion: f.said, extension: e.said }),
    annotations: fromHeaders ? [] : [...flexion.calibration.annotations, ...extension.calibration.annotations],
  };
}

/** The name under which an object is the same on both films: its name, or for a nameless calibration its length. */
const objectKey = (drawn: Drawn): string => {
  const name = (drawn.object ?? '').trim().toLowerCase();
  return name !== '' || drawn.kind === 'rigid-length' ? name : `${drawn.lengthMm} mm`;
};

interface Measured {
  readonly label: string;
  /** Mean length in detector mm, and its variance. */
  readonly length: number;
  readonly variance: number;
  readonly lengthMm: number | null;
  readonly ids: readonly string[];
}

function measureObjects(film: ScaleFilm): ReadonlyMap<string, Measured> {
  const spacing = film.calibration.detectorSpacingMm;
  const groups = new Map<string, Drawn[]>();
  for (const drawn of film.drawn) groups.set(objectKey(drawn), [...(groups.get(objectKey(drawn)) ?? []), drawn]);
  const measured = new Map<string, Measured>();
  if (spacing === null) return measured;
  for (const [key, group] of groups) {
    const lengths = group.map((drawn) => lengthOf(drawn.line, spacing)).filter((length) => length > 0);
    if (lengths.length === 0) continue;
    const known = group.find((drawn) => drawn.kind === 'calibration');
    measured.set(key, {
      label: key,
      length: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
      variance: (2 * film.clickSd ** 2) / lengths.length,
      lengthMm: known?.kind === 'calibration' ? known.lengthMm : null,
      ids: group.map((drawn) => drawn.id),
    });
  }
  return measured;
}

/** Every object drawn on both films, weighted by how well its ratio is known. */
function rigidRatio(flexion: ScaleFilm, extension: ScaleFilm, warnings: CalibrationWarning[]): Ratio | null {
  const onExtension = measureObjects(extension);
  const ratios: Ratio[] = [];
  for (const [key, f] of measureObjects(flexion)) {
    const e = onExtension.get(key);
    if (e === undefined) continue;
    if (f.lengthMm !== null && e.lengthMm !== null && differ(f.lengthMm, e.lengthMm, 1e-6)) {
      warnings.push(calibrationWarning('CALIBRATION_LENGTHS_DIFFER', sentence('drawn.twoLengths', { object: key })));
      continue;
    }
    ratios.push({
      ratio: e.length / f.length,
      relativeVariance: f.variance / f.length ** 2 + e.variance / e.length ** 2,
      source: literal(f.label),
      annotations: [...f.ids, ...e.ids],
    });
  }
  const [first] = ratios;
  if (first === undefined) return null;
  /** Without a placement error all weigh the same. */
  const weight = (ratio: Ratio): number => (ratio.relativeVariance > 0 ? 1 / ratio.relativeVariance : 1);
  const total = ratios.reduce((sum, ratio) => sum + weight(ratio), 0);
  const ratio = Math.exp(ratios.reduce((sum, one) => sum + weight(one) * Math.log(one.ratio), 0) / total);
  if (ratios.some((one) => differ(one.ratio, ratio, SCALE_TOLERANCE)))
    warnings.push(calibrationWarning('RIGID_OBJECTS_DISAGREE', sentence('lock.objectsDisagree')));
  return {
    ratio,
    relativeVariance: ratios.every((one) => one.relativeVariance > 0) ? 1 / total : 0,
    source: together(
      ratios.map((one) => one.source),
      ', ',
    ),
    annotations: ratios.flatMap((one) => one.annotations),
  };
}
