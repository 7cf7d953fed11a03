import { describe, expect, test } from 'vitest';
import { buildStudyIndex, parseInstance } from '#shared/dicom';
import { evaluateCase, type Evaluation } from '#shared/evaluateCase';
import { caseDocumentOf, filmObject, PHANTOM_CASES, type PhantomCase } from '#shared/phantom';
import { buildReport, renderHtml, renderText } from '#shared/report';
import { inWords, isSaidField, SENTENCES_DE, SENTENCES_EN, type Sentence, type SentenceKey } from '#shared/wording';
import { FACTS } from '../../fixtures/reportCase.ts';

const PIXELS = { rows: 2, columns: 3, values: Uint16Array.of(1, 2, 3, 4, 5, 4095), windowCenter: 2000, windowWidth: 3000 };

/** Stretches of at least three words that only the English table has: none of them may stand in a German text. */
const german = Object.values(SENTENCES_DE).join('\n');
const ENGLISH = (Object.keys(SENTENCES_EN) as SentenceKey[])
  .filter((key) => !key.startsWith('source.'))
  .flatMap((key) => SENTENCES_EN[key].split(/\{\w+\}|[;:(),]/))
  .map((part) => part.trim())
  .filter((part) => part.split(' ').length >= 3 && !german.includes(part));

function evaluated(one: PhantomCase) {
  const instances = (['flexion', 'neutral', 'extension'] as const).flatMap((pose) => {
    const file = filmObject(one, pose, PIXELS, true);
    if (!file.ok) return [];
    const parsed = parseInstance(file.value.bytes, `/${pose}.dcm`);
    return parsed.ok ? [parsed.value] : [];
  });
  const index = buildStudyIndex({ instances, rejected: [], files: instances.length });
  const document = caseDocumentOf(one, false);
  return { document, index, evaluation: evaluateCase(document, index) };
}

/** Every English text of the evaluation that has words, with its sentence. */
function sentencesOf(part: unknown, found: Sentence[] = []): readonly Sentence[] {
  if (Array.isArray(part)) for (const item of part) sentencesOf(item, found);
  else if (typeof part === 'object' && part !== null)
    for (const [name, value] of Object.entries(part))
      if (isSaidField(name)) found.push(...(Array.isArray(value) ? (value as Sentence[]) : [value as Sentence]));
      else sentencesOf(value, found);
  return found;
}

/** Texts that reach a reader and have no sentence beside them. */
function bare(evaluation: Evaluation): readonly string[] {
  const { assessment, measurements, warnings } = evaluation;
  return [
    ...measurements.filter(({ quantity }) => quantity.said === undefined).map(({ measure }) => measure),
    ...warnings.filter((one) => one.said === undefined).map((one) => one.code),
    ...assessment.segments
      .filter((one) => one.reasonsSaid?.length !== one.reasons.length || one.wordingSaid === undefined)
      .map((one) => one.segment),
  ];
}

describe.each(PHANTOM_CASES.map((one) => [one.name, one] as const))('the German report of %s', (_, one) => {
  const { document, index, evaluation } = evaluated(one);
  const report = buildReport(document, index, evaluation, FACTS);

  test('has no English sentence', () => {
    const text = renderText(report, 'de');
    expect(ENGLISH.filter((part) => text.includes(part))).toEqual([]);
    const page = renderHtml(report, { language: 'de', mode: 'page', fontCss: '', fontFamilies: [], uncovered: [] });
    expect(page).not.toContain('lang="en"');
    const shown = page.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ');
    expect(ENGLISH.filter((part) => shown.includes(part))).toEqual([]);
  });

  test('nor has anything else that the screen shows of it', () => {
    expect(bare(evaluation)).toEqual([]);
    const words = sentencesOf(evaluation).map((said) => inWords(said, 'de'));
    expect(words.length).toBeGreaterThan(100);
    for (const text of words)
      expect(
        ENGLISH.filter((part) => text.includes(part)),
        text,
      ).toEqual([]);
  });
});
