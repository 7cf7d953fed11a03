/** One scalar that a measurement depends on. `component` numbers the error source it shares its variance estimate with. */
export interface Input {
  readonly value: number;
  readonly variance: number;
  readonly component: number;
}

export interface Propagated {
  readonly value: number;
  /** Variance of the value, split by error component; the sum is the whole. */
  readonly variances: readonly number[];
}

/** In mm (or pixels): far below any placement error, far above rounding. Central differences at this step are exact to about 1e-9. */
const STEP = 1e-4;

/**
 * First-order (delta method) propagation of independent input errors through `f`: `var f = Σ (∂f/∂xᵢ)² var xᵢ`, the derivatives by
 * central differences. `components` is the number of error components.
 */
export function propagate(f: (x: Float64Array) => number, inputs: readonly Input[], components: number): Propagated {
  const x = Float64Array.from(inputs, (input) => input.value);
  const value = f(x);
  const variances = Array.from({ length: components }, () => 0);
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input === undefined || input.variance === 0) continue;
    const step = STEP * Math.max(1e-3, Math.min(1, Math.abs(input.value)));
    x[i] = input.value + step;
    const above = f(x);
    x[i] = input.value - step;
    const below = f(x);
    x[i] = input.value;
    const slope = (above - below) / (2 * step);
    variances[input.component] = (variances[input.component] ?? 0) + slope * slope * input.variance;
  }
  return { value, variances };
}
