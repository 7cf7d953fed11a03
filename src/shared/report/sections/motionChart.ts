import type { Segment } from '#shared/spine';
import { list, numeral, say, verbatim } from '../phrase.ts';
import { evidenceOf, findMeasurement, levelName, segmentEvidence, type Reading } from '../reading.ts';
import type { Chart, ChartRow } from '../structuredReport.ts';

/** Superjacent motion that shows enough effort (clinical.md 1.4). */
export const EFFORT_GATE_MM = 4;

/** Motion of each operated level against its bands, and of the superjacent level against the effort gate. Null when nothing is measured. */
export function motionChart(reading: Reading): Chart | null {
  const { assessment } = reading.evaluation;
  const operated = assessment.segments.flatMap((segment) => (segment.motionUsed.status === 'measured' ? [segment] : []));
  if (operated.length === 0) return null;
  const effort = operated.map((segment) => segment.superjacentUsed).find((quantity) => quantity.status === 'measured');
  const measured = operated.map((segment) => segment.motionUsed).filter((quantity) => quantity.status === 'measured');
  const ends = [...measured, ...(effort?.status === 'measured' ? [effort] : [])].flatMap((quantity) => quantity.interval95);
  const domain: readonly [number, number] = [
    Math.min(0, Math.floor(Math.min(...ends))),
    Math.max(3, Math.ceil(Math.max(...ends))),
  ];
  const rows: ChartRow[] = operated.flatMap((segment) =>
    segment.motionUsed.status === 'measured'
      ? [
          {
            label: verbatim(levelName(segment.segment)),
            value: segment.motionUsed.value,
            interval: segment.motionUsed.interval95,
            unit: 'mm',
            domain,
            bands: [segment.bands.lower, segment.bands.upper] as const,
            threshold: segment.bands.threshold,
            thresholdLabel: null,
            digits: 1,
            evidence: segmentEvidence(reading, segment.segment),
          },
        ]
      : [],
  );
  if (effort?.status === 'measured')
    rows.push({
      label: say('level.superjacent'),
      value: effort.value,
      interval: effort.interval95,
      unit: 'mm',
      domain,
      bands: null,
      threshold: EFFORT_GATE_MM,
      thresholdLabel: null,
      digits: 1,
      evidence: evidenceOf(
        findMeasurement(reading.evaluation, 'superjacentMotion', { segment: operated[0]?.segment as Segment }),
      ),
    });
  return {
    kind: 'chart',
    id: 'motion',
    caption: say('chart.motion'),
    description: say('chart.motion.description', { rows: list(rows.map(rowPhrase), '; ') }),
    rows,
    notes: [say('chart.note.bands')],
  };
}

export const rowPhrase = (row: ChartRow) =>
  say('chart.row', {
    label: row.label,
    value: numeral(row.value, row.digits),
    low: numeral(row.interval[0], row.digits),
    high: numeral(row.interval[1], row.digits),
  });
