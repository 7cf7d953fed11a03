import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/annotation';
import type { Vertebra } from '#shared/spine';
import {
  cellKey,
  cellState,
  nextTarget,
  shownReplicates,
  walkOrder,
  walkProgress,
  type WalkInput,
} from '../../../../src/renderer/state/walk.ts';

const body = (id: string, sop: string, vertebra: Vertebra, replicate = 1): Annotation => ({
  id,
  kind: 'vertebra',
  sopInstanceUID: sop,
  frame: 1,
  vertebra,
  replicate,
  superiorAnterior: [0, 0],
  superiorPosterior: [9, 0],
  inferiorPosterior: [9, 6],
  inferiorAnterior: [0, 6],
});

const input = (change: Partial<WalkInput> = {}): WalkInput => ({
  annotations: [],
  films: [
    { pose: 'flexion', sopInstanceUID: 'F' },
    { pose: 'extension', sopInstanceUID: 'E' },
  ],
  replicate: 1,
  proposals: [],
  skipped: [],
  ...change,
});

describe('the guided walk', () => {
  it('goes film by film from C2 to T1, corners then tip: 2 films × 7 vertebrae × 2', () => {
    const order = walkOrder(input().films);
    expect(order).toHaveLength(28);
    expect(order[0]).toEqual({ film: 'flexion', vertebra: 'C2', part: 'corners' });
    expect(order[1]).toEqual({ film: 'flexion', vertebra: 'C2', part: 'tip' });
    expect(order[13]).toEqual({ film: 'flexion', vertebra: 'T1', part: 'tip' });
    expect(order[14]).toEqual({ film: 'extension', vertebra: 'C2', part: 'corners' });
  });

  it('goes on after where one is, and comes back to what was left out', () => {
    const from = { film: 'extension', vertebra: 'T1', part: 'tip' } as const;
    expect(nextTarget(input(), from)).toEqual({ film: 'flexion', vertebra: 'C2', part: 'corners' });
    const done = input({ annotations: [body('a', 'F', 'C2')] });
    expect(nextTarget(done, null)).toEqual({ film: 'flexion', vertebra: 'C2', part: 'tip' });
  });

  it('passes over what cannot be seen and what waits for confirmation', () => {
    const skipped = input({ skipped: [cellKey('F', 'C2', 'corners')], proposals: [{ ...body('p', 'F', 'C3') }] });
    expect(nextTarget(skipped, null, { film: 'flexion', part: 'corners' })?.vertebra).toBe('C4');
    expect(cellState(skipped, 'F', 'C2', 'corners')).toBe('skipped');
    expect(cellState(skipped, 'F', 'C3', 'corners')).toBe('proposed');
  });

  it('counts each repeated placement by itself', () => {
    const second = input({ annotations: [body('a', 'F', 'C2', 1)], replicate: 2 });
    expect(cellState(second, 'F', 'C2', 'corners')).toBe('open');
    expect(walkProgress(second)).toEqual({ done: 0, total: 28 });
    expect(walkProgress(input({ annotations: [body('a', 'F', 'C2')], skipped: [cellKey('E', 'T1', 'tip')] }))).toEqual({
      done: 1,
      total: 27,
    });
  });

  it('hides earlier placements while a blind one is made, later ones always, calibrations never', () => {
    const plate: Annotation = {
      id: 'c',
      kind: 'calibration',
      sopInstanceUID: 'F',
      frame: 1,
      line: [
        [0, 0],
        [0, 9],
      ],
      lengthMm: 30,
    };
    const all = [body('r1', 'F', 'C2', 1), body('r2', 'F', 'C2', 2), body('r3', 'F', 'C2', 3), plate];
    const ids = (replicate: number, blind: boolean) => shownReplicates(all, replicate, blind).map((one) => one.id);
    expect(ids(2, true)).toEqual(['r2', 'c']);
    expect(ids(2, false)).toEqual(['r1', 'r2', 'c']);
    expect(ids(1, true)).toEqual(['r1', 'c']);
  });
});
