import type { Random } from '#shared/statistics';

/** What makes artefacts: photons a ray, how much harder the beam gets in metal, and views over half a turn. */
export interface Beam {
  readonly photons: number;
  readonly hardening: number;
  readonly angles: number;
}

const WATER = 0.02;
const METAL_HU = 2600;
/** The neck around the rendered block, mm of water along a ray. */
const NECK_MM = 140;

/**
 * Adds what a real reconstruction does wrong: the measured line integrals through metal are too small (beam hardening) and noisy (few photons
 * get through), and the filtered back-projection of these errors gives streaks, dark bands between metal, and the grain of the noise.
 */
export function metalArtefact(
  image: Float32Array,
  columns: number,
  rows: number,
  mm: number,
  blurMm: number,
  beam: Beam,
  random: Random,
): void {
  const bins = Math.ceil(Math.hypot(columns, rows)) + 8;
  const middle = bins / 2;
  const filter = rampFilter(bins, mm, blurMm);
  const errors = new Float32Array(bins);
  const filtered = new Float32Array(bins);
  const metal: number[] = [];
  for (let n = 0; n < image.length; n++) if ((image[n] as number) > METAL_HU) metal.push(n);
  const weights = metal.map((n) => ((image[n] as number) / 1000) * WATER * mm);
  const total = new Float32Array(image.length);
  for (let a = 0; a < beam.angles; a++) {
    const angle = (Math.PI * (a + 0.5)) / beam.angles;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    errors.fill(0);
    for (let n = 0; n < metal.length; n++) {
      const at = metal[n] as number;
      const t = ((at % columns) - columns / 2) * cos + (((at / columns) | 0) - rows / 2) * sin + middle;
      const low = t | 0;
      const share = t - low;
      errors[low] = (errors[low] as number) + (weights[n] as number) * (1 - share);
      errors[low + 1] = (errors[low + 1] as number) + (weights[n] as number) * share;
    }
    for (let b = 0; b < bins; b++) {
      const through = errors[b] as number;
      const chord = NECK_MM * WATER;
      // Noise of a count: one over the root of what arrives; a floor for the electronics.
      const arrives = Math.max(25, beam.photons * Math.exp(-Math.min(12, through + chord)));
      errors[b] =
        -beam.hardening * through * (through + 0.4 * chord * Math.min(1, through)) + random.normal() / Math.sqrt(arrives);
    }
    filterInto(filtered, errors, filter);
    for (let r = 0; r < rows; r++) {
      let t = (-columns / 2) * cos + (r - rows / 2) * sin + middle;
      const row = r * columns;
      for (let c = 0; c < columns; c++, t += cos) {
        const low = t | 0;
        const f = filtered[low] as number;
        total[row + c] = (total[row + c] as number) + f + (t - low) * ((filtered[low + 1] as number) - f);
      }
    }
  }
  const scale = ((Math.PI / beam.angles) * 1000) / WATER;
  for (let n = 0; n < image.length; n++) image[n] = (image[n] as number) + scale * (total[n] as number);
}

/** The ramp of filtered back-projection (per mm), softened by the scanner's own blur. */
function rampFilter(bins: number, mm: number, blurMm: number): Float32Array {
  const reach = Math.min(bins, 160);
  const plain = new Float32Array(2 * reach + 1);
  for (let n = -reach; n <= reach; n++)
    plain[n + reach] = n === 0 ? 1 / (4 * mm) : n % 2 === 0 ? 0 : -1 / (Math.PI * Math.PI * n * n * mm);
  const sd = Math.max(0.6, (0.8 * blurMm) / mm);
  const out = new Float32Array(2 * reach + 1);
  const wide = Math.ceil(4 * sd);
  let total = 0;
  for (let m = -wide; m <= wide; m++) total += Math.exp((-m * m) / (2 * sd * sd));
  for (let n = 0; n < out.length; n++)
    for (let m = -wide; m <= wide; m++)
      out[n] = (out[n] as number) + (Math.exp((-m * m) / (2 * sd * sd)) / total) * (plain[n + m] ?? 0);
  return out;
}

function filterInto(out: Float32Array, input: Float32Array, filter: Float32Array): void {
  const reach = (filter.length - 1) / 2;
  for (let b = 0; b < out.length; b++) {
    const from = Math.max(0, b - reach);
    const to = Math.min(input.length - 1, b + reach);
    let sum = 0;
    for (let i = from; i <= to; i++) sum += (input[i] as number) * (filter[i - b + reach] as number);
    out[b] = sum;
  }
}
