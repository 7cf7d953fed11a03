import type { DecodedFrame, PixelDescription } from './description.ts';
import { shutterRuns } from './dressing.ts';
import { modalityFunction } from './modality.ts';
import { paddingRange } from './padding.ts';
import type { AppliedWindow } from './voiChoice.ts';

/** Frames with more distinct stored values than this are sampled instead of counted. */
const LARGEST_HISTOGRAM = 1 << 17;
const SAMPLES = 1 << 18;

/** Distinct values in ascending order, and how often each is there. */
interface Tally {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

/**
 * The window that puts the `low`-th percentile of the frame's modality values at black and the `high`-th at white, padding and what a
 * shutter covers left out.
 * A percentile is the smallest value that at least so many percent of the pixels do not exceed (nearest rank). A frame of one value
 * gets a window of width 1 above it.
 */
export function percentileWindow(frame: DecodedFrame, description: PixelDescription, low: number, high: number): AppliedWindow {
  const tally = tallied(frame, description);
  const from = percentile(tally, low);
  const to = percentile(tally, high);
  if (to <= from) return { center: from + 0.5, width: 1, function: 'LINEAR_EXACT' };
  return { center: (from + to) / 2, width: to - from, function: 'LINEAR_EXACT' };
}

function percentile({ values, counts, total }: Tally, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * total));
  let seen = 0;
  for (let i = 0; i < values.length; i += 1) {
    seen += counts[i]!;
    if (seen >= rank) return values[i]!;
  }
  return values.at(-1) ?? 0;
}

function tallied(frame: DecodedFrame, description: PixelDescription): Tally {
  const modality = modalityFunction(description);
  const pairs = storedCounts(frame, description).map(([stored, count]) => [modality(stored), count] as const);
  pairs.sort((a, b) => a[0] - b[0]);
  return {
    values: pairs.map(([value]) => value),
    counts: pairs.map(([, count]) => count),
    total: pairs.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** Takes covered pixels out again. */
function uncount(histogram: Uint32Array, { values, min }: DecodedFrame, runs: Int32Array | null): void {
  if (runs === null) return;
  for (let i = 0; i < runs.length; i += 2) for (let at = runs[i]!; at < runs[i + 1]!; at += 1) histogram[values[at]! - min]! -= 1;
}

function storedCounts(frame: DecodedFrame, description: PixelDescription): (readonly [number, number])[] {
  const { values, min, max } = frame;
  const padding = paddingRange(description);
  const isImage = (value: number): boolean => padding === null || value < padding.low || value > padding.high;
  if (description.floatingPoint === true || max - min >= LARGEST_HISTOGRAM) {
    const step = Math.max(1, Math.floor(values.length / SAMPLES));
    const pairs: (readonly [number, number])[] = [];
    const runs = shutterRuns(description);
    let run = 0;
    for (let i = 0; i < values.length; i += step) {
      while (runs !== null && run < runs.length && runs[run + 1]! <= i) run += 2;
      if (runs !== null && run < runs.length && i >= runs[run]!) continue;
      const value = values[i]!;
      if (!Number.isNaN(value) && isImage(value)) pairs.push([value, 1]);
    }
    return pairs;
  }
  const histogram = new Uint32Array(max - min + 1);
  for (let i = 0; i < values.length; i += 1) histogram[values[i]! - min]! += 1;
  uncount(histogram, frame, shutterRuns(description));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < histogram.length; i += 1) {
    const count = histogram[i]!;
    if (count > 0 && isImage(i + min)) pairs.push([i + min, count]);
  }
  return pairs;
}
