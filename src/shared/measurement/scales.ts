import { OBJECT_TILT, type ScaleLock } from '#shared/calibration';
import type { Input } from '#shared/statistics';
import type { Plane, UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import type { Coordinates } from './bodyFrame.ts';
import { figure, sentence, type Sentence } from '#shared/wording';
import { COMPONENT } from './derive.ts';
import type { Film } from './film.ts';

/** Brings lengths measured on one film into mm of a plane. `factor` reads its inputs from `offset`. */
export interface FilmScale {
  readonly plane: Plane;
  readonly inputs: readonly Input[];
  readonly factor: (x: Coordinates, offset: number) => number;
  readonly words: Sentence;
}

/** Brings lengths of both films of a pair into mm of one plane and one scale. */
export interface PairScale {
  readonly plane: 'detector' | 'object';
  readonly inputs: readonly Input[];
  readonly flexion: (x: Coordinates, offset: number) => number;
  readonly extension: (x: Coordinates, offset: number) => number;
  readonly words: Sentence;
  readonly annotations: readonly string[];
}

export type Available<T> =
  { readonly available: true; readonly scale: T } | { readonly available: false; readonly why: UnavailableQuantity };

const none = (reason: string, why: Sentence): { readonly available: false; readonly why: UnavailableQuantity } => ({
  available: false,
  why: unavailable(reason, why),
});

const NO_MM = sentence('scale.noMillimetres');
const at = (x: Coordinates, i: number): number => x[i] as number;

/** One film's lengths: in the object plane where its magnification is known, else on the detector. */
export function filmScale(film: Film): Available<FilmScale> {
  const { divisor } = film;
  if (divisor !== null)
    return {
      available: true,
      scale: {
        plane: 'object',
        inputs: [
          { value: divisor.value, variance: divisor.variance, component: COMPONENT.line },
          { value: 0, variance: divisor.tolerance ** 2 + divisor.tiltVariance, component: COMPONENT.stated },
        ],
        factor: (x, o) => (1 + at(x, o + 1)) / at(x, o),
        words: calibrationWords(film),
      },
    };
  if (film.units === 'detector')
    return {
      available: true,
      scale: { plane: 'detector', inputs: [], factor: () => 1, words: sentence('scale.onDetector') },
    };
  return none('NO_CALIBRATION', sentence('scale.noMillimetresOf', { film: sentence(`pose.${film.pose}`) }));
}

function calibrationWords(film: Film): Sentence {
  const { badge, kind } = film.calibration;
  return kind === 'user-fiducial' ? withTilt(badge.said) : sentence('scale.errorNotStated', { badge: badge.said });
}

const withTilt = (source: Sentence): Sentence => sentence('scale.tilt', { source, tilt: figure(OBJECT_TILT.sdDegrees, 1) });

/** Where a pair's scale ratio comes from, with what is assumed of it. */
export const sourceWords = (lock: ScaleLock): Sentence => (lock.tiltVariance > 0 ? withTilt(lock.said) : lock.said);

/** Both films divided by their own magnifications. */
export function objectScale(flexion: Film, extension: Film, lock: ScaleLock): Available<PairScale> {
  const [f, e] = [flexion.divisor, extension.divisor];
  if (lock.status === 'mismatch') return scaleMismatch(lock);
  const rigid = lock.status === 'rigid' && lock.ratio !== null ? lock.ratio : null;
  if (f !== null && rigid !== null && (e === null || lock.contradictsMagnifications))
    return {
      available: true,
      scale: {
        plane: 'object',
        inputs: [
          { value: f.value, variance: f.variance, component: COMPONENT.line },
          { value: 0, variance: f.tolerance ** 2 + f.tiltVariance, component: COMPONENT.stated },
          { value: rigid, variance: lock.relativeVariance * rigid * rigid, component: COMPONENT.line },
          { value: 0, variance: lock.tiltVariance, component: COMPONENT.stated },
        ],
        flexion: (x, o) => (1 + at(x, o + 1)) / at(x, o),
        extension: (x, o) => (1 + at(x, o + 1)) / (at(x, o) * at(x, o + 2) * (1 + at(x, o + 3))),
        words: sentence('scale.objectByRatio', {
          flexion: calibrationWords(flexion),
          ratio: figure(rigid, 3),
          source: sourceWords(lock),
        }),
        annotations: [...flexion.calibration.annotations, ...lock.annotations],
      },
    };
  if (f !== null && e !== null) {
    const shared = f.object !== null && f.object === e.object;
    return {
      available: true,
      scale: {
        plane: 'object',
        inputs: [
          { value: f.value, variance: f.variance, component: COMPONENT.line },
          { value: e.value, variance: e.variance, component: COMPONENT.line },
          { value: 0, variance: f.tolerance ** 2, component: COMPONENT.stated },
          { value: 0, variance: shared ? 0 : e.tolerance ** 2, component: COMPONENT.stated },
          // One object on two films has one length, but stands differently on each.
          { value: 0, variance: f.tiltVariance, component: COMPONENT.stated },
          { value: 0, variance: e.tiltVariance, component: COMPONENT.stated },
        ],
        flexion: (x, o) => (1 + at(x, o + 2) + at(x, o + 4)) / at(x, o),
        extension: (x, o) => (1 + at(x, o + (shared ? 2 : 3)) + at(x, o + 5)) / at(x, o + 1),
        words: sentence('scale.objectBoth', { flexion: calibrationWords(flexion), extension: calibrationWords(extension) }),
        annotations: [...flexion.calibration.annotations, ...extension.calibration.annotations],
      },
    };
  }
  if (flexion.units === 'px' && extension.units === 'px' && f === null && e === null) return none('NO_CALIBRATION', NO_MM);
  return none(
    'NO_MAGNIFICATION',
    sentence('scale.noMagnification', { film: sentence(f === null ? 'pose.flexion' : 'pose.extension') }),
  );
}

/** As measured on flexion's detector; extension brought to flexion's scale. */
export function detectorScale(flexion: Film, extension: Film, lock: ScaleLock): Available<PairScale> {
  if (flexion.units !== 'detector' || extension.units !== 'detector')
    return flexion.units === 'px' && extension.units === 'px' && flexion.divisor === null && extension.divisor === null
      ? none('NO_CALIBRATION', NO_MM)
      : none(
          'NO_DETECTOR_SPACING',
          sentence('scale.noDetectorSpacing', {
            film: sentence(flexion.units === 'detector' ? 'pose.extension' : 'pose.flexion'),
          }),
        );
  if (lock.status === 'mismatch') return scaleMismatch(lock);
  const ratio = lock.ratio ?? 1;
  return {
    available: true,
    scale: {
      plane: 'detector',
      inputs: [
        { value: ratio, variance: lock.relativeVariance * ratio * ratio, component: COMPONENT.line },
        { value: 0, variance: lock.tiltVariance, component: COMPONENT.stated },
      ],
      flexion: () => 1,
      extension: (x, o) => 1 / (at(x, o) * (1 + at(x, o + 1))),
      words:
        lock.ratio === null
          ? sentence('scale.detectorAssumed')
          : sentence('scale.detectorByRatio', { ratio: figure(ratio, 3), source: sourceWords(lock) }),
      annotations: lock.annotations,
    },
  };
}

const scaleMismatch = (lock: ScaleLock): { readonly available: false; readonly why: UnavailableQuantity } =>
  none('SCALE_MISMATCH', lock.warnings.find((warning) => warning.code === 'SCALE_MISMATCH')?.said ?? sentence('scale.differ'));

/** The plane in which a length of a pair is given once: the object plane where it is known, else the detector. */
export function eitherScale(flexion: Film, extension: Film, lock: ScaleLock): Available<PairScale> {
  const object = objectScale(flexion, extension, lock);
  if (object.available) return object;
  const detector = detectorScale(flexion, extension, lock);
  return detector.available || object.why.reason === 'NO_MAGNIFICATION' ? detector : object;
}
