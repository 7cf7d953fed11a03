import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import { evaluateCase } from '#shared/evaluateCase';
import type { Vertebra } from '#shared/spine';
import { indexOf, instance } from '../../fixtures/spineFilms.ts';

/**
 * A neutral film of five bodies drawn by hand, so that every number below can be checked on squared paper. Coordinates are object mm, x to
 * the right, y down, the patient facing left; the detector has 10 px a mm and the film is magnified by 1.25.
 */
type Corners = readonly [sa: P, sp: P, ip: P, ia: P];
type P = readonly [number, number];
const box = (left: number, top: number, width = 16, height = 12): Corners => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];
const BODIES: Partial<Record<Vertebra, Corners>> = {
  C2: box(20, 0),
  // C3 stands 2 mm behind C2, 5 mm lower.
  C3: box(22, 17),
  C4: box(22, 34),
  // C7 as a body turned 30° into flexion about its posterosuperior corner (38, 80): its endplates fall to the front.
  C7: turnedBox([38, 80], 30),
  T1: turnedBox([40, 100], 45),
};

/** 16 × 12 mm, posterosuperior corner given, anterior end down by `degrees`. */
function turnedBox(corner: P, degrees: number): Corners {
  const at = (a: number, down: number): P => onTurned(corner, degrees, a, down);
  return [at(16, 0), at(0, 0), at(0, 12), at(16, 12)];
}

/** A point of such a body: `a` mm in front of its posterior wall, `down` mm below its superior endplate. */
function onTurned([x, y]: P, degrees: number, a: number, down: number): P {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [x - a * c + down * -s, y + a * s * 1 + down * c];
}

interface View {
  readonly name: string;
  readonly place: (p: P) => [number, number];
  readonly orientation?: readonly [string, string];
}
/** Pixels of one object mm: 10 times 1.25. */
const PX = 12.5;
const VIEWS: readonly View[] = [
  { name: 'facing left', place: ([x, y]) => [x * PX, y * PX] },
  { name: 'facing right', place: ([x, y]) => [(100 - x) * PX, y * PX] },
  { name: 'stored a quarter turn clockwise', place: ([x, y]) => [(150 - y) * PX, x * PX] },
  { name: 'turned and said so', place: ([x, y]) => [(150 - y) * PX, x * PX], orientation: ['H', 'P'] },
];

const ONE = [{ from: 'C3', to: 'C4', procedure: 'ACDF' }] as const;
const TWO = [...ONE, { from: 'C7', to: 'T1', procedure: 'ACDF' }] as const;

const measured = (view: View, extra: readonly Annotation[] = [], constructs: typeof ONE | typeof TWO = ONE) => {
  const annotations: Annotation[] = (Object.entries(BODIES) as [Vertebra, Corners][]).map(([vertebra, [sa, sp, ip, ia]]) => ({
    id: vertebra,
    kind: 'vertebra',
    sopInstanceUID: 'n',
    frame: 1,
    vertebra,
    superiorAnterior: view.place(sa),
    superiorPosterior: view.place(sp),
    inferiorPosterior: view.place(ip),
    inferiorAnterior: view.place(ia),
  }));
  const film = instance({
    uid: 'n',
    spacing: { imagerPixelSpacing: [0.1, 0.1], estimatedMagnification: 1.25 },
    ...(view.orientation === undefined ? {} : { orientation: view.orientation }),
  });
  return evaluateCase(
    {
      version: 1,
      surgery: { constructs: [...constructs] },
      reading: { reader: { id: 'r', ismSemMm: 0.45 } },
      annotations: [...annotations, ...extra],
    },
    indexOf([{ instance: film, pose: 'neutral' }]),
  ).measurements;
};
const value = (all: ReturnType<typeof measured>, measure: string, where?: string): number | string => {
  const found = all.find(
    (one) => one.measure === measure && (where === undefined || one.segment === where || one.vertebra === where),
  );
  return found?.quantity.status === 'measured' ? found.quantity.value : (found?.quantity.reason ?? 'absent');
};

const plate = (view: View): Annotation => ({
  id: 'plate',
  kind: 'plate',
  sopInstanceUID: 'n',
  frame: 1,
  // On the front wall (x = 22): 3 mm below the top of C3, and 1 mm past the bottom of C4 (46).
  cranial: view.place([21, 20]),
  caudal: view.place([21.5, 47]),
});

describe.each(VIEWS)('neutral film, $name', (view) => {
  const all = measured(view, [plate(view)]);
  test.each([
    // C2's lower endplate is level, C7's falls 30° to the front: the curve is open to the back, lordosis +30.
    ['lordosisC2C7', undefined, 30],
    ['slopeT1', undefined, 45],
    ['slopeC7', undefined, 30],
    ['slopeC2', undefined, 0],
    ['t1SlopeMinusLordosis', undefined, 15],
    // C2's centre at x = 28, the posterosuperior corner of C7 at 38: 10 mm in front of it.
    ['sagittalVerticalAxisC2C7', undefined, 10],
    ['segmentalLordosis', 'C2-C3', 0],
    // Mid-points (28, 12) and (30, 17): √(4 + 25).
    ['discHeight', 'C2-C3', Math.sqrt(29)],
    ['discHeightAnterior', 'C2-C3', Math.sqrt(29)],
    ['discHeight', 'C3-C4', 5],
    ['discHeightPosterior', 'C3-C4', 5],
    ['discHeightIndex', 'C3-C4', (100 * 5) / 16],
    // C2's posteroinferior corner at 36, C3's posterosuperior one at 38: 2 mm forward.
    ['listhesis', 'C2-C3', 2],
    ['listhesisPercent', 'C2-C3', 12.5],
    ['listhesis', 'C3-C4', 0],
    ['plateToDiscDistance', 'C3', 3],
    ['plateToDiscDistance', 'C4', -1],
  ])('%s %s is %d', (measure, where, expected) => {
    const got = value(all, measure, where);
    expect(typeof got).toBe('number');
    expect(got as number).toBeCloseTo(expected, 5);
  });
  test('levels that are not there', () => {
    expect(value(all, 'discHeight', 'C5-C6')).toBe('LANDMARK_MISSING');
    expect(value(all, 'segmentalRotation', 'C2-C3')).toBe('NO_FLEXION_FILM');
  });
});

/** 2 mm below the top of C7's front wall, to 3 mm above the bottom of T1's. */
const lowerPlate = (view: View): Annotation => ({
  id: 'lower',
  kind: 'plate',
  sopInstanceUID: 'n',
  frame: 1,
  cranial: view.place(onTurned([38, 80], 30, 16, 2)),
  caudal: view.place(onTurned([40, 100], 45, 16, 9)),
});

describe.each(VIEWS)('a plate for each of two constructs, $name', (view) => {
  test.each([
    ['cranial one drawn first', [plate(view), lowerPlate(view)]],
    ['caudal one drawn first', [lowerPlate(view), plate(view)]],
  ] as const)('%s', (_, plates) => {
    const all = measured(view, plates, TWO);
    for (const [vertebra, expected] of [
      ['C3', 3],
      ['C4', -1],
      ['C7', 2],
      ['T1', 3],
    ] as const)
      expect(value(all, 'plateToDiscDistance', vertebra)).toBeCloseTo(expected, 5);
  });

  test('one plate for two constructs is that of the nearer', () => {
    const all = measured(view, [lowerPlate(view)], TWO);
    expect(value(all, 'plateToDiscDistance', 'C3')).toBe('LANDMARK_MISSING');
    expect(value(all, 'plateToDiscDistance', 'C7')).toBeCloseTo(2, 5);
  });

  test('two plates for one construct are not told apart', () =>
    expect(value(measured(view, [plate(view), lowerPlate(view)]), 'plateToDiscDistance', 'C3')).toBe('PLATE_AMBIGUOUS'));
});

test('no plate, no distance', () => {
  expect(value(measured(VIEWS[0] as View), 'plateToDiscDistance', 'C3')).toBe('LANDMARK_MISSING');
});

test('where horizontal came from is said', () => {
  const method = (view: View): string => {
    const found = measured(view).find((one) => one.measure === 'slopeT1');
    return found?.quantity.status === 'measured' ? found.quantity.method : '';
  };
  expect(method(VIEWS[0] as View)).toContain("image's rows (the film taken as upright)");
  expect(method(VIEWS[2] as View)).toContain("image's columns (the film taken as upright)");
  expect(method(VIEWS[3] as View)).toContain('Patient Orientation H\\P');
});
