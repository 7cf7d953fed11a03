import type { Sentence } from '#shared/wording';
import type { Segment } from '#shared/spine';
import { evaluated, list, say, type Phrase } from '../phrase.ts';
import { evidenceOf, findMeasurement, type Reading } from '../reading.ts';
import type { Evidence } from '../structuredReport.ts';

export interface InstabilityVerdict {
  /** null when it cannot be decided. */
  readonly unstable: boolean | null;
  /** The criteria that decided it, with their numbers, or those that are not measured. */
  readonly what: Phrase;
  readonly evidence: Evidence;
}

const isSlip = (criterion: Sentence | undefined): boolean =>
  criterion !== undefined && 'key' in criterion && criterion.key === 'instability.slip';

/** An unfused level against the assessment's instability criteria: beyond any, within all that are measured, or none measured. */
export function instabilityOf(reading: Reading, segment: Segment): InstabilityVerdict {
  const notes = reading.evaluation.assessment.unfused.find((level) => level.segment === segment)?.notes ?? [];
  const evidence = evidenceOf(
    findMeasurement(reading.evaluation, 'listhesisMotion', { segment }),
    findMeasurement(reading.evaluation, 'listhesis', { segment }),
    findMeasurement(reading.evaluation, 'segmentalAngle', { segment, film: 'neutral' }),
  );
  const words = (items: typeof notes): Phrase =>
    items.length === 0
      ? say('unknown')
      : list(
          items.map((note) => evaluated(note.textSaid, note.text)),
          '; ',
        );
  const beyond = notes.filter((note) => note.met === true);
  if (beyond.length > 0) return { unstable: true, what: words(beyond), evidence };
  const within = notes.filter((note) => note.met === false);
  // Without the motion between the films nothing of a level's stability is known, whatever the neutral film shows.
  const moved = notes.some((note) => note.met !== null && isSlip(note.criterionSaid));
  return moved ? { unstable: false, what: words(within), evidence } : { unstable: null, what: words(notes), evidence };
}
