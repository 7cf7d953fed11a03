import { unavailable, type UnavailableQuantity } from '#shared/units';
import { bootstrapInterval } from './bootstrap.ts';
import type { Complete } from './design.ts';
import { grouped } from './grouped.ts';
import {
  cohenKappa,
  crossTable,
  fleissKappa,
  gwetAc1,
  KAPPA_WEIGHTS,
  lightKappa,
  observedAgreement,
  pabak,
  type KappaWeights,
  type Ratings,
} from './kappa.ts';

/** A coefficient with its bootstrap interval by patient; null where it cannot be had (fewer than five patients, no variation). */
export interface Coefficient {
  readonly value: number;
  readonly interval95: readonly [number, number] | null;
}

export interface Categorical {
  /** In order; the weights count steps along it. */
  readonly categories: readonly string[];
  readonly subjects: number;
  readonly patients: number;
  readonly raters: number;
  readonly agreement: Coefficient;
  /** Cohen's; the mean over all pairs with more than two raters (Light). */
  readonly unweighted: Coefficient | UnavailableQuantity;
  readonly linear: Coefficient | UnavailableQuantity;
  readonly quadratic: Coefficient | UnavailableQuantity;
  readonly fleiss: Coefficient | UnavailableQuantity;
  readonly gwetAC1: Coefficient | UnavailableQuantity;
  readonly pabak: Coefficient | UnavailableQuantity;
  /** Counts of the first rater (rows) against each other one. */
  readonly tables: readonly { readonly raters: readonly [string, string]; readonly counts: readonly (readonly number[])[] }[];
  readonly interval: string;
}

/** The fusion categories, best first. */
const FUSION_ORDER = ['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis'] as const;

/**
 * The categories that occur, in order: as the file gives them, else the fusion categories' own (those that do not occur are left out),
 * else numbers by size, else the alphabet's.
 */
export function orderedCategories(given: readonly string[] | undefined, seen: readonly string[]): readonly string[] {
  const used = new Set(seen);
  if (given !== undefined && seen.every((one) => given.includes(one))) return given;
  if (seen.every((one) => (FUSION_ORDER as readonly string[]).includes(one))) return FUSION_ORDER.filter((one) => used.has(one));
  const numeric = seen.every((one) => one.trim() !== '' && Number.isFinite(Number(one)));
  return [...used].sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1));
}

export function categorical(
  { table, patients }: Complete<string>,
  names: readonly string[],
  given: readonly string[] | undefined,
  random: () => number,
  samples?: number,
): Categorical | UnavailableQuantity {
  if (table.length === 0) return unavailable('NO_CATEGORIES', 'no categories of two raters for the same subject');
  const categories = orderedCategories(given, table.flat());
  if (categories.length < 2) return unavailable('ONE_CATEGORY', `every reading is "${categories[0] ?? ''}"`);
  const k = categories.length;
  const items = table.map((row, i) => ({ patient: patients[i] ?? '', ratings: row.map((one) => categories.indexOf(one)) }));
  const clusters = [...grouped(items, ({ patient }) => patient).values()].map((group) => group.map(({ ratings }) => ratings));
  const all = clusters.flat();
  const of = (statistic: (ratings: readonly Ratings[]) => number | null): Coefficient | null => {
    const value = statistic(all);
    return value === null ? null : { value, interval95: bootstrapInterval(clusters, statistic, random, samples) };
  };
  const orUnavailable = (one: Coefficient | null): Coefficient | UnavailableQuantity =>
    one ?? unavailable('NO_VARIATION', 'a pair of raters used one category throughout');
  const raters = names.length;
  const weighted = (weights: KappaWeights): Coefficient | UnavailableQuantity =>
    orUnavailable(of((drawn) => (raters === 2 ? cohenKappa(crossTable(drawn, k), weights) : lightKappa(drawn, k, weights))));
  const [unweighted, linear, quadratic] = KAPPA_WEIGHTS.map(weighted) as [
    Coefficient | UnavailableQuantity,
    Coefficient | UnavailableQuantity,
    Coefficient | UnavailableQuantity,
  ];
  return {
    categories,
    subjects: table.length,
    patients: clusters.length,
    raters,
    agreement: of((drawn) => observedAgreement(drawn, k)) ?? { value: NaN, interval95: null },
    unweighted,
    linear,
    quadratic,
    fleiss: orUnavailable(of((drawn) => fleissKappa(drawn, k))),
    gwetAC1: orUnavailable(of((drawn) => gwetAc1(drawn, k))),
    pabak: orUnavailable(of((drawn) => pabak(drawn, k))),
    tables: names.slice(1).map((name, i) => ({ raters: [names[0] ?? '', name], counts: crossTable(all, k, 0, i + 1) })),
    interval: `BCa bootstrap, ${samples ?? 2000} samples of whole patients`,
  };
}
