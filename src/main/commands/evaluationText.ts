import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import { MOTION_SEGMENTS } from '#shared/spine';
import type { Quantity } from '#shared/units';

/** An evaluation for people at a terminal: films, levels, assessment, warnings. */
export function evaluationText(evaluation: Evaluation): readonly string[] {
  return [
    'Research and education use. Not a medical device. Not for primary diagnosis.',
    '',
    ...filmLines(evaluation),
    '',
    ...levelTable(evaluation.measurements),
    '',
    ...otherLines(evaluation.measurements),
    '',
    ...assessmentLines(evaluation),
    ...(evaluation.warnings.length === 0 ? [] : ['', 'Warnings']),
    ...evaluation.warnings.map(({ code, message, segment }) => `  ${code}${segment === null ? '' : ` ${segment}`}: ${message}`),
  ];
}

function filmLines({ films, scale }: Evaluation): readonly string[] {
  return [
    'Films',
    ...films.map(({ pose, sopInstanceUID, from, calibration, unavailable }) =>
      unavailable === null
        ? `  ${pose.padEnd(10)} ${sopInstanceUID ?? ''} (${from ?? ''}); ${calibration?.badge.text ?? 'no calibration'}`
        : `  ${pose.padEnd(10)} none: ${unavailable.message}`,
    ),
    ...(scale === null
      ? []
      : [`  scale      ${scale.ratio === null ? 'no ratio' : scale.ratio.toFixed(4)} extension over flexion (${scale.source})`]),
  ];
}

const COLUMNS = [
  ['d(F)', 'interspinousDistance', 'flexion', null],
  ['d(E)', 'interspinousDistance', 'extension', null],
  ['motion, detector', 'interspinousMotion', null, 'detector'],
  ['motion, object', 'interspinousMotion', null, 'object'],
  ['rotation', 'segmentalRotation', null, null],
  ['translation', 'segmentalTranslation', null, null],
] as const;

function levelTable(measurements: readonly Measurement[]): readonly string[] {
  const rows = MOTION_SEGMENTS.map((segment) => [
    segment,
    ...COLUMNS.map(([, measure, film, plane]) => {
      const found = measurements.find(
        (one) =>
          one.measure === measure && one.segment === segment && one.film === film && (plane === null || one.plane === plane),
      );
      return found === undefined ? '–' : short(found.quantity);
    }),
  ]);
  const table = [['level', ...COLUMNS.map(([title]) => title)], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

const UNITS: Readonly<Record<string, string>> = { deg: '°', '1': '', mm: ' mm', '%': ' %' };

function short(quantity: Quantity): string {
  if (quantity.status === 'unavailable') return quantity.reason;
  const digits = quantity.unit === '1' ? 4 : 2;
  return `${quantity.value.toFixed(digits)} ± ${quantity.standardError.toFixed(digits)}${UNITS[quantity.unit] ?? ` ${quantity.unit}`}`;
}

const IN_TABLE: ReadonlySet<string> = new Set(COLUMNS.map(([, measure]) => measure));

/** Everything measured that the table of levels does not show, a line each. */
function otherLines(measurements: readonly Measurement[]): readonly string[] {
  const others = measurements.filter(({ measure, quantity }) => !IN_TABLE.has(measure) && quantity.status === 'measured');
  return others.map(({ measure, segment, vertebra, film, quantity }) => {
    const where = [segment ?? vertebra, film].filter((part) => part !== null).join(' ');
    if (quantity.status === 'unavailable') return '';
    const [low, high] = quantity.interval95;
    const plane = quantity.plane === 'none' ? '' : `, ${quantity.plane} plane`;
    return `  ${measure.padEnd(30)} ${where.padEnd(16)} ${short(quantity)} [${low.toFixed(2)}, ${high.toFixed(2)}]${plane}`;
  });
}

function assessmentLines({ assessment }: Evaluation): readonly string[] {
  const { ruleSet, mode, segments, construct } = assessment;
  if (segments.length === 0) return ['Assessment: no fused level is recorded'];
  return [
    `Assessment (${ruleSet.id} ${ruleSet.version}, ${mode}; a suggestion that the surgeon signs)`,
    ...segments.flatMap((one) => [
      `  ${one.segment}: ${one.wording} [${one.rule}]${one.override === null ? '' : `; overridden to ${one.category}: ${one.override.reason}`}`,
      `    published rule ${one.published.text}`,
      ...one.reasons.map((reason) => `    ${reason}`),
    ]),
    ...(construct === null
      ? []
      : [`  ${construct.from}–${construct.to}: ${construct.wording}, decided by ${construct.decidedBy}`]),
  ];
}
