import type { Evaluation } from '#shared/evaluateCase';

const COLUMNS = [
  'measure',
  'segment',
  'vertebra',
  'film',
  'status',
  'value',
  'unit',
  'standard_error',
  'low95',
  'high95',
  'plane',
  'method',
  'reason',
  'message',
  'annotations',
  'images',
  'calibration',
] as const;

/**
 * One row a measurement, RFC 4180 (CRLF, quotes doubled), a head row first. Numbers with a point and every digit; a value that is unavailable
 * leaves its number empty and gives its reason. Text that a spreadsheet would take for a formula is kept text by an apostrophe before it.
 */
export function renderCsv(evaluation: Evaluation): string {
  const rows = evaluation.measurements.map((measurement) => {
    const { quantity, basis } = measurement;
    const measured = quantity.status === 'measured' ? quantity : null;
    const unavailable = quantity.status === 'unavailable' ? quantity : null;
    return [
      text(measurement.measure),
      text(measurement.segment),
      text(measurement.vertebra),
      text(measurement.film),
      text(quantity.status),
      number(measured?.value),
      text(measured?.unit),
      number(measured?.standardError),
      number(measured?.interval95[0]),
      number(measured?.interval95[1]),
      text(measured?.plane),
      text(measured?.method),
      text(unavailable?.reason),
      text(unavailable?.message),
      text(basis.annotations.join(' ')),
      text(basis.images.join(' ')),
      text(basis.calibration),
    ].join(',');
  });
  return [COLUMNS.join(','), ...rows].map((row) => `${row}\r\n`).join('');
}

const number = (value: number | undefined): string => (value === undefined ? '' : String(value));

function text(value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}
