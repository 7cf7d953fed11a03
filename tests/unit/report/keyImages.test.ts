import { expect, test } from 'vitest';
import { applySimilarity2 } from '#shared/geometry';
import { planKeyImages, keyImageOverlay } from '#shared/report';
import { cropAround } from '../../../src/shared/report/keyImagePlan.ts';
import { fitSimilarity2 } from '../../../src/shared/report/fitSimilarity.ts';
import { document, evaluation, EXTENSION, FLEXION, segmentAssessment, studyIndex } from '../../fixtures/reportCase.ts';

test('a quarter turn, doubled and moved, is found exactly', () => {
  // x' = 2·R(90°)·x + (10, −3): (1, 0) goes to (10, −1), (0, 3) to (4, −3).
  const fit = fitSimilarity2(
    [
      [0, 0],
      [1, 0],
      [0, 3],
    ],
    [
      [10, -3],
      [10, -1],
      [4, -3],
    ],
  );
  expect(fit?.angle).toBeCloseTo(90, 12);
  expect(fit?.scale).toBeCloseTo(2, 12);
  expect(applySimilarity2(fit!, [5, 7])[0]).toBeCloseTo(10 - 14, 12);
  expect(applySimilarity2(fit!, [5, 7])[1]).toBeCloseTo(-3 + 10, 12);
});

test('one point gives no similarity', () => {
  expect(fitSimilarity2([[1, 1]], [[2, 2]])).toBeNull();
});

test('the crop holds the landmarks with a margin and ends at the image', () => {
  // Extent 100 × 200; the margin is 0.22 × 200 = 44.
  expect(
    cropAround(
      [
        [20, 300],
        [120, 500],
      ],
      150,
      1000,
    ),
  ).toEqual({ x: 0, y: 256, width: 150, height: 288 });
});

const vertebra = (sopInstanceUID: string, name: 'C5' | 'C6', x: number, y: number) => ({
  id: `${sopInstanceUID}-${name}`,
  kind: 'vertebra' as const,
  sopInstanceUID,
  frame: 1,
  vertebra: name,
  superiorAnterior: [x, y] as [number, number],
  superiorPosterior: [x + 60, y] as [number, number],
  inferiorPosterior: [x + 60, y + 40] as [number, number],
  inferiorAnterior: [x, y + 40] as [number, number],
});

test('the overlay holds the lowest operated vertebra still', () => {
  const doc = document({
    annotations: [
      vertebra(FLEXION, 'C5', 200, 300),
      vertebra(FLEXION, 'C6', 210, 360),
      vertebra(EXTENSION, 'C5', 507, 402),
      vertebra(EXTENSION, 'C6', 510, 460),
    ],
  });
  const index = studyIndex();
  const plans = planKeyImages(doc, index, evaluation([segmentAssessment()]));
  expect(plans.map((plan) => plan.id)).toEqual(['flexion', 'extension', 'overlay']);
  const overlay = plans[2]!;
  // C6 moved by (−300, −100) falls on itself; C5 then lies at (207, 302), seven pixels in front of (200, 300).
  expect(overlay.dashed.find((item) => item.vertebra === 'C6')?.body?.[0]).toEqual([210, 360]);
  expect(overlay.dashed.find((item) => item.vertebra === 'C5')?.body?.[0][0]).toBeCloseTo(207, 9);
  expect(overlay.dashed.find((item) => item.vertebra === 'C5')?.body?.[0][1]).toBeCloseTo(302, 9);
  expect(keyImageOverlay(overlay)).toContain('stroke-dasharray');
});

test('films without landmarks give no pictures', () => {
  expect(planKeyImages(document(), studyIndex(), evaluation([segmentAssessment()]))).toEqual([]);
});
