import { describe, expect, it } from 'vitest';
import {
  createVolume,
  findingSentence,
  indexToPatient,
  mayMeasure,
  patientToIndex,
  planVolume,
  PREFLIGHT_RULES,
  putSlice,
  shearDegrees,
  sliceDistance,
} from '#shared/volume';
import { inWords } from '#shared/wording';
import { axialSlice, axialStack, CT_PIXELS } from './stack.ts';

const plan = (...args: Parameters<typeof planVolume>) => {
  const made = planVolume(...args);
  if (made === null) throw new Error('no plan');
  return made;
};
const codes = (...args: Parameters<typeof planVolume>): readonly string[] => plan(...args).findings.map(({ code }) => code);

describe('a volume from slices', () => {
  it('puts slices in order of place, whatever order they come in, and says where each goes', () => {
    const { geometry, slices, missing, findings, bytes } = plan(axialStack([3, 1, 2, 0]));
    expect(slices.map(({ slice, at }) => [slice.sopInstanceUID, at])).toEqual([
      ['1.3', 0],
      ['1.1', 1],
      ['1.2', 2],
      ['1.0', 3],
    ]);
    expect(geometry).toEqual({
      size: [5, 4, 4],
      spacing: [0.4, 0.5, 1],
      origin: [-10, -20, 0],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    expect([missing, findings, bytes]).toEqual([[], [], 2 * 5 * 4 * 4]);
  });

  it('leaves the places of missing slices empty and measures nothing', () => {
    const made = plan(axialStack([0, 1, 2, 5, 6]));
    expect(made.geometry.size[2]).toBe(7);
    expect(made.missing).toEqual([3, 4]);
    expect(made.findings).toEqual([{ code: 'VOLUME_GAP', effect: 'refuse-measurement', params: { count: 2, mm: 2 } }]);
    expect(mayMeasure(made.findings)).toBe(false);
  });

  it('takes the first of two slices in one place', () => {
    const made = plan([...axialStack([0, 1, 2]), axialSlice('again', [-10, -20, 1])]);
    expect(made.leftOut.map((one) => one.sopInstanceUID)).toEqual(['again']);
    expect(made.findings.map(({ code }) => code)).toEqual(['VOLUME_DUPLICATES']);
    expect(mayMeasure(made.findings)).toBe(true);
  });

  it('keeps the longest even run of an uneven stack and refuses to measure', () => {
    const made = plan(axialStack([0, 1, 2, 3, 4, 5.6, 7.3]));
    expect(made.slices).toHaveLength(5);
    expect(made.findings).toContainEqual({
      code: 'VOLUME_UNEVEN',
      effect: 'refuse-measurement',
      params: { count: 2, total: 7, step: 1 },
    });
  });

  it('takes positions rounded to a hundredth of a millimetre as even', () => {
    const heights = Array.from({ length: 300 }, (_, i) => Number((i * 0.6251).toFixed(2)));
    const made = plan(axialStack(heights));
    expect(made.slices).toHaveLength(300);
    expect(made.missing).toEqual([]);
    expect(made.geometry.spacing[2]).toBeCloseTo(0.6251, 4);
  });

  it('goes through a tilted stack along its own slant: 1 mm slices that move 0.5 mm back lean by 26.57°', () => {
    const tilted = [0, 1, 2, 3].map((z, i) => axialSlice(`t${i}`, [-10, -20 + 0.5 * z, z], { gantryTilt: 26.565 }));
    const { geometry, findings } = plan(tilted);
    expect(findings).toEqual([{ code: 'VOLUME_TILT_CORRECTED', effect: 'warn', params: { degrees: 26.6 } }]);
    expect(shearDegrees(geometry)).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 6);
    expect(sliceDistance(geometry)).toBeCloseTo(1, 9);
    expect(indexToPatient(geometry, [0, 0, 3])).toEqual([-10, expect.closeTo(-18.5, 9), expect.closeTo(3, 9)]);
    const back = patientToIndex(geometry, [-8, -18.25, 1.5]);
    // y is −20 + 0.75 there for row 0, so that 1 mm is left: two rows.
    expect(back).toEqual([expect.closeTo(5, 9), expect.closeTo(2, 9), expect.closeTo(1.5, 9)]);
  });

  it('refuses where header and positions disagree about the tilt', () => {
    expect(codes([0, 1, 2].map((z) => axialSlice(`${z}`, [0, 0, z], { gantryTilt: 15 })))).toContain('VOLUME_TILT_UNSURE');
  });

  it.each([
    [
      'VOLUME_MIXED_ORIENTATION',
      [
        axialSlice('x', [0, 0, 9], {
          plane: { position: [0, 0, 9], rowDirection: [0, 1, 0], columnDirection: [0, 0, -1], sliceThickness: 1 },
        }),
      ],
    ],
    ['VOLUME_MIXED_MATRIX', [axialSlice('x', [0, 0, 3], { pixels: { ...CT_PIXELS, rows: 8 } })]],
    ['VOLUME_MIXED_KERNEL', [axialSlice('x', [-10, -20, 3], { kernel: 'SOFT' })]],
    [
      'VOLUME_MIXED_THICKNESS',
      [axialSlice('x', [-10, -20, 3], { plane: { ...axialSlice('', [-10, -20, 3]).plane, sliceThickness: 1.5 } })],
    ],
  ] as const)('says %s', (code, more) => {
    expect(codes([...axialStack([0, 1, 2]), ...more])).toContain(code);
  });

  it('says slices that are thick, apart, or more than memory holds', () => {
    const thick = axialStack([0, 2.5, 5]);
    expect(codes(thick)).toEqual(['VOLUME_SLICES_APART', 'VOLUME_THICK']);
    const findings = plan(axialStack([0, 1, 2]), { memoryBytes: 100 }).findings;
    expect(findings).toEqual([{ code: 'VOLUME_MEMORY', effect: 'refuse', params: { need: 1, have: 1 } }]);
  });

  it('is no volume with fewer than two places', () => {
    expect(planVolume([])).toBeNull();
    expect(planVolume(axialStack([4, 4]))).toBeNull();
  });

  it('words every finding in both languages', () => {
    for (const { code, effect } of PREFLIGHT_RULES) {
      const params = {
        count: 1,
        total: 2,
        mm: 1.5,
        step: 1,
        degrees: 1,
        header: 2,
        kernels: 'a',
        least: 1,
        most: 2,
        thickness: 1,
        need: 1,
        have: 1,
      };
      const said = findingSentence({ code, effect, params });
      expect(inWords(said, 'en')).not.toContain('{');
      expect(inWords(said, 'de')).not.toBe(inWords(said, 'en'));
    }
  });
});

describe('slices in a volume', () => {
  it('are rescaled each by its own slope and intercept, and cut to 16 bits with a count', () => {
    const volume = createVolume(plan(axialStack([0, 1])).geometry);
    const stored = Int16Array.from({ length: 20 }, (_, i) => i * 100);
    expect(putSlice(volume, 1, stored, { ...CT_PIXELS, rescaleSlope: 0.5, rescaleIntercept: -1024 })).toBe(0);
    expect(volume.voxels[20 + 7]).toBe(350 - 1024);
    expect([...volume.present]).toEqual([0, 1]);
    expect(putSlice(volume, 0, stored, { ...CT_PIXELS, rescaleSlope: 20 })).toBe(3);
    expect(volume.voxels[19]).toBe(32767);
  });

  it('have their padding as nothing', () => {
    const volume = createVolume(plan(axialStack([0, 1])).geometry);
    putSlice(volume, 0, new Int16Array(20).fill(-2000), { ...CT_PIXELS, paddingValue: -2000 });
    expect(volume.voxels[3]).toBe(-32768);
  });
});
