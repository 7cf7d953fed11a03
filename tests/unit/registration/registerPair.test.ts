import { describe, expect, test } from 'vitest';
import { applySimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { registerOverNeutral, registerPair, type RegistrationFilm, type VertebraLandmarks } from '#shared/registration';
import type { Vertebra } from '#shared/spine';
import { seededRandom } from '../../fixtures/seededRandom.ts';

/**
 * Films without anatomy but with a closed form: each "vertebra" is a cloud of soft dots fixed in its own frame, so that its place on the
 * extension film is known to the last digit, and a film of another cloud shares nothing with it.
 */
const MM = 0.25;
const SIZE = 480;
const NAMES = ['C3', 'C4', 'C5', 'C6'] as const satisfies readonly Vertebra[];

interface Bone {
  readonly vertebra: Vertebra;
  readonly marks: VertebraLandmarks;
  readonly dots: readonly { readonly at: Vec2; readonly bright: number }[];
}

/** Bones one below the other, facing left: body 17 × 14 mm, process to the right. */
function bones(seed: number): readonly Bone[] {
  const random = seededRandom(seed);
  return NAMES.map((vertebra, i): Bone => {
    const [x, y] = [170, 110 + i * 76];
    const marks: VertebraLandmarks = {
      vertebra,
      superiorAnterior: [x - 34, y - 28],
      superiorPosterior: [x + 34, y - 28],
      inferiorPosterior: [x + 34, y + 28],
      inferiorAnterior: [x - 34, y + 28],
      tip: [x + 160, y + 12],
    };
    const dots = Array.from({ length: 110 }, (_, k) => ({
      at: [x - 34 + (k / 110) * 190, y - 24 + random() * 48] as const,
      bright: 500 * (random() - 0.5),
    }));
    return { vertebra, marks, dots };
  });
}

/** Beside the bones, the same on both films: what does not move with them, and what makes their contrast ordinary. */
const clutter = (c: number, r: number): number => (c < 90 || c > 385 ? 150 * Math.sin(c / 9) * Math.sin(r / 11) : 0);

function film(dots: readonly { readonly at: Vec2; readonly bright: number }[], seed: number, gain: number): RegistrationFilm {
  const random = seededRandom(seed);
  const values = new Float32Array(SIZE * SIZE);
  for (let i = 0; i < values.length; i++) values[i] = 1000 + clutter(i % SIZE, i / SIZE) + 12 * (random() + random() - 1);
  for (const { at, bright } of dots)
    for (let r = Math.floor(at[1]) - 9; r <= at[1] + 9; r++)
      for (let c = Math.floor(at[0]) - 9; c <= at[0] + 9; c++) {
        if (r < 0 || c < 0 || r >= SIZE || c >= SIZE) continue;
        // A pixel's centre is half a pixel from its corner.
        const d2 = (c + 0.5 - at[0]) ** 2 + (r + 0.5 - at[1]) ** 2;
        values[r * SIZE + c] = (values[r * SIZE + c] ?? 0) + bright * Math.exp(-d2 / 8);
      }
  return { rows: SIZE, columns: SIZE, values: values.map((v) => gain * v), pixelMm: MM };
}

/** A turn clockwise about a point, then a shift, as the contract writes it: x' = scale · R · x + translation. */
function turned(angle: number, about: Vec2, shift: Vec2, scale: number): Similarity2 {
  const bare: Similarity2 = { angle, scale, translation: [0, 0] };
  const p = applySimilarity2(bare, about);
  return { ...bare, translation: [about[0] - p[0] + shift[0], about[1] - p[1] + shift[1]] };
}

const TRUTH = (scale: number): readonly Similarity2[] =>
  NAMES.map((_, i) =>
    turned(
      [11.3, 7.1, 4.2, 0][i] ?? 0,
      [170, 148 + i * 76],
      [
        [9.4, 3.3],
        [5.1, 1.2],
        [2.6, 0.7],
        [0, 0],
      ][i] as [number, number],
      scale,
    ),
  );

const pairOf = (scale: number, of = bones(3), on = of) => ({
  flexion: film(
    of.flatMap((bone) => bone.dots),
    11,
    1,
  ),
  extension: film(
    on.flatMap((bone, i) => bone.dots.map((dot) => ({ ...dot, at: applySimilarity2(TRUTH(scale)[i] as Similarity2, dot.at) }))),
    12,
    2.5,
  ),
  landmarks: of.map((bone) => bone.marks),
  placedOnExtension: new Map(),
  scale: null,
});

/** The film with `value` wherever `where` says so. */
const painted = (of: RegistrationFilm, value: number, where: (column: number, row: number) => boolean): RegistrationFilm => ({
  ...of,
  values: of.values.map((v, i) => (where(i % SIZE, Math.floor(i / SIZE)) ? value : v)),
});

describe('registerPair', () => {
  test.each([1, 0.97])('finds turn and place of each bone, unequal exposure, scale %d', (scale) => {
    const { vertebrae, scale: found } = registerPair(pairOf(scale));
    expect(Math.abs(found.ratio - scale)).toBeLessThan(0.001);
    vertebrae.forEach((one, i) => {
      expect([one.vertebra, one.rejection]).toEqual([NAMES[i], null]);
      const truth = TRUTH(scale)[i] as Similarity2;
      expect(Math.abs((one.transform?.angle ?? Number.NaN) - truth.angle)).toBeLessThan(0.05);
      for (const point of Object.values(bones(3)[i]?.marks ?? {})) {
        if (typeof point === 'string' || point === null) continue;
        const [a, b] = [applySimilarity2(one.transform as Similarity2, point), applySimilarity2(truth, point)];
        expect(Math.hypot(a[0] - b[0], a[1] - b[1]) * MM).toBeLessThan(0.05);
      }
    });
  });

  test('its covariance is symmetric, and says hundredths of a millimetre at the bone', () => {
    const [first] = registerPair(pairOf(1)).vertebrae;
    const c = first?.covariance ?? [];
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) expect(c[i]?.[j]).toBe(c[j]?.[i]);
    expect(Math.sqrt(c[0]?.[0] ?? Number.NaN)).toBeLessThan(0.2);
  });

  test('other bones are refused, every one', () => {
    const { vertebrae } = registerPair(pairOf(1, bones(3), bones(77)));
    expect(vertebrae.map((one) => one.accepted)).toEqual([false, false, false, false]);
    expect(vertebrae.every((one) => one.rejection !== null)).toBe(true);
  });

  test('films the wrong way round are called so, and no bone is accepted; other bones are not called so', () => {
    const pair = pairOf(1);
    const landmarks = bones(3).map(({ marks }, i): VertebraLandmarks => {
      const at = (p: Vec2): Vec2 => applySimilarity2(TRUTH(1)[i] as Similarity2, p);
      return {
        vertebra: marks.vertebra,
        superiorAnterior: at(marks.superiorAnterior),
        superiorPosterior: at(marks.superiorPosterior),
        inferiorPosterior: at(marks.inferiorPosterior),
        inferiorAnterior: at(marks.inferiorAnterior),
        tip: marks.tip === null ? null : at(marks.tip),
      };
    });
    const swapped = registerPair({ ...pair, flexion: pair.extension, extension: pair.flexion, landmarks });
    expect(swapped.vertebrae.map((one) => one.rejection?.code)).toEqual(NAMES.map(() => 'FILMS_SWAPPED'));
    const other = registerPair(pairOf(1, bones(3), bones(77)));
    expect(other.vertebrae.some((one) => one.rejection?.code === 'FILMS_SWAPPED')).toBe(false);
  });

  test('points placed elsewhere on extension refuse their own vertebra only', () => {
    const pair = pairOf(1);
    const { vertebrae } = registerPair({ ...pair, placedOnExtension: new Map([['C5', { tip: [40, 40] as const }]]) });
    expect(vertebrae.map((one) => one.rejection?.code ?? null)).toEqual([null, null, 'CONTRADICTS_PLACED_POINTS', null]);
  });

  test('a collimator and burned-in letters, one on each film, take no part: the bones beside and below them are found as before', () => {
    const pair = pairOf(1);
    // The collimator cuts C3's process on flexion; letters as bright as the detector goes lie on C5's body on extension.
    const flexion = painted(pair.flexion, 0, (c, r) => c > 290 && r < 150);
    const carried = applySimilarity2(TRUTH(1)[2] as Similarity2, [172, 262]);
    const letters = (c: number, r: number): boolean =>
      Math.abs(c - carried[0]) < 22 &&
      Math.abs(r - carried[1]) < 9 &&
      (Math.floor(c / 4) % 3 !== 0 || Math.floor(r / 3) % 3 === 0);
    const extension = painted(pair.extension, 12_000, letters);
    const { vertebrae } = registerPair({ ...pair, flexion, extension });
    vertebrae.forEach((one, i) => {
      expect([one.vertebra, one.rejection]).toEqual([NAMES[i], null]);
      const truth = TRUTH(1)[i] as Similarity2;
      expect(Math.abs((one.transform?.angle ?? Number.NaN) - truth.angle)).toBeLessThan(0.1);
      const middle: Vec2 = [170, 110 + i * 76];
      const [a, b] = [applySimilarity2(one.transform as Similarity2, middle), applySimilarity2(truth, middle)];
      expect(Math.hypot(a[0] - b[0], a[1] - b[1]) * MM).toBeLessThan(0.05);
    });
  });

  test('over a third film of the same bones the two halves add up to the whole', () => {
    const dots = bones(3);
    const half = (i: number): Similarity2 => turned([5.2, 3.3, 2.1, 0][i] ?? 0, [170, 148 + i * 76], [2, 1], 1);
    const neutral = film(
      dots.flatMap((bone, i) => bone.dots.map((dot) => ({ ...dot, at: applySimilarity2(half(i), dot.at) }))),
      21,
      1.4,
    );
    const pair = pairOf(1);
    const { toNeutral, toExtension } = registerOverNeutral({ ...pair, neutral });
    const whole = registerPair(pair);
    NAMES.forEach((vertebra, i) => {
      const [a, b, c] = [toNeutral, toExtension, whole].map(
        (one) => one.vertebrae.find((other) => other.vertebra === vertebra)?.transform?.angle ?? Number.NaN,
      ) as [number, number, number];
      expect(Math.abs(a - half(i).angle)).toBeLessThan(0.05);
      expect(Math.abs(a + b - c)).toBeLessThan(0.07);
    });
  });

  test('the same films give the same result', () => {
    expect(registerPair(pairOf(1))).toEqual(registerPair(pairOf(1)));
  });
});
