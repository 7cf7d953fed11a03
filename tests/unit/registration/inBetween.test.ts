import { describe, expect, test } from 'vitest';
import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { inBetween, stabilisedPicture, type DrawnBone } from '#shared/registration';

const square = (x: number, y: number): readonly Vec2[] => [
  [x - 12, y - 9],
  [x + 12, y - 9],
  [x + 12, y + 9],
  [x - 12, y + 9],
];
const bone = (x: number, y: number, transform: Similarity2): DrawnBone => ({ centre: [x, y], transform, edge: square(x, y) });

const BONES = [
  bone(60, 40, { angle: -22, scale: 1.02, translation: [13, 31] }),
  bone(60, 80, { angle: -12, scale: 1.02, translation: [5, 14] }),
  bone(60, 120, { angle: -3, scale: 1.02, translation: [-4, 7] }),
];
const near = (a: Vec2, b: Vec2): void => {
  expect(a[0]).toBeCloseTo(b[0], 9);
  expect(a[1]).toBeCloseTo(b[1], 9);
};

describe('poses between flexion and extension', () => {
  test.each([0, 1, 2])('end where the films are, with bone %i held still', (locked) => {
    const away = invertSimilarity2((BONES[locked] as DrawnBone).transform);
    for (const [i, one] of BONES.entries()) {
      const point: Vec2 = [one.centre[0] + 7, one.centre[1] - 3];
      near(applySimilarity2(inBetween(BONES, locked, 0)[i] as Similarity2, point), point);
      const end = applySimilarity2(composeSimilarity2(away, one.transform), point);
      near(applySimilarity2(inBetween(BONES, locked, 1)[i] as Similarity2, point), end);
    }
    for (const share of [0.25, 0.5, 0.9])
      near(applySimilarity2(inBetween(BONES, locked, share)[locked] as Similarity2, [33, 44]), [33, 44]);
  });

  test('turn by their share: half of 9° and of 19° against the lowest', () => {
    const angles = inBetween(BONES, 2, 0.5).map((one) => one.angle);
    expect(angles[0]).toBeCloseTo(-9.5, 9);
    expect(angles[1]).toBeCloseTo(-4.5, 9);
  });

  test('a bone goes round its centre of rotation, not across', () => {
    // The upper bone turns by 60° about the lower one's centre, at 40 px.
    const turned = 60;
    const about: Vec2 = [0, 40];
    const at = applySimilarity2({ angle: turned, scale: 1, translation: [0, 0] }, about);
    const motion: Similarity2 = { angle: turned, scale: 1, translation: [about[0] - at[0], about[1] - at[1]] };
    const pair = [
      { centre: [0, 0] as Vec2, transform: motion },
      { centre: about, transform: { angle: 0, scale: 1, translation: [0, 0] as Vec2 } },
    ];
    for (const share of [0.1, 0.5, 0.8]) {
      const place = applySimilarity2(inBetween(pair, 1, share)[0] as Similarity2, [0, 0]);
      expect(Math.hypot(place[0] - about[0], place[1] - about[1])).toBeCloseTo(40, 9);
      // Clockwise on the screen from straight above: to the right.
      expect(place[0]).toBeCloseTo(40 * Math.sin((share * turned * Math.PI) / 180), 9);
    }
  });
});

describe('the stabilised picture', () => {
  const SIZE = 160;
  const ramp = (slope: number) => ({
    columns: SIZE,
    rows: SIZE,
    values: Uint8ClampedArray.from({ length: SIZE * SIZE }, (_, i) => slope * (i % SIZE)),
  });
  const still: Similarity2 = { angle: 0, scale: 1, translation: [0, 0] };
  const frame = { left: 20, top: 10, step: 1, columns: 90, rows: 120 };
  const grey = (picture: Uint8ClampedArray, x: number, y: number): number =>
    picture[(y - frame.top) * frame.columns + x - frame.left] ?? Number.NaN;

  test('is the flexion film at one end and the extension film at the other, where nothing moves', () => {
    const given = { flexion: ramp(1), extension: ramp(0.5), bones: [bone(60, 60, still)], locked: 0, frame };
    expect(grey(stabilisedPicture(given, 0), 71, 50)).toBe(71);
    expect(grey(stabilisedPicture(given, 1), 71, 50)).toBe(36);
    // Halfway: (71 + 36) / 2.
    expect(grey(stabilisedPicture(given, 0.5), 71, 50)).toBeCloseTo(53.5, -0.1);
  });

  test('shows the moving bone where it is and the locked one where it stays', () => {
    const moved: Similarity2 = { angle: 0, scale: 1, translation: [20, 0] };
    const given = {
      flexion: ramp(1),
      extension: ramp(1),
      bones: [bone(60, 40, moved), bone(60, 100, still)],
      locked: 1,
      frame,
    };
    const half = stabilisedPicture(given, 0.5);
    // The upper bone has moved by 10 px: what lay at 60 − 10 on flexion and at 60 + 10 on extension is there now.
    expect(grey(half, 60, 40)).toBe(60);
    const start = stabilisedPicture(given, 0);
    const end = stabilisedPicture(given, 1);
    expect(grey(start, 60, 40)).toBe(60);
    expect(grey(end, 80, 40)).toBe(80);
    for (const picture of [start, half, end]) expect(grey(picture, 60, 100)).toBe(60);
  });
});
