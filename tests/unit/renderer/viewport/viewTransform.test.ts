import { describe, expect, test } from 'vitest';
import type { ImagePoint } from '#shared/geometry';
import { cornerstoneViewport } from '../../../../src/renderer/viewport/cornerstone/cornerstoneViewport.ts';
import type { DisplayState } from '../../../../src/renderer/viewport/display.ts';
import { flippedHorizontally, flippedVertically, INITIAL_DISPLAY, rotated } from '../../../../src/renderer/viewport/display.ts';
import {
  fitScale,
  panned,
  pixelAspect,
  pixelScaleOf,
  toCanvas,
  toImage,
  viewTransform,
  zoomedAbout,
} from '../../../../src/renderer/viewport/viewTransform.ts';

// 100 × 60 pixels in a window of 400 × 300, at 2 CSS pixels a pixel: 200 × 120 on screen, its corner at (100, 90).
const image = { columns: 100, rows: 60, aspect: 1 };
const canvas = { width: 400, height: 300, devicePixelRatio: 1 };
const at2 = (more: Partial<DisplayState> = {}): DisplayState => ({
  ...INITIAL_DISPLAY,
  zoom: { kind: 'pixel', scale: 2 },
  ...more,
});
const view = (display: DisplayState, shape = image) =>
  viewTransform(display, shape, canvas, pixelScaleOf(display, shape, canvas, null));

const close = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 9));
};

describe('the half pixel', () => {
  test('(0, 0) is the corner of the first pixel, its centre half a pixel further', () => {
    close(toCanvas(view(at2()), [0, 0]), [100, 90]);
    close(toCanvas(view(at2()), [0.5, 0.5]), [101, 91]);
    close(toCanvas(view(at2()), [100, 60]), [300, 210]);
  });
});

describe('eight ways to lie', () => {
  // Where the image's point (10, 5) is: from its middle (50, 30) it is (-40, -25), on screen (-80, -50) before turning.
  test.each([
    [0, false, [120, 100]],
    [90, false, [250, 70]],
    [180, false, [280, 200]],
    [270, false, [150, 230]],
    [0, true, [280, 100]],
    [90, true, [250, 230]],
    [180, true, [120, 200]],
    [270, true, [150, 70]],
  ] as const)('%i° mirrored %s', (rotation, mirrored, expected) => {
    const transform = view(at2({ rotation, mirrored }));
    close(toCanvas(transform, [10, 5]), expected);
    close(toImage(transform, expected), [10, 5]);
  });

  test('keys flip and turn what is on screen, whatever came before', () => {
    const start = at2({ rotation: 90, mirrored: true });
    const before = toCanvas(view(start), [10, 5]);
    const mirrorX = toCanvas(view(flippedHorizontally(start)), [10, 5]);
    const mirrorY = toCanvas(view(flippedVertically(start)), [10, 5]);
    const turned = toCanvas(view(rotated(start, 90)), [10, 5]);
    close(mirrorX, [400 - before[0], before[1]]);
    close(mirrorY, [before[0], 300 - before[1]]);
    // Clockwise by a quarter: (x, y) from the middle goes to (-y, x).
    close(turned, [200 - (before[1] - 150), 150 + (before[0] - 200)]);
  });
});

test('there and back at an odd angle, zoom and centre', () => {
  const transform = view({
    ...INITIAL_DISPLAY,
    rotation: 33,
    mirrored: true,
    zoom: { kind: 'pixel', scale: 0.7 },
    centre: [12.3, 44],
  });
  close(toImage(transform, toCanvas(transform, [81.25, 7.5])), [81.25, 7.5]);
  close(toCanvas(transform, [12.3, 44]), [200, 150]);
});

test('fits: the tighter side decides, turned or not', () => {
  expect(fitScale(image, canvas, 0)).toBeCloseTo(4);
  expect(fitScale(image, canvas, 90)).toBeCloseTo(3);
  expect(fitScale({ ...image, aspect: 2 }, canvas, 0)).toBeCloseTo(2.5);
});

test('an oblong pixel: twice as high as wide', () => {
  close(toCanvas(view(at2(), { ...image, aspect: 2 }), [10, 5]), [120, 50]);
});

test('a millimetre zoom needs millimetres', () => {
  const display: DisplayState = { ...INITIAL_DISPLAY, zoom: { kind: 'mm', scale: 6 } };
  expect(pixelScaleOf(display, image, canvas, { perColumn: 0.15, perRow: 0.15, plane: 'detector' })).toBeCloseTo(0.9);
  expect(pixelScaleOf(display, image, canvas, null)).toBeCloseTo(4);
});

test('zooms about the pointer', () => {
  const start = at2({ rotation: 90 });
  const at = [137, 61] as const;
  const held = toImage(view(start), at);
  const next = zoomedAbout(start, image, canvas, held, at, 5);
  const [x, y] = toCanvas(view(next), held);
  // Screen pixels meet image pixels, so within half of one.
  expect(Math.abs(x - at[0])).toBeLessThanOrEqual(0.5);
  expect(Math.abs(y - at[1])).toBeLessThanOrEqual(0.5);
});

test('pans with the hand and never loses the image', () => {
  const start = at2({ rotation: 270 });
  const point: ImagePoint = [40, 20];
  const [x, y] = toCanvas(view(start), point);
  close(toCanvas(view(panned(start, image, view(start), [15, -8])), point), [x + 15, y - 8]);
  expect(panned(start, image, view(start), [5000, 5000]).centre).toEqual([100, 0]);
});

test('the shape of a pixel from whichever spacing there is', () => {
  const none = {
    pixelSpacing: null,
    imagerPixelSpacing: null,
    nominalScannedPixelSpacing: null,
    pixelAspectRatio: null,
    calibrationType: null,
    calibrationDescription: null,
    estimatedMagnification: null,
    distanceSourceToDetector: null,
    distanceSourceToPatient: null,
  };
  expect(pixelAspect(none)).toBe(1);
  expect(pixelAspect({ ...none, imagerPixelSpacing: [0.3, 0.2] })).toBeCloseTo(1.5);
  expect(pixelAspect({ ...none, pixelAspectRatio: [4, 5] })).toBeCloseTo(0.8);
  expect(pixelAspect({ ...none, pixelSpacing: [0, 0.2] })).toBe(1);
});

describe("cornerstone's own transform is ours", () => {
  /** Its order of operations: centre, rotate, scale, unrotate, pan, rotate, flip, uncentre; in backing-store pixels. */
  const itsPoint = (
    display: DisplayState,
    shape: typeof image,
    ratio: number,
    [px, py]: ImagePoint,
  ): readonly [number, number] => {
    const c = { ...canvas, devicePixelRatio: ratio };
    const own = viewTransform(display, shape, c, pixelScaleOf(display, shape, c, null));
    const v = cornerstoneViewport(display, shape, c, own);
    const across = shape.aspect < 1 ? v.scale / shape.aspect : v.scale;
    const down = shape.aspect > 1 ? v.scale * shape.aspect : v.scale;
    const angle = (v.rotation * Math.PI) / 180;
    const turn = (x: number, y: number, by: number) =>
      [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)] as const;
    const flipped = [(px - shape.columns / 2) * (v.hflip ? -1 : 1), py - shape.rows / 2] as const;
    const once = turn(flipped[0], flipped[1], angle);
    const unturned = turn(once[0] + v.translation.x, once[1] + v.translation.y, -angle);
    const scaled = turn(unturned[0] * across, unturned[1] * down, angle);
    return [scaled[0] + Math.round(400 * ratio) / 2, scaled[1] + Math.round(300 * ratio) / 2];
  };

  test.each([
    [0, false, 1, 1],
    [90, true, 1.5, 1],
    [33, true, 2, 1],
    [270, false, 1.25, 2],
    [200, true, 1.5, 0.4],
  ])('%i° mirrored %s at %f, pixel aspect %f', (rotation, mirrored, ratio, aspect) => {
    const shape = { ...image, aspect };
    const display: DisplayState = {
      rotation,
      mirrored,
      invert: false,
      zoom: { kind: 'pixel', scale: 1.7 },
      centre: [31.5, 22.25],
    };
    const c = { ...canvas, devicePixelRatio: ratio };
    const [x, y] = toCanvas(viewTransform(display, shape, c, 1.7), [71, 13]);
    close(itsPoint(display, shape, ratio, [71, 13]), [x * ratio, y * ratio]);
  });
});
