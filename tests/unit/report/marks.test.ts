import { expect, test } from 'vitest';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import { buildReport, renderHtml, renderJson, renderText } from '#shared/report';
import { film } from '../../fixtures/dicomInstances.ts';

const sop = '1.2.3';
const instance = film(sop);
const index: StudyIndex = {
  files: 1,
  studies: [],
  rejected: [],
  instances: { [sop]: { ...instance, spacing: { ...instance.spacing, imagerPixelSpacing: [0.2, 0.2] } } },
};
const facts = { productVersion: '1', keyImages: [], contentHash: null, keyImagesMissing: null, generatedAt: null };
const report = (document: CaseDocument) => buildReport(document, index, evaluateCase(document, index), facts);

test('free marks are in every form of the report, with unit, plane and where the millimetres come from', () => {
  const on = { sopInstanceUID: sop, frame: 1 };
  const built = report({
    version: 1,
    annotations: [
      {
        ...on,
        id: 'l',
        kind: 'length',
        line: [
          [0, 0],
          [30, 40],
        ],
        label: 'Lucency <width>',
      },
      {
        ...on,
        id: 'a',
        kind: 'angle',
        points: [
          [9, 0],
          [0, 0],
          [0, 9],
        ],
      },
      {
        ...on,
        id: 'e',
        kind: 'ellipse',
        points: [
          [0, 0],
          [10, 0],
          [0, 5],
        ],
      },
    ],
  });
  const text = renderText(built, 'en');
  expect(text).toContain('Other measurements');
  expect(text).toMatch(/Length: Lucency <width>[\s\S]*10\.0 mm/);
  expect(text).toMatch(/Angle[\s\S]*90\.0°/);
  // π · 10 · 5 pixels of 0.04 mm².
  expect(text).toMatch(/Area[\s\S]*6\.3 mm²/);
  expect(text).toContain('detector plane');
  expect(renderHtml(built, { language: 'de', mode: 'screen', fontFamilies: [], fontCss: '', uncovered: [] })).toContain(
    'Lucency &lt;width&gt;',
  );
  expect(renderHtml(built, { language: 'de', mode: 'screen', fontFamilies: [], fontCss: '', uncovered: [] })).toContain(
    'Weitere Messungen',
  );
  const json = JSON.parse(renderJson(built)) as { measurements: { measure: string; label?: string }[] };
  expect(json.measurements.filter(({ measure }) => measure === 'length')).toMatchObject([{ label: 'Lucency <width>' }]);
});

test('no marks, no section', () => {
  expect(report({ version: 1, annotations: [] }).sections.map(({ id }) => id)).not.toContain('marks');
});
