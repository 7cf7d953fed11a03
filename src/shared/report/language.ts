import { de } from './strings/de.ts';
import { en, type Catalogue } from './strings/en.ts';
import { deEvaluation } from './strings/deEvaluation.ts';

/** The report's own language, apart from the screen's. */
export const REPORT_LANGUAGES = ['en', 'de'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export interface LanguageTable {
  readonly code: ReportLanguage;
  readonly name: string;
  readonly strings: Catalogue;
  readonly decimalPoint: string;
  /** `d`, `m`, `y` in the language's order. */
  readonly date: (year: string, month: string, day: string) => string;
  /** The evaluation's English wording in this language, or null where it is not known: it then stands in English, marked so. */
  readonly evaluation: (english: string) => string | null;
}

const TABLES: Readonly<Record<ReportLanguage, LanguageTable>> = {
  en: {
    code: 'en',
    name: 'English',
    strings: en,
    decimalPoint: '.',
    date: (year, month, day) => `${year}-${month}-${day}`,
    evaluation: (english) => english,
  },
  de: {
    code: 'de',
    name: 'Deutsch',
    strings: de,
    decimalPoint: ',',
    date: (year, month, day) => `${day}.${month}.${year}`,
    evaluation: (english) => deEvaluation(english),
  },
};

export const languageTable = (language: ReportLanguage): LanguageTable => TABLES[language];
export const isReportLanguage = (text: string): text is ReportLanguage => (REPORT_LANGUAGES as readonly string[]).includes(text);
