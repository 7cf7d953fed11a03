import type { DecodedFrame } from '#shared/dicom/pixels';
import type { ImagePoint } from '#shared/geometry';
import { distance2 } from '#shared/geometry';

/** The derivative of a Gaussian smooths and differentiates at once; 1.2 px is about the blur of a film's own edge. */
const SIGMA = 1.2;
const REACH = 4;
const SMOOTH = Array.from({ length: 2 * REACH + 1 }, (_, i) => Math.exp(-((i - REACH) ** 2) / (2 * SIGMA ** 2)));
const SLOPE = SMOOTH.map((weight, i) => ((i - REACH) / SIGMA ** 2) * weight);
/** The edge must stand out this much over the middle gradient of its neighbourhood: noise alone seldom does. */
const PROMINENCE = 2.5;

/**
 * The point of steepest grey within `radius` image pixels of `near`, to a fraction of a pixel, or null where no edge stands out.
 * A hint for the eye on one-sample images; it says nothing about anatomy and moves no point by itself.
 */
export function edgeHint(frame: DecodedFrame, near: ImagePoint, radius: number): ImagePoint | null {
  if (frame.samplesPerPixel !== 1) return null;
  const reach = Math.min(24, Math.max(1, radius));
  const strengths: number[] = [];
  let best: { readonly strength: number; readonly column: number; readonly row: number } | null = null;
  for (let row = Math.floor(near[1] - reach); row <= near[1] + reach; row++) {
    for (let column = Math.floor(near[0] - reach); column <= near[0] + reach; column++) {
      if (!hasMargin(frame, column, row) || distance2([column + 0.5, row + 0.5], near) > reach) continue;
      const [gx, gy] = gradient(frame, column, row);
      const strength = Math.hypot(gx, gy);
      strengths.push(strength);
      if (best === null || strength > best.strength) best = { strength, column, row };
    }
  }
  if (best === null || strengths.length < 5 || best.strength < PROMINENCE * median(strengths)) return null;
  return refined(frame, best.column, best.row, best.strength);
}

/** The top of a parabola through the strengths one pixel before and behind, along the gradient. */
function refined(frame: DecodedFrame, column: number, row: number, strength: number): ImagePoint {
  const [gx, gy] = gradient(frame, column, row);
  const unit = [gx / strength, gy / strength] as const;
  const at = (step: number): number => bilinearStrength(frame, column + unit[0] * step, row + unit[1] * step);
  const before = at(-1);
  const behind = at(1);
  const bend = before - 2 * strength + behind;
  const shift = bend < 0 ? Math.max(-1, Math.min(1, (before - behind) / (2 * bend))) : 0;
  return [column + 0.5 + unit[0] * shift, row + 0.5 + unit[1] * shift];
}

function bilinearStrength(frame: DecodedFrame, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const strength = (c: number, r: number): number => (hasMargin(frame, c, r) ? Math.hypot(...gradient(frame, c, r)) : 0);
  const top = strength(column, row) * (1 - fx) + strength(column + 1, row) * fx;
  const bottom = strength(column, row + 1) * (1 - fx) + strength(column + 1, row + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

const hasMargin = (frame: DecodedFrame, column: number, row: number): boolean =>
  column >= REACH && row >= REACH && column < frame.columns - REACH && row < frame.rows - REACH;

function gradient(frame: DecodedFrame, column: number, row: number): [number, number] {
  let gx = 0;
  let gy = 0;
  for (let j = 0; j <= 2 * REACH; j++) {
    const start = (row + j - REACH) * frame.columns + column - REACH;
    const smoothDown = SMOOTH[j] ?? 0;
    const slopeDown = SLOPE[j] ?? 0;
    for (let i = 0; i <= 2 * REACH; i++) {
      const value = frame.values[start + i] ?? 0;
      gx += value * (SLOPE[i] ?? 0) * smoothDown;
      gy += value * (SMOOTH[i] ?? 0) * slopeDown;
    }
  }
  return [gx, gy];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
