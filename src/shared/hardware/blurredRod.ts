/**
 * How a rod with a drawn-out point looks through a scanner: a body of revolution of even density, blurred by a Gaussian across and another along.
 * Lengths in mm; values are shares of solid metal.
 */
export interface RodTemplate {
  readonly radii: readonly number[];
  /** Place along the axis of the first value; 0 is the tip, negative inside. */
  readonly from: number;
  readonly step: number;
  readonly count: number;
  /** `values[place · radii.length + ring]`. */
  readonly values: Float64Array;
}

export const TEMPLATE_STEP = 0.1;

/** The share of a disc of radius `r` that a Gaussian of SD `sigma` centred at `rho` from its middle sees; for many r at once, 0 … most. */
function discShares(rho: number, most: number, sigma: number, steps: number): Float64Array {
  const out = new Float64Array(steps + 1);
  const h = most / steps;
  let sum = 0;
  for (let n = 1; n <= steps; n++) {
    // The middle of the ring: near enough for rings a fortieth of the radius wide.
    const r = (n - 0.5) * h;
    sum +=
      (h * r * Math.exp(-((r - rho) ** 2) / (2 * sigma * sigma)) * scaledBessel((r * rho) / (sigma * sigma))) / (sigma * sigma);
    out[n] = sum;
  }
  return out;
}

/** exp(−x) I₀(x), from the two expansions of Abramowitz and Stegun 9.8.1 and 9.8.2. */
function scaledBessel(x: number): number {
  if (x < 3.75) {
    const t = (x / 3.75) ** 2;
    const i0 = 1 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    return i0 * Math.exp(-x);
  }
  const t = 3.75 / x;
  return (0.39894228 + t * (0.01328592 + t * (0.00225319 - t * 0.00157565))) / Math.sqrt(x);
}

export interface RodSpec {
  readonly radius: number;
  /** Length over which the rod narrows to nothing. */
  readonly taper: number;
  readonly sigmaAcross: number;
  readonly sigmaAlong: number;
}

/** `cut`: values are clipped at this share, then interpolated between voxels, which blurs what was clipped once more. */
export function rodTemplates(
  radius: number,
  sigmaAcross: number,
  tapers: readonly number[],
  sigmasAlong: readonly number[],
  radii: readonly number[],
  cut: { readonly share: number; readonly sigma: number } | null,
): readonly (RodTemplate & { readonly spec: RodSpec })[] {
  const steps = 40;
  const shares = radii.map((rho) => discShares(rho, radius, sigmaAcross, steps));
  const [from, to] = [-7, 3];
  const count = Math.round((to - from) / TEMPLATE_STEP) + 1;
  return tapers.flatMap((taper) => {
    const sharp = new Float64Array(count * radii.length);
    for (let p = 0; p < count; p++) {
      const s = from + p * TEMPLATE_STEP;
      const share = Math.max(0, Math.min(1, -s / taper));
      radii.forEach((_, ring) => {
        sharp[p * radii.length + ring] = shares[ring]?.[Math.round(share * steps)] ?? 0;
      });
    }
    return sigmasAlong.map((sigmaAlong) => {
      const seen = blurredAlong(sharp, count, radii.length, sigmaAlong / TEMPLATE_STEP);
      return {
        spec: { radius, taper, sigmaAcross, sigmaAlong },
        radii,
        from,
        step: TEMPLATE_STEP,
        count,
        values:
          cut === null
            ? seen
            : blurredAlong(
                seen.map((value) => Math.min(cut.share, value)),
                count,
                radii.length,
                cut.sigma / TEMPLATE_STEP,
              ),
      };
    });
  });
}

function blurredAlong(values: Float64Array, count: number, width: number, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const total = kernel.reduce((sum, w) => sum + w, 0);
  const out = new Float64Array(values.length);
  for (let p = 0; p < count; p++)
    for (let i = -reach; i <= reach; i++) {
      const q = Math.max(0, Math.min(count - 1, p + i));
      const w = (kernel[i + reach] as number) / total;
      for (let ring = 0; ring < width; ring++)
        out[p * width + ring] = (out[p * width + ring] as number) + w * (values[q * width + ring] as number);
    }
  return out;
}
