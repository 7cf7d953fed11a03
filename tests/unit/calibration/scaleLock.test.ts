import { describe, expect, test } from 'vitest';
import type { CalibrationAnnotation, RigidLengthAnnotation } from '#shared/annotation';
import type { BodyScale, ScaleFilm } from '#shared/calibration';
import { lockScale, resolveCalibration } from '#shared/calibration';
import type { SpacingHeader } from '#shared/dicom';
import { instance } from '../../fixtures/spineFilms.ts';

type Drawn = CalibrationAnnotation | RigidLengthAnnotation;

const film = (spacing: Partial<SpacingHeader>, drawn: readonly Drawn[] = [], clickSd = 0.3): ScaleFilm => {
  const image = instance({ uid: 'i', spacing });
  const known = drawn.filter((one): one is CalibrationAnnotation => one.kind === 'calibration');
  return { instance: image, calibration: resolveCalibration(image, known, clickSd), drawn, clickSd };
};
const line = (length: number): [[number, number], [number, number]] => [
  [10, 20],
  [10 + 0.6 * length, 20 + 0.8 * length],
];
const rigid = (length: number, object = 'plate', id = `r${object}${length}`): Drawn => ({
  id,
  kind: 'rigid-length',
  sopInstanceUID: 'i',
  frame: 1,
  line: line(length),
  object,
});
const known = (length: number, lengthMm: number, object?: string): Drawn => ({
  id: `c${length}`,
  kind: 'calibration',
  sopInstanceUID: 'i',
  frame: 1,
  line: line(length),
  lengthMm,
  ...(object === undefined ? {} : { object }),
});
const IPS = { imagerPixelSpacing: [0.2, 0.2] as const };
const codes = (lock: ReturnType<typeof lockScale>): readonly string[] => lock.warnings.map((one) => one.code);
const bodies = (ratio: number, relativeStandardError = 0.003): BodyScale => ({ ratio, relativeStandardError });

describe('scale lock', () => {
  test('a plate of 200 px in flexion and 212 px in extension: 1.06', () => {
    const lock = lockScale(film(IPS, [rigid(200)]), film(IPS, [rigid(212, 'Plate ')]), null);
    expect(lock).toMatchObject({ status: 'rigid', contradictsMagnifications: false });
    expect(lock.ratio).toBeCloseTo(1.06, 12);
    // 40 and 42.4 mm, two ends of 0.3 mm each.
    expect(lock.relativeVariance).toBeCloseTo(2 * 0.09 * (1 / 1600 + 1 / 42.4 ** 2), 12);
    expect(codes(lock)).toEqual(['SCALE_CORRECTED']);
  });
  test.each([
    [1800, 1835, false],
    [1800, 1837, true],
    [1837, 1800, true],
    [1800, 1800, false],
  ])('tube distances %i and %i mm: more than 2 %% apart is said, %s, whatever gives the scale', (f, e, said) => {
    const at = (distanceSourceToDetector: number) => ({ ...IPS, distanceSourceToDetector });
    const drawn = [rigid(200)];
    for (const lock of [lockScale(film(at(f)), film(at(e)), null), lockScale(film(at(f), drawn), film(at(e), drawn), null)])
      expect(codes(lock).includes('TUBE_DISTANCE_DIFFERS')).toBe(said);
  });
  test('a tube distance that a header lacks is not compared', () => {
    const lock = lockScale(film({ ...IPS, distanceSourceToDetector: 1800 }), film(IPS), null);
    expect(codes(lock)).not.toContain('TUBE_DISTANCE_DIFFERS');
  });
  test('detectors of different pixels: the ratio is of millimetres', () => {
    const lock = lockScale(film(IPS, [rigid(200)]), film({ imagerPixelSpacing: [0.1, 0.1] }, [rigid(404)]), null);
    expect(lock.ratio).toBeCloseTo(1.01, 12);
  });
  test('two objects are weighted by what is known of each', () => {
    const lock = lockScale(film(IPS, [rigid(200), rigid(50, 'cage')]), film(IPS, [rigid(202), rigid(50.5, 'cage')]), null);
    expect(lock.ratio).toBeCloseTo(1.01, 10);
    expect(lock.relativeVariance).toBeLessThan(2 * 0.09 * (1 / 1600 + 1 / 40.4 ** 2));
    expect(
      codes(lockScale(film(IPS, [rigid(200), rigid(50, 'cage')]), film(IPS, [rigid(202), rigid(54, 'cage')]), null)),
    ).toContain('RIGID_OBJECTS_DISAGREE');
  });
  test('calibrations of the same object are a rigid object too; of two lengths they are not', () => {
    expect(lockScale(film(IPS, [known(200, 32)]), film(IPS, [known(204, 32)]), null)).toMatchObject({ status: 'rigid' });
    const two = lockScale(film(IPS, [known(200, 32, 'plate')]), film(IPS, [known(204, 30, 'plate')]), null);
    expect(two.status).toBe('magnifications');
    expect(codes(two)).toContain('CALIBRATION_LENGTHS_DIFFER');
  });
  test('both headers: 1.25 over 1.15', () => {
    const lock = lockScale(film({ ...IPS, estimatedMagnification: 1.15 }), film({ ...IPS, estimatedMagnification: 1.25 }), null);
    expect(lock.status).toBe('magnifications');
    expect(lock.ratio).toBeCloseTo(1.25 / 1.15, 12);
    expect(codes(lock)).toEqual(['SCALE_CORRECTED']);
  });
  test('a drawn plate that contradicts equal headers counts, and is said', () => {
    const lock = lockScale(
      film({ ...IPS, estimatedMagnification: 1.2 }, [rigid(200)]),
      film({ ...IPS, estimatedMagnification: 1.2 }, [rigid(212)]),
      null,
    );
    expect(lock).toMatchObject({ status: 'rigid', contradictsMagnifications: true });
    expect(codes(lock)).toContain('SCALE_CONTRADICTS_HEADERS');
  });
  test('2.9 % between plate and headers is no contradiction', () => {
    const lock = lockScale(
      film({ ...IPS, estimatedMagnification: 1.2 }, [rigid(200)]),
      film({ ...IPS, estimatedMagnification: 1.2 }, [rigid(205.8)]),
      null,
    );
    expect(lock.contradictsMagnifications).toBe(false);
  });
  test.each([
    ['tube distances alone, 5 % apart', { distanceSourceToDetector: 1800 }, { distanceSourceToDetector: 1890 }, null, 'mismatch'],
    ['tube distances alone, 2 % apart', { distanceSourceToDetector: 1800 }, { distanceSourceToDetector: 1836 }, null, 'assumed'],
    ['bodies 6 % apart, nothing else', {}, {}, bodies(1.06), 'mismatch'],
    ['bodies 6 % apart, hardly known', {}, {}, bodies(1.06, 0.02), 'assumed'],
    ['bodies 2 % apart', {}, {}, bodies(1.02), 'assumed'],
    [
      'equal headers, bodies 6 % apart',
      { estimatedMagnification: 1.2 },
      { estimatedMagnification: 1.2 },
      bodies(1.06),
      'mismatch',
    ],
    [
      'headers say what bodies say',
      { estimatedMagnification: 1.2 },
      { estimatedMagnification: 1.272 },
      bodies(1.06),
      'magnifications',
    ],
    ['one magnification only', { estimatedMagnification: 1.2 }, {}, null, 'assumed'],
  ])('%s: %s', (_what, f, e, body, status) => {
    const lock = lockScale(film({ ...IPS, ...f }), film({ ...IPS, ...e }), body);
    expect(lock.status).toBe(status);
    if (status === 'mismatch') expect(codes(lock)).toEqual(['SCALE_MISMATCH']);
    // What tube distances add to it has a test of its own.
    if (status === 'assumed')
      expect(codes(lock).filter((code) => code !== 'TUBE_DISTANCE_DIFFERS')).toEqual(['SCALE_UNVERIFIED']);
  });
  test('a plate resolves what the bodies found', () => {
    expect(lockScale(film(IPS, [rigid(200)]), film(IPS, [rigid(212)]), bodies(1.06))).toMatchObject({ status: 'rigid' });
    expect(codes(lockScale(film(IPS, [rigid(200)]), film(IPS, [rigid(200)]), bodies(1.06)))).toEqual(['SCALE_BODIES_DISAGREE']);
  });
  test('a film without a detector spacing has no scale', () => {
    expect(lockScale(film({}), film(IPS), null).status).toBe('unknown');
  });
});
