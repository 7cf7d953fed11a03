import { describe, expect, test } from 'vitest';
import { INITIAL_DISPLAY } from '../../../../src/renderer/viewport/display.ts';
import { linesThatFit } from '../../../../src/renderer/viewport/overlay/cornerRoom.ts';
import { edgeLetters, imageAxes } from '../../../../src/renderer/viewport/overlay/orientationLetters.ts';
import { scaleBar } from '../../../../src/renderer/viewport/overlay/scaleBar.ts';
import { viewTransform } from '../../../../src/renderer/viewport/viewTransform.ts';

const canvas = { width: 400, height: 300, devicePixelRatio: 1 };
const view = (rotation: number, mirrored: boolean, aspect = 1) =>
  viewTransform({ ...INITIAL_DISPLAY, rotation, mirrored }, { columns: 100, rows: 60, aspect }, canvas, 2);
const around = (letters: ReturnType<typeof edgeLetters>): string =>
  [letters.left, letters.top, letters.right, letters.bottom].map((edge) => edge.join('') || '-').join(' ');

describe('orientation letters, clockwise from the left edge', () => {
  // Rows run to posterior, columns to the feet: anterior on the left, head on top.
  const lateral = imageAxes(undefined, ['P', 'F']);
  test.each([
    [0, false, 'A H P F'],
    [90, false, 'F A H P'],
    [180, false, 'P F A H'],
    [270, false, 'H P F A'],
    [0, true, 'P H A F'],
    [90, true, 'F P H A'],
    [180, true, 'A F P H'],
    [270, true, 'H A F P'],
  ])('%i° mirrored %s', (rotation, mirrored, expected) => {
    expect(around(edgeLetters(lateral, view(rotation, mirrored)))).toBe(expected);
  });

  test('between the quarters the nearer edge comes first', () => {
    expect(around(edgeLetters(lateral, view(30, false)))).toBe('AF HA PH FP');
    expect(around(edgeLetters(lateral, view(10, false)))).toBe('A H P F');
  });

  test('an oblong pixel does not turn them', () => {
    expect(around(edgeLetters(lateral, view(10, false, 3)))).toBe('A H P F');
  });

  test('unknown is nothing', () => {
    expect(imageAxes(undefined, null)).toBeNull();
    expect(imageAxes(undefined, ['', 'F'])).toBeNull();
    expect(imageAxes(undefined, ['DI', 'CR'])).toBeNull();
    expect(around(edgeLetters(null, view(0, false)))).toBe('- - - -');
  });

  test('a slice says it by its plane, tilted ones with two letters', () => {
    const plane = {
      position: [0, 0, 0],
      rowDirection: [1, 0, 0],
      columnDirection: [0, 0.8, -0.6],
      sliceThickness: null,
    } as const;
    // Along a row to the patient's left; down a column mostly to posterior, and to the feet.
    expect(around(edgeLetters(imageAxes(plane, ['P', 'F']), view(0, false)))).toBe('R AH L PF');
  });
});

describe('scale bar: the longest of 1, 2, 5 × 10ⁿ that fits', () => {
  const film = { perColumn: 0.15, perRow: 0.15, plane: 'detector' } as const;
  test.each([
    // 0.3 CSS px a pixel = 2 CSS px a mm: 50 mm take 100 of 120.
    [0.3, film, 120, { length: 50, unit: 'mm', plane: 'detector', cssPixels: 100 }],
    [0.3, film, 99, { length: 20, unit: 'mm', plane: 'detector', cssPixels: 40 }],
    [3, film, 150, { length: 5, unit: 'mm', plane: 'detector', cssPixels: 100 }],
    [0.3, null, 120, { length: 200, unit: 'px', plane: null, cssPixels: 60 }],
    [0.3, film, 30, null],
  ])('%f, %o, %i', (pixelScale, millimetres, available, expected) => {
    const bar = scaleBar(pixelScale, millimetres, available);
    expect(bar && { ...bar, cssPixels: Math.round(bar.cssPixels * 1e6) / 1e6 }).toEqual(expected);
  });
});

test('corner lines drop out in small tiles', () => {
  expect(linesThatFit({ width: 900, height: 960, devicePixelRatio: 1 })).toBe(20);
  expect(linesThatFit({ width: 300, height: 240, devicePixelRatio: 1 })).toBe(5);
  expect(linesThatFit({ width: 300, height: 100, devicePixelRatio: 2 })).toBe(2);
  expect(linesThatFit({ width: 160, height: 900, devicePixelRatio: 1 })).toBe(0);
});
