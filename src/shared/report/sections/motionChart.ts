import type { SegmentAssessment } from '#shared/assessment';
import { PROFILES } from '#shared/assessment';
import type { MeasuredQuantity } from '#shared/units';
import { list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { levelName, segmentEvidence, type Reading } from '../reading.ts';
import type { Chart, ChartRow, Evidence } from '../structuredReport.ts';

/** Superjacent motion that shows enough effort (clinical.md 1.4): the assessment's own, the same for every operation. */
export const EFFORT_GATE_MM = PROFILES.acdf.superjacentMm;

/** Motion of each operated level against its bands, and of the superjacent levels against the effort gate. Null when nothing is measured. */
export function motionChart(reading: Reading): Chart | null {
  const { segments } = reading.evaluation.assessment;
  const operated = segments.flatMap((segment) =>
    segment.motionUsed.status === 'measured' ? [{ segment, motion: segment.motionUsed }] : [],
  );
  if (operated.length === 0) return null;
  const efforts = new Map<string, MeasuredQuantity>();
  for (const { superjacentSegment, superjacentUsed } of segments)
    if (superjacentSegment !== null && superjacentUsed.status === 'measured') efforts.set(superjacentSegment, superjacentUsed);
  const ends = [...operated.map(({ motion }) => motion), ...efforts.values()].flatMap((quantity) => quantity.interval95);
  const domain = [
    Math.min(0, Math.floor(Math.min(...ends))),
    Math.max(efforts.size > 0 ? 5 : 3, Math.ceil(Math.max(...ends))),
  ] as const;
  const rows: ChartRow[] = [
    ...operated.map(({ segment, motion }) => operatedRow(segment, motion, domain, segmentEvidence(reading, segment.segment))),
    ...[...efforts].map(([segment, effort]) => {
      const label = say('level.superjacent', { level: verbatim(levelName(segment)) });
      const own = segments.find((item) => item.superjacentSegment === segment)?.superjacentSegment;
      const evidence = segmentEvidence(reading, own ?? operated[0]!.segment.segment);
      return { ...row(label, effort, domain, evidence), threshold: EFFORT_GATE_MM };
    }),
  ];
  return {
    kind: 'chart',
    id: 'motion',
    caption: say('chart.motion'),
    description: say('chart.motion.description', { rows: list(rows.map(rowPhrase), '; ') }),
    rows,
    notes: rows.some((item) => item.bands !== null) ? [say('chart.note.bands')] : [],
  };
}

/** After posterior fusion no criterion is accepted: the value stands without a band. With an assumed error nothing can be below the band. */
function operatedRow(
  segment: SegmentAssessment,
  motion: MeasuredQuantity,
  domain: readonly [number, number],
  evidence: Evidence,
): ChartRow {
  const plain = row(verbatim(levelName(segment.segment)), motion, domain, evidence);
  if (segment.profile.id === 'posterior') return plain;
  const { lower, upper, threshold, belowPossible } = segment.bands;
  return { ...plain, threshold, bands: [belowPossible ? lower : domain[0], upper] };
}

const row = (label: Phrase, quantity: MeasuredQuantity, domain: readonly [number, number], evidence: Evidence): ChartRow => ({
  label,
  value: quantity.value,
  interval: quantity.interval95,
  unit: quantity.unit,
  domain,
  bands: null,
  threshold: null,
  digits: 1,
  evidence,
});

export const rowPhrase = (row: ChartRow): Phrase =>
  say('chart.row', {
    label: row.label,
    value: numeral(row.value, row.digits),
    low: numeral(row.interval[0], row.digits),
    high: numeral(row.interval[1], row.digits),
  });
