import { describe, expect, test } from 'vitest';
import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { gifFrames } from '../../../../../src/renderer/features/motion/ghostFiles.ts';
import { INK } from '../../../../../src/renderer/features/motion/ghostInk.ts';
import { GIF_PALETTE, indexed } from '../../../../../src/renderer/features/motion/gifPalette.ts';
import { ghostMotion, movedBy, offsetOf } from '../../../../../src/renderer/features/motion/useAdjustment.ts';
import { LOOP_MS, shareAt } from '../../../../../src/renderer/features/motion/useGhost.ts';

const REGISTERED: Similarity2 = { angle: -9, scale: 1.03, translation: [41, -17] };
const CENTRE: Vec2 = [520, 640];

describe('a registration moved by hand', () => {
  test('carries the ghost over flexion as it was pushed', () => {
    const moved = movedBy(REGISTERED, ghostMotion(CENTRE, { x: 3.1, y: -0.4, angle: 0 }));
    // What of extension lay on a point of flexion lies 3.1 px to the right and 0.4 px higher now.
    const onExtension = applySimilarity2(REGISTERED, CENTRE);
    const [x, y] = applySimilarity2(invertSimilarity2(moved), onExtension);
    expect(x).toBeCloseTo(523.1, 9);
    expect(y).toBeCloseTo(639.6, 9);
  });

  test('turns about the bone, clockwise on the screen', () => {
    const moved = movedBy(REGISTERED, ghostMotion(CENTRE, { x: 0, y: 0, angle: 2 }));
    const ghost = composeSimilarity2(invertSimilarity2(moved), REGISTERED);
    expect(applySimilarity2(ghost, CENTRE)[0]).toBeCloseTo(CENTRE[0], 9);
    // A point 100 px to the right comes down by 100 · sin 2°.
    expect(applySimilarity2(ghost, [620, 640])[1]).toBeCloseTo(640 + 100 * Math.sin((2 * Math.PI) / 180), 9);
    // The ghost turned 2° clockwise: from flexion to extension it is 2° less.
    expect(moved.angle).toBeCloseTo(-11, 9);
    expect(moved.scale).toBeCloseTo(1.03, 12);
  });

  test('tells how far it has come from where it was', () => {
    const moved = movedBy(REGISTERED, ghostMotion(CENTRE, { x: -1.5, y: 2, angle: 0.7 }));
    const offset = offsetOf(REGISTERED, moved, CENTRE);
    expect([offset.x, offset.y, offset.angle].map((one) => Number(one.toFixed(9)))).toEqual([-1.5, 2, 0.7]);
  });
});

describe('the time of blink and loop', () => {
  test('blink at 2 Hz shows each film for a quarter of a second', () => {
    expect([0, 249, 250, 499, 500, 750].map((ms) => shareAt('blink', ms, 2))).toEqual([0, 0, 1, 1, 0, 1]);
  });
  test('the loop goes from flexion to extension and back, and is between them at a quarter', () => {
    expect(shareAt('loop', 0, 1)).toBeCloseTo(0, 12);
    expect(shareAt('loop', LOOP_MS / 4, 1)).toBeCloseTo(0.5, 12);
    expect(shareAt('loop', LOOP_MS / 2, 1)).toBeCloseTo(1, 12);
    expect(shareAt('loop', LOOP_MS, 1)).toBeCloseTo(0, 12);
  });
  test('an animated picture lasts as long as what it shows', () => {
    const length = (mode: 'blink' | 'loop', hertz: number): number => gifFrames(mode, hertz).reduce((sum, { ms }) => sum + ms, 0);
    expect(length('blink', 1.25)).toBeCloseTo(800, 9);
    expect(length('loop', 1)).toBeCloseTo(LOOP_MS, 6);
    expect(gifFrames('blink', 1).map(({ share }) => share)).toEqual([0, 1]);
  });
});

describe('the palette of animated pictures', () => {
  test('fits into a GIF and keeps greys within a grey level', () => {
    expect(GIF_PALETTE).toHaveLength(256);
    const pixels = new Uint8ClampedArray(256 * 4).map((_, i) => (i % 4 === 3 ? 255 : Math.floor(i / 4)));
    const off = [...indexed(pixels)].map((index, grey) => Math.abs((GIF_PALETTE[index]?.[0] ?? 999) - grey));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
  });
  test.each([INK.flexion, INK.extension, INK.remark])('has the ink %s itself', (ink) => {
    const colour = [1, 3, 5].map((at) => parseInt(ink.slice(at, at + 2), 16));
    const [index] = indexed(Uint8ClampedArray.of(...colour, 255));
    expect(GIF_PALETTE[index ?? 0]).toEqual(colour);
  });
});
