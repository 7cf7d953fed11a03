import { de } from './strings/de.ts';
import { en, type Catalogue } from './strings/en.ts';

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
}

const TABLES: Readonly<Record<ReportLanguage, LanguageTable>> = {
  en: {
    code: 'en',
    name: 'English',
    strings: en,
    decimalPoint: '.',
    date: (year, month, day) => `${year}-${month}-${day}`,
  },
  de: {
    code: 'de',
    name: 'Deutsch',
    strings: de,
    decimalPoint: ',',
    date: (year, month, day) => `${day}.${month}.${year}`,
  },
};

export const languageTable = (language: ReportLanguage): LanguageTable => TABLES[language];
export const isReportLanguage = (text: string): text is ReportLanguage => (REPORT_LANGUAGES as readonly string[]).includes(text);
