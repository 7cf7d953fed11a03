import { describe, expect, it } from 'vitest';
import type { Annotation, VertebraAnnotation } from '#shared/annotation';
import type { Vertebra } from '#shared/spine';
import { copyLayout } from '../../../../src/renderer/state/copyLayout.ts';

/** A body 20 wide and 10 high with its upper front corner at (x, y), front to the left. */
const body = (sop: string, vertebra: Vertebra, x: number, y: number): VertebraAnnotation => ({
  id: `${sop}-${vertebra}`,
  kind: 'vertebra',
  sopInstanceUID: sop,
  frame: 1,
  vertebra,
  replicate: 1,
  superiorAnterior: [x, y],
  superiorPosterior: [x + 20, y],
  inferiorPosterior: [x + 20, y + 10],
  inferiorAnterior: [x, y + 10],
});
const tip = (sop: string, vertebra: Vertebra, x: number, y: number): Annotation => ({
  id: `${sop}-${vertebra}-tip`,
  kind: 'spinous-tip',
  sopInstanceUID: sop,
  frame: 1,
  vertebra,
  point: [x, y],
  replicate: 1,
});

const copy = (annotations: readonly Annotation[], columns = { from: 1000, to: 1000 }) => {
  let n = 0;
  return copyLayout({
    annotations,
    from: { sopInstanceUID: 'F', columns: columns.from, rows: 2000 },
    to: { sopInstanceUID: 'E', columns: columns.to, rows: 2000 },
    replicate: 1,
    newId: () => `new-${++n}`,
  });
};

describe('copying a layout to the other film', () => {
  it('lies at the same place of the image where nothing stands on the other film, scaled with its columns', () => {
    const [made] = copy([body('F', 'C4', 100, 200)], { from: 1000, to: 500 });
    expect(made).toMatchObject({ id: 'new-1', sopInstanceUID: 'E', vertebra: 'C4', superiorAnterior: [50, 100] });
  });

  it('follows the nearest vertebra that stands on both: shifted by (30, -5)', () => {
    const made = copy([
      body('F', 'C3', 100, 200),
      body('E', 'C3', 130, 195),
      body('F', 'C4', 110, 220),
      tip('F', 'C3', 180, 215),
    ]);
    expect(made.map((one) => `${one.vertebra} ${one.kind}`)).toEqual(['C4 vertebra', 'C3 spinous-tip']);
    const [c4, c3] = made;
    expect(c4?.kind === 'vertebra' && c4.superiorAnterior.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([140, 215]);
    expect(c3?.kind === 'spinous-tip' && c3.point.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([210, 210]);
  });

  it('turns with it: a quarter turn about the body takes a point 60 behind to 60 below', () => {
    // C3's mid-plane goes from (120, 205) back to (100, 205) front on F; on E from (300, 300) to (300, 280): front is up.
    const turned: VertebraAnnotation = {
      ...body('E', 'C3', 0, 0),
      superiorAnterior: [305, 280],
      superiorPosterior: [305, 300],
      inferiorPosterior: [295, 300],
      inferiorAnterior: [295, 280],
    };
    const [made] = copy([body('F', 'C3', 100, 200), turned, tip('F', 'C3', 180, 205)]);
    expect(made?.kind === 'spinous-tip' && made.point.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([300, 360]);
  });

  it('leaves alone what stands there already, and other repetitions', () => {
    expect(copy([body('F', 'C3', 1, 1), body('E', 'C3', 2, 2)])).toEqual([]);
    expect(copy([{ ...body('F', 'C3', 1, 1), replicate: 2 }])).toEqual([]);
  });
});
