/** Chance-corrected agreement on categories: pure numbers, at most 1. Category indices are positions in an ordered list of `K` categories. */

/** What every rater called one item: category indices, one per rater. */
export type Ratings = readonly number[];

/** `w[i][j]`, the cost of calling i what is j, 0 on the diagonal: 1 elsewhere, |i − j|, or (i − j)², the last two over their largest. */
export const KAPPA_WEIGHTS = ['unweighted', 'linear', 'quadratic'] as const;
export type KappaWeights = (typeof KAPPA_WEIGHTS)[number];

function cost(weights: KappaWeights, i: number, j: number, categories: number): number {
  if (weights === 'unweighted') return i === j ? 0 : 1;
  const apart = Math.abs(i - j) / (categories - 1);
  return weights === 'linear' ? apart : apart * apart;
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Counts `table[first][second]` of two raters. */
export function crossTable(items: readonly Ratings[], categories: number, first = 0, second = 1): readonly (readonly number[])[] {
  const table = Array.from({ length: categories }, () => zeros(categories));
  for (const ratings of items) {
    const row = table[ratings[first] ?? -1];
    const column = ratings[second] ?? -1;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/**
 * Cohen's kappa, 1 − Σ w·observed / Σ w·expected, expected from both raters' own margins. Null where no disagreement can be
 * expected (both used one and the same category throughout).
 */
export function cohenKappa(table: readonly (readonly number[])[], weights: KappaWeights): number | null {
  const categories = table.length;
  const ofFirst = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const ofSecond = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const n = ofFirst.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      const w = cost(weights, i, j, categories);
      observed += w * (table[i]?.[j] ?? 0);
      expected += (w * (ofFirst[i] ?? 0) * (ofSecond[j] ?? 0)) / n;
    }
  }
  return expected === 0 || !Number.isFinite(expected) ? null : 1 - observed / expected;
}

/** Mean of Cohen's kappa over all pairs of raters (Light 1971). Null where a pair has none. */
export function lightKappa(items: readonly Ratings[], categories: number, weights: KappaWeights): number | null {
  const raters = items[0]?.length ?? 0;
  let sum = 0;
  let pairs = 0;
  for (let a = 0; a < raters; a++) {
    for (let b = a + 1; b < raters; b++) {
      const one = cohenKappa(crossTable(items, categories, a, b), weights);
      if (one === null) return null;
      sum += one;
      pairs++;
    }
  }
  return pairs === 0 ? null : sum / pairs;
}

/** Share of agreeing pairs of raters, and how often each category was called, over all raters. */
function pairAgreement(items: readonly Ratings[], categories: number): { agreement: number; shares: readonly number[] } {
  const totals = zeros(categories);
  let agreement = 0;
  for (const ratings of items) {
    const counts = zeros(categories);
    for (const one of ratings) counts[one] = (counts[one] ?? 0) + 1;
    const r = ratings.length;
    agreement += counts.reduce((sum, count) => sum + count * (count - 1), 0) / (r * (r - 1));
    for (const [k, count] of counts.entries()) totals[k] = (totals[k] ?? 0) + count / r;
  }
  return { agreement: agreement / items.length, shares: totals.map((total) => total / items.length) };
}

const corrected = (agreement: number, chance: number): number | null =>
  chance >= 1 ? null : (agreement - chance) / (1 - chance);

/** Fleiss (1971), any number of raters; chance is Σ share². Null where all raters called everything the same. */
export function fleissKappa(items: readonly Ratings[], categories: number): number | null {
  const { agreement, shares } = pairAgreement(items, categories);
  return corrected(
    agreement,
    shares.reduce((sum, share) => sum + share * share, 0),
  );
}

/** Gwet's AC1 (2008): chance is Σ share(1 − share)/(K − 1), which stays low where one category prevails. */
export function gwetAc1(items: readonly Ratings[], categories: number): number | null {
  const { agreement, shares } = pairAgreement(items, categories);
  return corrected(agreement, shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1));
}

/** Prevalence- and bias-adjusted kappa: chance is 1/K. */
export function pabak(items: readonly Ratings[], categories: number): number | null {
  return corrected(pairAgreement(items, categories).agreement, 1 / categories);
}

/** Share of pairs of raters that agree. */
export const observedAgreement = (items: readonly Ratings[], categories: number): number =>
  pairAgreement(items, categories).agreement;
