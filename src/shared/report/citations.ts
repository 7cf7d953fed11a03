import type { Reading } from './reading.ts';

/**
 * Sources that a report may name, by their id in the criteria tables. `verified` is false where a number attributed to the source was not
 * checked against its text: it is then printed with [unverified].
 */
interface Source {
  readonly id: string;
  readonly reference: string;
  readonly verified: boolean;
}

const SOURCES: readonly Source[] = [
  { id: 'S3', reference: 'Rhee et al., Spine 2015;40:974, systematic review of fusion criteria', verified: true },
  {
    id: 'S4',
    reference: 'Lin et al., Neurospine 2018;15:194, interspinous motion below 1 mm and superjacent at least 4 mm',
    verified: true,
  },
  { id: 'S5', reference: 'Riew et al., Spine J 2019;19:469, interspinous motion and CT against exploration', verified: true },
  { id: 'S19', reference: 'White and Panjabi limits, more than 3.5 mm or more than 11°', verified: true },
  { id: 'S22', reference: 'Asian Spine J 2020;14:169, error of angles on cervical lateral films', verified: true },
  { id: 'S43', reference: 'Park et al. 2005, plate-to-disc distance of at least 5 mm', verified: true },
  { id: 'S54', reference: 'Anderst et al., static end-range films against dynamic motion', verified: true },
  { id: 'S55', reference: 'Int J Spine Surg 12:362, T1 slope minus lordosis and sagittal vertical axis', verified: true },
  { id: 'S62', reference: 'Fate of cervical nonunions at two and five years', verified: true },
];

/** Whichever sources the evaluation names come first, in its own words; then those that the report's own sentences name. */
export function citationLines(reading: Reading): readonly string[] {
  const named = [...new Set(reading.evaluation.assessment.segments.flatMap((segment) => segment.citations))];
  const known = new Set(named.flatMap((line) => /^\[?(S\d+)\b/.exec(line)?.[1] ?? []));
  const own = SOURCES.filter((source) => !known.has(source.id)).map(
    (source) => `${source.id} ${source.reference}${source.verified ? '' : ' [unverified]'}`,
  );
  return [...named, ...own];
}
