import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import { evaluateCase } from '#shared/evaluateCase';
import type { Segment, Vertebra } from '#shared/spine';
import { VISIBLE_HUMAN_PAIRS, visibleHumanCase, visibleHumanIndex, visibleHumanTruth } from '../../fixtures/visibleHuman.ts';

describe.each(VISIBLE_HUMAN_PAIRS)('Visible Human film pair "%s"', (pair) => {
  const truth = visibleHumanTruth(pair);
  test.skipIf(truth === null)('motion as in its truth (skipped where the shared data is absent)', () => {
    if (truth === null) return;
    const { measurements, assessment } = evaluateCase(visibleHumanCase(truth), visibleHumanIndex(truth));
    const of = (measure: string, segment: string, plane?: string): number | string => {
      const found = measurements.find(
        (one) =>
          one.measure === measure &&
          one.segment === (segment as Segment) &&
          one.film !== 'extension' &&
          (plane === undefined || one.plane === plane),
      );
      return found?.quantity.status === 'measured' ? found.quantity.value : (found?.quantity.reason ?? 'absent');
    };
    for (const [segment, level] of Object.entries(truth.levels)) {
      expect(
        Math.abs((of('interspinousMotion', segment, 'object') as number) - (level['ism_object_signed_mm'] ?? 0)),
      ).toBeLessThan(0.02);
      expect(
        Math.abs((of('interspinousMotion', segment, 'detector') as number) - (level['ism_detector_signed_mm'] ?? 0)),
      ).toBeLessThan(0.02);
      expect(Math.abs((of('interspinousDistance', segment) as number) - (level['interspinous_flexion_mm'] ?? 0))).toBeLessThan(
        0.02,
      );
      expect(Math.abs((of('segmentalRotation', segment) as number) - (level['rotation_projected_deg'] ?? 0))).toBeLessThan(0.05);
      expect(Math.abs((of('segmentalTranslation', segment) as number) - level.translation_mm[0])).toBeLessThan(0.02);
      expect(Math.abs((of('segmentalTranslationSuperior', segment) as number) - level.translation_mm[1])).toBeLessThan(0.02);
    }
    for (const absent of ['C5-C6', 'C6-C7', 'C7-T1']) expect(of('interspinousMotion', absent, 'object')).toBe('LANDMARK_MISSING');
    expect(measurements.find((one) => one.measure === 'slopeT1')?.quantity).toMatchObject({ reason: 'LANDMARK_MISSING' });
    // 0.65 mm between 1 − 1.645·0.45 and 1 + 1.645·0.45; effort 6.18 mm.
    expect(assessment.segments[0]).toMatchObject({ segment: 'C4-C5', dynamic: 'grey', category: 'indeterminate', rule: 'R16' });
  });

  test.skipIf(truth === null)(
    'the true similarities as registrations give the same motion from the flexion landmarks alone',
    () => {
      if (truth === null) return;
      const registrations: Annotation[] = Object.entries(truth.vertebrae).map(([vertebra, { flexion_to_extension: t }]) => ({
        id: `r/${vertebra}`,
        kind: 'registration',
        vertebra: vertebra as Vertebra,
        from: truth.dx.flexion.sop,
        to: truth.dx.extension.sop,
        angle: t.angle_deg,
        translation: [t.offset_px[0], t.offset_px[1]],
        scale: t.scale,
        covariance: [
          [1e-4, 0, 0],
          [0, 1e-2, 0],
          [0, 0, 1e-2],
        ],
        accepted: true,
        algorithm: 'truth',
        algorithmVersion: '1',
      }));
      const placed = visibleHumanCase(truth);
      const document = {
        ...placed,
        annotations: [
          ...placed.annotations.filter((one) => !('sopInstanceUID' in one) || one.sopInstanceUID !== truth.dx.extension.sop),
          ...registrations,
        ],
      };
      const { measurements } = evaluateCase(document, visibleHumanIndex(truth));
      for (const [segment, level] of Object.entries(truth.levels)) {
        const of = (measure: string): number => {
          const found = measurements.find((one) => one.measure === measure && one.segment === (segment as Segment));
          return found?.quantity.status === 'measured' ? found.quantity.value : Number.NaN;
        };
        // A similarity carries a tilted solid's projection to some hundredths of a mm.
        expect(Math.abs(of('registeredInterspinousMotion') - (level['ism_object_signed_mm'] ?? 0))).toBeLessThan(0.05);
        expect(Math.abs(of('registeredRotation') - (level['rotation_projected_deg'] ?? 0))).toBeLessThan(0.05);
        expect(Math.abs(of('registeredTranslation') - level.translation_mm[0])).toBeLessThan(0.05);
      }
    },
  );
});
