import type { RegistrationAnnotation } from '#shared/annotation';
import type { Input } from '#shared/statistics';
import { toRadians } from '#shared/units';
import { inEnglish, sentence } from '#shared/wording';
import { choleskyRows } from './cholesky.ts';
import { COMPONENT } from './derive.ts';
import type { Film } from './film.ts';
import type { Pair } from './motion.ts';
import type { Available, PairScale } from './scales.ts';
import { detectorScale, objectScale } from './scales.ts';

/** Takes a flexion point (film units) to extension (film units); its inputs are standard normals that spread by the covariance. */
export interface Carrier {
  readonly inputs: readonly Input[];
  readonly scaleInMm: number;
  readonly carry: (x: ArrayLike<number>, offset: number, px: number, py: number) => readonly [number, number];
}
export type Carriers = readonly [Carrier, Carrier];

/** The carrier of a registration, or null where its covariance is none. */
export function carrier(
  registration: Pick<RegistrationAnnotation, 'angle' | 'translation' | 'scale' | 'covariance'>,
  flexion: Film,
  extension: Film,
): Carrier | null {
  const rows = choleskyRows(registration.covariance ?? []);
  if (rows === null || (rows.length !== 3 && rows.length !== 4)) return null;
  const mean = [registration.angle, registration.translation[0], registration.translation[1], registration.scale];
  const n = rows.length;
  return {
    inputs: rows.map(() => ({ value: 0, variance: 1, component: COMPONENT.stated })),
    scaleInMm: (registration.scale * extension.spacing[1]) / flexion.spacing[1],
    carry: (x, offset, px, py) => {
      const at = (row: number): number => {
        let sum = mean[row] ?? 0;
        for (let j = 0; j < n; j++) sum += (rows[row]?.[j] ?? 0) * (x[offset + j] as number);
        return sum;
      };
      const radians = toRadians(at(0));
      const scale = at(3);
      const [c, s] = [Math.cos(radians) * scale, Math.sin(radians) * scale];
      const [column, row] = [px / flexion.spacing[1], py / flexion.spacing[0]];
      return [(c * column - s * row + at(1)) * extension.spacing[1], (s * column + c * row + at(2)) * extension.spacing[0]];
    },
  };
}

const BY_REGISTRATION = sentence('lock.registration');

/** The pair's scale; where nothing else gives the ratio, the lower vertebra's own registered scale does. */
export function scaleOf(pair: Pair, plane: 'detector' | 'object', carriers: Carriers): Available<PairScale> {
  const open = pair.lock.ratio === null && (pair.lock.status === 'assumed' || pair.lock.status === 'mismatch');
  const lock = open
    ? {
        ...pair.lock,
        status: 'rigid' as const,
        ratio: carriers[1].scaleInMm,
        source: inEnglish(BY_REGISTRATION),
        said: BY_REGISTRATION,
      }
    : pair.lock;
  return plane === 'object' ? objectScale(pair.flexion, pair.extension, lock) : detectorScale(pair.flexion, pair.extension, lock);
}
