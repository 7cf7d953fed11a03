import { SOURCES } from '#shared/assessment';
import type { Reading } from './reading.ts';

/** Sources that only the report's own sentences name; the criteria's are the assessment's. */
const OWN: Readonly<Record<string, string>> = {
  S22: 'Asian Spine J 2020;14:169, error of angles on cervical lateral films',
  S43: 'Park 2005, plate-to-disc distance of at least 5 mm',
  S55: 'Int J Spine Surg 12:362, T1 slope minus lordosis and sagittal vertical axis',
};
/** Ids that the report's sentences name in brackets. */
const NAMED = ['S3', 'S4', 'S5', 'S19', 'S22', 'S43', 'S54', 'S55', 'S62'] as const;

/** `S5: reference`, each once: those that the evaluation stands on first, then those that the report's own sentences name. */
export function citationLines(reading: Reading): readonly string[] {
  const used = [...new Set(reading.evaluation.assessment.segments.flatMap((segment) => segment.citations))];
  const known = new Set(used.map((line) => line.split(':')[0]));
  const references: Readonly<Record<string, string>> = { ...OWN, ...SOURCES };
  const own = NAMED.filter((id) => !known.has(id)).map((id) => `${id}: ${references[id] ?? ''}`);
  return [...used, ...own].sort((a, b) => numberOf(a) - numberOf(b));
}

const numberOf = (line: string): number => Number(/^S(\d+)/.exec(line)?.[1] ?? Infinity);
