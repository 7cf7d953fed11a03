import { describe, expect, test } from 'vitest';
import {
  figure,
  inEnglish,
  inWords,
  sentence,
  SENTENCES_DE,
  SENTENCES_EN,
  together,
  withoutSentences,
  type SentenceKey,
} from '#shared/wording';

const keys = Object.keys(SENTENCES_EN) as SentenceKey[];
const names = (template: string): readonly string[] => [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

/** The same in both languages: abbreviations of the standard, patterns of names and numbers alone. */
const ALIKE = new Set<string>(
  keys.filter((key) => SENTENCES_EN[key].replace(/\{\w+\}/g, '').replace(/[^a-z]/gi, '').length < 6 || key.startsWith('source.')),
);

describe('sentences of the core', () => {
  test('both languages have the same sentences', () => {
    expect(Object.keys(SENTENCES_DE).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s takes the same parameters in both', (key) => {
    expect(names(SENTENCES_DE[key])).toEqual(names(SENTENCES_EN[key]));
    expect(SENTENCES_DE[key].trim()).not.toBe('');
  });

  test('no German sentence is an English one', () => {
    const same = keys.filter((key) => !ALIKE.has(key) && SENTENCES_DE[key] === SENTENCES_EN[key]);
    // The name of a DICOM attribute, kept as the standard has it.
    expect(same).toEqual(['spacing.corrected']);
  });

  test('numbers follow the language, names do not', () => {
    const said = sentence('trap.negative', { level: 'C5-C6', value: figure(-1.25, 2) });
    expect(inEnglish(said)).toBe('C5-C6: the gap closes in flexion (-1.25 mm): landmarks swapped, or the wrong level?');
    expect(inWords(said, 'de')).toContain('(-1,25 mm)');
    expect(inWords(figure(0.45), 'de')).toBe('0,45');
  });

  test('lists join with the word of the language', () => {
    const both = together(['C5', 'C6'], 'and');
    expect(inEnglish(both)).toBe('C5 and C6');
    expect(inWords(both, 'de')).toBe('C5 und C6');
  });

  test('what a file holds has the English text alone', () => {
    const said = sentence('film.pairIncomplete');
    expect(
      withoutSentences({ message: 'x', said, reasons: ['y'], reasonsSaid: [said], deep: [{ textSaid: said, n: null }] }),
    ).toEqual({
      message: 'x',
      reasons: ['y'],
      deep: [{ n: null }],
    });
  });
});
