import { invariant } from '#shared/base';
import { inWords } from '#shared/wording';
import { languageTable, type LanguageTable, type ReportLanguage } from './language.ts';
import { evaluated, type Phrase } from './phrase.ts';
import { numberText, quantityIntervalText, quantityValueText } from './quantityText.ts';

/** One stretch of a rendered phrase. `from` says where the words come from, so that a renderer can isolate or mark them. */
export interface TextRun {
  readonly text: string;
  readonly from: 'catalogue' | 'verbatim' | 'evaluation';
  /** Language of the words when it is not the report's. */
  readonly language: string | null;
}

/** A phrase in a language, as runs in reading order. Plain text: the renderer escapes. */
export function phraseRuns(phrase: Phrase, language: ReportLanguage): readonly TextRun[] {
  return runs(phrase, languageTable(language));
}

export const phraseText = (phrase: Phrase, language: ReportLanguage): string =>
  phraseRuns(phrase, language)
    .map((run) => run.text)
    .join('');

const own = (text: string): readonly TextRun[] => [{ text, from: 'catalogue', language: null }];

function runs(phrase: Phrase, table: LanguageTable): readonly TextRun[] {
  if ('key' in phrase) return filled(table.strings[phrase.key], phrase.params ?? {}, table);
  if ('sentence' in phrase) return [{ text: typeset(inWords(phrase.sentence, table.code)), from: 'evaluation', language: null }];
  if ('verbatim' in phrase) return verbatimRuns(phrase.verbatim, phrase.language);
  if ('number' in phrase) return own(numberText(phrase.number, phrase.digits, table.decimalPoint, phrase.signed));
  if ('date' in phrase) return own(dateText(phrase.date, table));
  if ('instant' in phrase) return own(instantText(phrase.instant, table));
  if ('list' in phrase)
    return phrase.list.flatMap((item, index) => [...(index > 0 ? own(phrase.separator) : []), ...runs(item, table)]);
  const { quantity, style, digits } = phrase;
  if (quantity.status === 'unavailable')
    return [
      ...own(`${table.strings['notAvailable']} (`),
      ...runs(evaluated(quantity.said, quantity.message), table),
      ...own(')'),
    ];
  const value = quantityValueText(quantity, table, digits) ?? '';
  return own(style === 'interval' ? `${value} (${quantityIntervalText(quantity, table, digits)})` : value);
}

function verbatimRuns(text: string, language: 'en' | undefined): readonly TextRun[] {
  if (language === undefined) return [{ text, from: 'verbatim', language: null }];
  return [{ text: typeset(text), from: 'evaluation', language }];
}

/** The evaluation writes comparisons and signs in ASCII; on the page they are words, which every font has, and the minus of the other numbers. */
const typeset = (text: string): string =>
  text
    .replace(/>= ?/g, 'at least ')
    .replace(/<= ?/g, 'at most ')
    .replace(/(^|[\s(])-(?=\d)/g, '$1\u2212');

/** Splits at `{name}`; a parameter that is missing is our own mistake. */
function filled(template: string, params: Readonly<Record<string, Phrase>>, table: LanguageTable): readonly TextRun[] {
  return template.split(/(\{[a-zA-Z]+\})/).flatMap((part) => {
    if (part === '') return [];
    if (!part.startsWith('{')) return own(part);
    const param = params[part.slice(1, -1)];
    invariant(param !== undefined, `report text "${template}" wants ${part}`);
    return runs(param, table);
  });
}

function dateText(date: string, table: LanguageTable): string {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date);
  if (match === null) return date;
  return table.date(match[1] ?? '', match[2] ?? '', match[3] ?? '');
}

function instantText(instant: string, table: LanguageTable): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant);
  return match === null ? instant : `${dateText(match[1] ?? '', table)} ${match[2] ?? ''} UTC`;
}
