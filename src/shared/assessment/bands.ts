import type { ReaderError } from '#shared/measurement';
import { ASSUMED_SEM_MM } from '#shared/measurement';
import { standardDeviation, tQuantile } from '#shared/statistics';
import { figure, inEnglish, sentence, type Sentence } from '#shared/wording';
import type { DynamicBand } from './assessment.ts';

/** The grey zone about a threshold: motion at most `lower` is below it, at least `upper` above it, with one-sided 95 % confidence. */
export interface Bands {
  readonly lower: number;
  readonly upper: number;
  readonly threshold: number;
  readonly standardError: number;
  readonly replicates: number;
  readonly belowPossible: boolean;
  readonly from: string;
  /** `from` in any language. */
  readonly said: Sentence;
}

/** A reader as good as the best published ones with three placements gets fixed bands, half a mm either side [clinical.md §1.5, policy]. */
export const FIXED_BANDS = { replicates: 3, semMm: 0.45, halfWidthMm: 0.5 } as const;
const Z_95 = 1.6448536269514722;

/** Bands for placed landmarks. `perReplicate` is this level's motion by replicate, `replicates` the number of complete placements. */
export function placedBands(threshold: number, reader: ReaderError, perReplicate: readonly number[], replicates: number): Bands {
  const k = Math.max(1, replicates);
  const levelSd = standardDeviation(perReplicate) ?? 0;
  const pooled = reader.replicateSem;
  const spread = Math.max(levelSd, pooled?.sd ?? 0);
  const stored = reader.storedSem;
  const assumed = stored === null && spread === 0;
  const sem = assumed ? ASSUMED_SEM_MM : Math.max(spread, stored ?? 0);
  const standardError = sem / Math.sqrt(k);
  const bySpread = !assumed && (stored === null || spread > stored);
  const shared = { threshold, standardError, replicates: k };
  const source = errorInWords(assumed, bySpread, sem, reader.semSource, k);
  if (!assumed && k >= FIXED_BANDS.replicates && sem <= FIXED_BANDS.semMm)
    return {
      ...shared,
      lower: threshold - FIXED_BANDS.halfWidthMm,
      upper: threshold + FIXED_BANDS.halfWidthMm,
      belowPossible: true,
      ...worded(sentence('bands.fixed', { least: figure(FIXED_BANDS.replicates), limit: figure(FIXED_BANDS.semMm), source })),
    };
  const quantile = bySpread && pooled !== null ? tQuantile(0.95, pooled.df) : Z_95;
  const half = quantile * standardError;
  return {
    ...shared,
    lower: threshold - half,
    upper: threshold + half,
    belowPossible: !assumed,
    ...worded(sentence('bands.oneSided', { source })),
  };
}

const worded = (said: Sentence): Pick<Bands, 'from' | 'said'> => ({ from: inEnglish(said), said });

function errorInWords(assumed: boolean, bySpread: boolean, value: number, source: string | null, replicates: number): Sentence {
  const k = figure(replicates);
  if (assumed) return sentence('bands.assumed', { sem: figure(ASSUMED_SEM_MM, 1), k });
  const sem = figure(value, 2);
  if (bySpread) return sentence('bands.replicates', { sem, k });
  return source === null ? sentence('bands.stored', { sem, k }) : sentence('bands.storedFrom', { sem, source, k });
}

/** Bands for registered motion, which brings its own standard error. */
export function registeredBands(threshold: number, standardError: number): Bands {
  const half = Z_95 * standardError;
  return {
    lower: threshold - half,
    upper: threshold + half,
    threshold,
    standardError,
    replicates: 1,
    belowPossible: true,
    ...worded(sentence('bands.registration')),
  };
}

/** Band of an absolute motion, before effort is asked for. */
export function bandOf(motionMm: number, bands: Bands): Exclude<DynamicBand, 'non-diagnostic'> {
  if (motionMm >= bands.upper) return 'above';
  return bands.belowPossible && motionMm <= bands.lower ? 'below' : 'grey';
}
