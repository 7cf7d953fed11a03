import { invariant } from '#shared/base';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import type { Sentence, SentenceKey } from './sentence.ts';

/** Languages that the core's sentences are written in. */
export const SENTENCE_LANGUAGES = ['en', 'de'] as const;
export type SentenceLanguage = (typeof SENTENCE_LANGUAGES)[number];

interface Tongue {
  readonly table: Readonly<Record<SentenceKey, string>>;
  readonly point: string;
  readonly and: string;
  /** Templates cut at their parameters: text at even places, names at odd ones. Filled as they are asked for. */
  readonly cut: Map<SentenceKey, readonly string[]>;
}

const TONGUES: Readonly<Record<SentenceLanguage, Tongue>> = {
  en: { table: en, point: '.', and: ' and ', cut: new Map() },
  de: { table: de, point: ',', and: ' und ', cut: new Map() },
};

/** A sentence in a language. */
export const inWords = (said: Sentence, language: SentenceLanguage): string => words(said, TONGUES[language]);

/** A sentence in the language of the command line and of JSON. */
export const inEnglish = (said: Sentence): string => words(said, TONGUES.en);

function words(said: Sentence, tongue: Tongue): string {
  if ('key' in said) return filled(said.key, said.params ?? {}, tongue);
  if ('text' in said) return said.text;
  if ('number' in said) return numberWords(said.number, said.digits, tongue.point);
  return said.all.map((one) => words(one, tongue)).join(said.between === 'and' ? tongue.and : said.between);
}

function numberWords(value: number, digits: number | undefined, point: string): string {
  const written = digits === undefined ? String(value) : value.toFixed(digits);
  return point === '.' ? written : written.replace('.', point);
}

function filled(key: SentenceKey, params: Readonly<Record<string, Sentence>>, tongue: Tongue): string {
  let parts = tongue.cut.get(key);
  if (parts === undefined) {
    parts = tongue.table[key].split(/\{(\w+)\}/);
    tongue.cut.set(key, parts);
  }
  let text = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2) {
    const param = params[parts[i] ?? ''];
    invariant(param !== undefined, `sentence ${key} wants {${parts[i] ?? ''}}`);
    text += words(param, tongue) + (parts[i + 1] ?? '');
  }
  return text;
}
