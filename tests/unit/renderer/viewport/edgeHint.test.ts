import { describe, expect, test } from 'vitest';
import type { DecodedFrame } from '#shared/dicom/pixels';
import { reducedFrame, visibleRegion } from '../../../../src/renderer/viewport/reducedFrame.ts';
import { edgeHint } from '../../../../src/renderer/viewport/tools/edgeHint.ts';
import { INITIAL_DISPLAY } from '../../../../src/renderer/viewport/display.ts';
import { viewTransform } from '../../../../src/renderer/viewport/viewTransform.ts';

const film = (columns: number, rows: number, value: (x: number, y: number) => number): DecodedFrame => ({
  rows,
  columns,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  signed: false,
  photometric: 'MONOCHROME2',
  values: Uint16Array.from({ length: rows * columns }, (_, i) =>
    Math.round(value((i % columns) + 0.5, Math.floor(i / columns) + 0.5)),
  ),
  min: 0,
  max: 65535,
});

describe('the marked edge', () => {
  // A logistic step: its steepest place is at x = 40.3 exactly, whatever its width.
  const step = film(80, 60, (x) => 1000 + 3000 / (1 + Math.exp(-(x - 40.3) / 0.8)));
  test('is where the grey is steepest, to a tenth of a pixel', () => {
    const hint = edgeHint(step, [37, 30.5], 8);
    expect(hint?.[0]).toBeCloseTo(40.3, 1);
    expect(Math.abs((hint?.[1] ?? NaN) - 30.5)).toBeLessThanOrEqual(8);
  });
  test('lies across a slanted edge as well', () => {
    // Distance from the line 0.6 x + 0.8 y = 50.
    const slanted = film(80, 60, (x, y) => 1000 + 3000 / (1 + Math.exp(-(0.6 * x + 0.8 * y - 50) / 0.8)));
    const hint = edgeHint(slanted, [38, 33], 8);
    expect(Math.abs(0.6 * (hint?.[0] ?? NaN) + 0.8 * (hint?.[1] ?? NaN) - 50)).toBeLessThan(0.1);
  });
  test('is none on an even grey, far from an edge, or at the rim', () => {
    expect(
      edgeHint(
        film(80, 60, () => 1000),
        [40, 30],
        8,
      ),
    ).toBeNull();
    expect(edgeHint(step, [12, 30], 8)).toBeNull();
    expect(edgeHint(step, [1, 1], 2)).toBeNull();
  });
});

test('a draft is the mean of the pixels that one screen pixel stands for, of the part on screen', () => {
  const frame = film(100, 60, (x, y) => Math.floor(x) * 10 + Math.floor(y));
  const image = { columns: 100, rows: 60, aspect: 1 };
  const canvas = { width: 20, height: 10, devicePixelRatio: 1 };
  const view = viewTransform({ ...INITIAL_DISPLAY, centre: [50, 30] }, image, canvas, 0.5);
  const region = visibleRegion(image, canvas, view);
  // 40 × 20 image pixels on screen, (30, 20) … (70, 40); two by two make one; one more all around.
  expect(region).toEqual({ left: 28, top: 18, columns: 22, rows: 12, factor: 2 });
  const reduced = region === null ? null : reducedFrame(frame, region);
  // Pixels (28 … 29, 18 … 19): 298, 308, 299, 309; their mean, 303.5, is stored whole.
  expect(reduced?.values[0]).toBe(303);
});
