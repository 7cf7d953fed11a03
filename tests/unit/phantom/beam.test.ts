import { describe, expect, it } from 'vitest';
import { detectorPoint, magnification, midsagittalPoint, project, type Beam } from '../../../src/shared/phantom/beam.ts';

/** SID 1800, SOD 1500: the midline is magnified 1.2; 0.2 mm pixels, so 6 pixels a millimetre. */
const BEAM: Beam = {
  sid: 1800,
  sod: 1500,
  spacing: [0.2, 0.2],
  rows: 1000,
  columns: 800,
  isocentre: [3, -5],
  centre: [400, 500],
  facing: 'left',
  mirrored: false,
};

describe('cone beam', () => {
  it('magnifies the midsagittal plane by SID/SOD', () => expect(magnification(BEAM)).toBe(1.2));

  it.each([
    // The central ray, wherever along it.
    [
      [0, 3, -5],
      [400, 500],
    ],
    [
      [40, 3, -5],
      [400, 500],
    ],
    // 10 mm behind it and 20 mm above: 60 px to the right, 120 px up.
    [
      [0, 13, 15],
      [460, 380],
    ],
    // 100 mm nearer the detector (the patient's left): 1800/1600 = 1.125.
    [
      [100, 13, 15],
      [456.25, 387.5],
    ],
    // 100 mm nearer the source: 1800/1400.
    [
      [-100, 17, -5],
      [490, 500],
    ],
  ] as const)('%j falls on %j', (point, expected) => {
    const got = project(BEAM, point);
    expect(got[0]).toBeCloseTo(expected[0], 9);
    expect(got[1]).toBeCloseTo(expected[1], 9);
  });

  it('turns about for a right lateral, whose source is at the other side', () => {
    const right: Beam = { ...BEAM, facing: 'right' };
    expect(project(right, [0, 13, 15])).toEqual([340, 380]);
    // What is near the detector on a left lateral is near the source here.
    expect(project(right, [-100, 13, 15])[0]).toBeCloseTo(400 - 56.25, 9);
  });

  it('flips the stored image when it is mirrored', () => {
    const off: Beam = { ...BEAM, centre: [380, 500] };
    expect(project(off, [0, 13, 15])[0]).toBeCloseTo(440, 9);
    expect(project({ ...off, mirrored: true }, [0, 13, 15])[0]).toBeCloseTo(800 - 440, 9);
  });

  it.each(['left', 'right'] as const)('goes back from film to plane, facing %s', (facing) => {
    for (const mirrored of [false, true]) {
      const beam: Beam = { ...BEAM, facing, mirrored, centre: [390, 510] };
      const at = project(beam, [0, -31, 22]);
      const back = midsagittalPoint(beam, at);
      expect(back[0]).toBeCloseTo(-31, 9);
      expect(back[1]).toBeCloseTo(22, 9);
      expect(project(beam, detectorPoint(beam, at))).toEqual([expect.closeTo(at[0], 9), expect.closeTo(at[1], 9)]);
    }
  });
});
