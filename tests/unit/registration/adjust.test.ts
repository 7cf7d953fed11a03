import { describe, expect, test } from 'vitest';
import { applySimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import {
  lookAtHandPose,
  pairUnderHand,
  vertebraOutline,
  type RegistrationFilm,
  type VertebraLandmarks,
} from '#shared/registration';
import { seededRandom } from '../../fixtures/seededRandom.ts';

/** One cloud of soft dots on each film, so that the pose is known to the last digit. */
const SIZE = 360;
const MM = 0.25;
const MARKS: VertebraLandmarks = {
  vertebra: 'C5',
  superiorAnterior: [96, 142],
  superiorPosterior: [164, 142],
  inferiorPosterior: [164, 198],
  inferiorAnterior: [96, 198],
  tip: [290, 182],
};
/** 5° clockwise and a shift. */
const TRUE: Similarity2 = { angle: 5, scale: 1, translation: [24.3, -11.7] };

function film(carried: (p: Vec2) => Vec2, seed: number): RegistrationFilm {
  const random = seededRandom(77);
  const noise = seededRandom(seed);
  const values = Float32Array.from({ length: SIZE * SIZE }, () => 1000 + 8 * (noise() - 0.5));
  for (let k = 0; k < 140; k++) {
    const bright = 500 * (random() - 0.5);
    const [x, y] = carried([96 + (k / 140) * 190, 146 + random() * 48]);
    for (let r = Math.floor(y) - 9; r <= y + 9; r++)
      for (let c = Math.floor(x) - 9; c <= x + 9; c++) {
        if (r < 0 || c < 0 || r >= SIZE || c >= SIZE) continue;
        const d2 = (c + 0.5 - x) ** 2 + (r + 0.5 - y) ** 2;
        values[r * SIZE + c] = (values[r * SIZE + c] ?? 0) + bright * Math.exp(-d2 / 8);
      }
  }
  return { rows: SIZE, columns: SIZE, values, pixelMm: MM };
}

const pair = pairUnderHand(
  film((p) => p, 1),
  film((p) => applySimilarity2(TRUE, p), 2),
);

/** The true pose turned about the middle of the body and moved, as a hand does it. */
function nudged(turn: number, dx: number, dy: number): Similarity2 {
  const angle = TRUE.angle + turn;
  const centre: Vec2 = [130, 170];
  const wanted = applySimilarity2(TRUE, centre);
  const turned = applySimilarity2({ angle, scale: 1, translation: [0, 0] }, centre);
  return { angle, scale: 1, translation: [wanted[0] - turned[0] + dx, wanted[1] - turned[1] + dy] };
}

describe('a pose set by hand', () => {
  test('is as similar as the engine says, and less so the further it is from the truth', () => {
    const similarity = [0, 1, 2, 4].map((px) => lookAtHandPose(pair, MARKS, nudged(0, px, 0)).similarity);
    expect(similarity[0]).toBeGreaterThan(0.95);
    for (const at of [1, 2, 3]) expect(similarity[at]).toBeLessThan(similarity[at - 1] ?? 0);
  });

  test('settles on the truth from beside it', () => {
    const { settled } = lookAtHandPose(pair, MARKS, nudged(0.6, 1.5, -1));
    expect(settled.transform.angle).toBeCloseTo(TRUE.angle, 1);
    const [x, y] = applySimilarity2(settled.transform, [130, 170]);
    const [tx, ty] = applySimilarity2(TRUE, [130, 170]);
    expect(Math.hypot(x - tx, y - ty)).toBeLessThan(0.1);
  });

  test('states its distance from where the films agree best as error', () => {
    const sd = (turn: number): number => {
      const { covariance } = lookAtHandPose(pair, MARKS, nudged(turn, 0, 0));
      return Math.sqrt(covariance?.[0]?.[0] ?? Number.NaN);
    };
    // The engine's own error in turn is a few hundredths of a degree; a turn by 0.5° adds itself.
    expect(sd(0)).toBeLessThan(0.1);
    expect(sd(0.5)).toBeGreaterThan(0.49);
    expect(sd(0.5)).toBeLessThan(0.6);
  });
});

describe('the outline of a vertebra', () => {
  const inside = (polygon: readonly Vec2[], [x, y]: Vec2): boolean => {
    let odd = false;
    polygon.forEach(([x1, y1], i) => {
      const [x2, y2] = polygon[(i + 1) % polygon.length] ?? [x1, y1];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
    });
    return odd;
  };

  test.each<[string, Vec2, boolean]>([
    ['the middle of the body', [130, 170], true],
    ['just inside its upper endplate', [130, 144], true],
    ['the process', [230, 177], true],
    ['just before the tip', [287, 182], true],
    ['above the body, in the disc', [130, 138], false],
    ['before the body', [90, 170], false],
    ['behind the tip', [296, 182], false],
    ['the neighbour behind the arch', [240, 140], false],
  ])('%s', (_, point, is) => {
    expect(inside(vertebraOutline(MARKS), point)).toBe(is);
  });

  test('without a tip ends behind the wall by 0.8 of the depth', () => {
    const behind = Math.max(...vertebraOutline({ ...MARKS, tip: null }).map(([x]) => x));
    expect(behind).toBeCloseTo(164 + 0.8 * 68, 6);
  });
});
