import { expect, test } from 'vitest';
import { renderCsv } from '#shared/report';
import { unavailable } from '#shared/units';
import { evaluation, measurement, mm, segmentAssessment } from '../../fixtures/reportCase.ts';

const rowsOf = (more: Parameters<typeof evaluation>[1]): readonly string[] =>
  renderCsv(evaluation([segmentAssessment()], more)).split('\r\n');

test('a head row, then one row a measurement, each ended by CRLF', () => {
  const rows = rowsOf([]);
  expect(rows[0]).toMatch(/^measure,segment,vertebra,film,status,value,unit,standard_error,low95,high95,plane/);
  expect(rows).toHaveLength(4);
  expect(rows.at(-1)).toBe('');
});

test('numbers keep every digit and their minus sign', () => {
  const row = rowsOf([measurement('listhesis', mm(-1.23456789, 0.5), { segment: 'C3-C4' })]).at(-2);
  expect(row).toMatch(/^listhesis,C3-C4,,,measured,-1\.23456789,mm,0\.5,/);
});

test('an unavailable value leaves its number empty and gives its reason', () => {
  const row = rowsOf([measurement('slopeT1', unavailable('LANDMARK_MISSING', 'T1, "hidden"'))]).at(-2);
  expect(row).toBe('slopeT1,,,,unavailable,,,,,,,,LANDMARK_MISSING,"T1, ""hidden""",a1 a2,1.2.3.1 1.2.3.2,plate 32.0 mm');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('text %j is not a formula', (text) => {
  const row = rowsOf([measurement('slopeT1', unavailable('X', text))])
    .slice(3)
    .join('\r\n');
  expect(row).toMatch(/,X,"?'/);
});
