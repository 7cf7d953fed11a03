import { tQuantile } from './quantiles.ts';

/** A part of a variance and the degrees of freedom that it was estimated with (Infinity: known). */
export interface ErrorComponent {
  readonly variance: number;
  readonly df: number;
}

/** Welch-Satterthwaite: degrees of freedom of a sum of independently estimated variances. Infinity when all are known (or zero). */
export function effectiveDegreesOfFreedom(components: readonly ErrorComponent[]): number {
  let total = 0;
  let weighted = 0;
  for (const { variance, df } of components) {
    total += variance;
    if (df !== Infinity) weighted += (variance * variance) / df;
  }
  return weighted === 0 ? Infinity : (total * total) / weighted;
}

/** Standard error and half-width of the two-sided 95 % interval of a value whose variance is the sum of these components. */
export function combine(components: readonly ErrorComponent[]): { readonly standardError: number; readonly half: number } {
  const standardError = Math.sqrt(components.reduce((sum, component) => sum + component.variance, 0));
  return { standardError, half: tQuantile(0.975, effectiveDegreesOfFreedom(components)) * standardError };
}
