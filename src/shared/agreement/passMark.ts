/** A named, versioned bar for a reader in training. Lengths in mm. */
export interface PassMark {
  readonly id: string;
  readonly version: string;
  /** Levels that must have been read before any of it counts. */
  readonly levels: number;
  /** Standard error of measurement, the reader's own rounds. */
  readonly sem: number;
  /** Of the bias against the reference, either sign. */
  readonly bias: number;
  /** Of the lower end of ICC(2,1)'s interval, against the reference. */
  readonly iccLower: number;
  /** Linear weighted kappa of the category, against the reference. */
  readonly kappa: number;
}

/** Policy of the product, not a published criterion: SEM as the six best of 29 readers had it (Global Spine J 2025;15:2450). */
export const PASS_MARK: PassMark = {
  id: 'cervical-ism',
  version: '1.0.0',
  levels: 30,
  sem: 0.45,
  bias: 0.3,
  iccLower: 0.75,
  kappa: 0.61,
};

export interface Criterion {
  readonly name: 'levels' | 'sem' | 'bias' | 'icc' | 'kappa';
  readonly needed: number;
  /** Null: not measured (then it is not met). */
  readonly value: number | null;
  readonly interval95: readonly [number, number] | null;
  readonly met: boolean;
}

export interface Measured {
  readonly value: number;
  readonly interval95: readonly [number, number] | null;
}

/** What was measured of a reader, null where it was not. */
export interface Performance {
  readonly levels: number;
  readonly sem: Measured | null;
  readonly bias: Measured | null;
  readonly icc: Measured | null;
  readonly kappa: Measured | null;
}

export function judgePass(
  performance: Performance,
  mark: PassMark = PASS_MARK,
): { passed: boolean; criteria: readonly Criterion[] } {
  const { levels, sem, bias, icc, kappa } = performance;
  const criteria: readonly Criterion[] = [
    { name: 'levels', needed: mark.levels, value: levels, interval95: null, met: levels >= mark.levels },
    row('sem', mark.sem, sem, (one) => one.value <= mark.sem),
    row('bias', mark.bias, bias, (one) => Math.abs(one.value) <= mark.bias),
    row('icc', mark.iccLower, icc, (one) => one.interval95 !== null && one.interval95[0] > mark.iccLower),
    row('kappa', mark.kappa, kappa, (one) => one.value >= mark.kappa),
  ];
  return { passed: criteria.every(({ met }) => met), criteria };
}

function row(name: Criterion['name'], needed: number, one: Measured | null, met: (one: Measured) => boolean): Criterion {
  return { name, needed, value: one?.value ?? null, interval95: one?.interval95 ?? null, met: one !== null && met(one) };
}
