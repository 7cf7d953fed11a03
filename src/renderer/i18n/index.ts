import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { de } from './de/index.ts';
import type { Sentence } from '#shared/wording';
import { en } from './en/index.ts';
import { saySentence } from './sentences.ts';

export { en } from './en/index.ts';
export { de } from './de/index.ts';

type Entry = keyof typeof en;
/** A key of the catalogue; a text that depends on `count` is asked for by its name without `_one` or `_other`. */
export type Key = Entry | (Entry extends infer E ? (E extends `${infer Name}_other` ? Name : never) : never);
export type Values = Readonly<Record<string, string | number>>;
/** Says a text of the catalogue in the chosen language. */
export type Say = (key: Key, values?: Values) => string;

/** Starts the catalogues; English answers for what another language lacks. */
export async function startI18n(language: string): Promise<void> {
  await i18next.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
}

export const setLanguage = async (language: string): Promise<void> => {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

const text = (key: string, values?: Values): string => i18next.t(key as never, values as never) as unknown as string;

/**
 * A text without values is looked up once: a screen says some hundred of them with every click. A new function for each language, by which
 * what was drawn in the old one is known to be stale.
 */
function sayer(): Say {
  const known = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return text(key, values);
    const said = known.get(key) ?? text(key);
    known.set(key, said);
    return said;
  };
}

let current = sayer();
for (const event of ['initialized', 'languageChanged'] as const) i18next.on(event, () => (current = sayer()));

/** Outside of components; inside, `useSay` follows the language. */
export const say: Say = (key, values) => current(key, values);

function onLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

export const useSay = (): Say => useSyncExternalStore(onLanguage, () => current);

/**
 * The words for a code of the core: the catalogue's where it knows the code, else those of the sentence that came with it, which names the
 * particulars; a bare message is in English.
 */
export function sayCode(code: string, message: string, said?: Sentence): string {
  const key = `code.${code}`;
  const words = saySentence(said, message);
  return i18next.exists(key) ? (i18next.t(key as never, { message: words } as never) as unknown as string) : words;
}

/** A word for a value of a closed list, such as a procedure; a value that the list does not know is shown as it is. */
export function sayTerm(group: string, value: string): string {
  const key = `${group}.${value}`;
  return i18next.exists(key) ? (i18next.t(key as never) as unknown as string) : value;
}

export const hasTerm = (group: string, value: string): boolean => i18next.exists(`${group}.${value}`);

export { saySentence, screenLanguage } from './sentences.ts';
export { sayDate, sayDateTime, sayNumber } from './notation.ts';
