import type { EvaluationWarning } from '#shared/assessment';
import { literal, type Sentence } from '#shared/wording';
import { sayCode } from '../../i18n/index.ts';
import { saySegment } from '../format.ts';

const levelOf = ({ segment, said }: EvaluationWarning): Sentence | undefined => {
  const level = said !== undefined && 'key' in said ? said.params?.['level'] : undefined;
  return level !== undefined && 'text' in level && level.text === segment ? level : undefined;
};

/** Whether the warning's own sentence says its level, so that nothing else has to. */
export const namesLevel = (warning: EvaluationWarning): boolean => levelOf(warning) !== undefined;

/** The words of a warning, its level written as everywhere on the screen. */
export function sayWarning(warning: EvaluationWarning): string {
  const { code, message, said, segment } = warning;
  const named =
    said !== undefined && 'key' in said && segment !== null && namesLevel(warning)
      ? { ...said, params: { ...said.params, level: literal(saySegment(segment)) } }
      : said;
  return sayCode(code, message, named);
}

/** One of those that read alike: two signs of one thing, such as header and landmarks of swapped films, are one warning on the screen. */
export function distinctWarnings(warnings: readonly EvaluationWarning[]): readonly EvaluationWarning[] {
  const byWords = new Map<string, EvaluationWarning>();
  for (const one of warnings) {
    const words = `${one.segment}|${sayWarning(one)}`;
    if (!byWords.has(words)) byWords.set(words, one);
  }
  return [...byWords.values()];
}

/** Several in a row, each as a sentence of its own; the core's messages begin as clauses do. */
export const sayWarnings = (warnings: readonly EvaluationWarning[]): string =>
  distinctWarnings(warnings)
    .map(sayWarning)
    .map((words) => words.charAt(0).toLocaleUpperCase() + words.slice(1))
    .join(' ');
