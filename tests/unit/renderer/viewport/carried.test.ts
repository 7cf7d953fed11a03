import { describe, expect, test } from 'vitest';
import { carried } from '../../../../src/renderer/viewport/marks/carried.ts';
import type { ViewTransform } from '../../../../src/renderer/viewport/viewTransform.ts';

const canvas = { width: 800, height: 600, devicePixelRatio: 1 };
const upright = (scale: number, e: number, f: number): ViewTransform => ({
  a: scale,
  b: 0,
  c: 0,
  d: scale,
  e,
  f,
  pixelScale: scale,
});

describe('marks carried along', () => {
  test('the view itself needs nothing', () => {
    const view = upright(0.5, 10, 20);
    expect(carried(view, view, canvas)).toBe('');
  });

  test('a pan is a shift by what the image moved', () => {
    expect(carried(upright(0.5, 10, 20), upright(0.5, 47, -13), canvas)).toBe('matrix(1, 0, 0, 1, 37, -33)');
  });

  // Image point (100, 40): at 60, 40 before, at 145, 80 after; 1.2 × (60, 40) + (73, 32) is (145, 80).
  test('a zoom is a scale about the corner and a shift', () => {
    expect(carried(upright(0.5, 10, 20), upright(0.6, 85, 56), canvas)).toBe('matrix(1.2, 0, 0, 1.2, 73, 32)');
  });

  test('on a turned and mirrored image the shift is still that of the screen', () => {
    const turned = { a: 0, b: 0.5, c: 0.5, d: 0, e: 10, f: 20, pixelScale: 0.5 };
    expect(carried(turned, { ...turned, e: 15, f: 17 }, canvas)).toBe('matrix(1, 0, 0, 1, 5, -3)');
  });

  test('beyond half a canvas, or at quite another size, the marks are drawn anew', () => {
    const view = upright(0.5, 10, 20);
    expect(carried(view, { ...view, e: 10 + 400 }, canvas)).not.toBeNull();
    expect(carried(view, { ...view, e: 10 + 401 }, canvas)).toBeNull();
    expect(carried(view, { ...view, f: 20 - 301 }, canvas)).toBeNull();
    expect(carried(view, upright(0.81, 10, 20), canvas)).toBeNull();
    expect(carried(view, upright(0.3, 10, 20), canvas)).toBeNull();
  });
});
