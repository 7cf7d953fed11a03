import { describe, expect, it } from 'vitest';
import { posteriorWallOffset } from '../../../src/shared/measurement/bodyFrame.ts';

/** Corners in the array's order: superior anterior, superior posterior, inferior posterior, inferior anterior; y down, anterior to the left. */
const lower = [0, 20, 16, 20, 16, 34, 0, 34];
const upperAt = (shift: number): readonly number[] => [0 + shift, 0, 16 + shift, 0, 16 + shift, 14, 0 + shift, 14];

describe('posterior-wall offset', () => {
  it.each([
    ['in line', 0, 0],
    ['2.5 mm towards the anterior side (left here)', -2.5, 2.5],
    ['1.25 mm towards the posterior side', 1.25, -1.25],
  ])('%s', (_what, shift, offset) => {
    expect(posteriorWallOffset([...upperAt(shift), ...lower], 0, 8)).toBeCloseTo(offset, 12);
  });

  it('a pure turn about the posteroinferior corner moves the body but not its wall', () => {
    const turn = (x: number, y: number): readonly [number, number] => {
      const c = Math.cos(-0.2);
      const s = Math.sin(-0.2);
      return [16 + c * (x - 16) - s * (y - 14), 14 + s * (x - 16) + c * (y - 14)];
    };
    const upper = [...turn(0, 0), ...turn(16, 0), ...turn(16, 14), ...turn(0, 14)];
    expect(posteriorWallOffset([...upper, ...lower], 0, 8)).toBeCloseTo(0, 12);
  });
});
