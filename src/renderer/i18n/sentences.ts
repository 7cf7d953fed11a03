import i18next from 'i18next';
import { inWords, SENTENCE_LANGUAGES, type Sentence, type SentenceLanguage } from '#shared/wording';

/** The chosen language of the screen; English where the core has no sentences in it. */
export const screenLanguage = (): SentenceLanguage => SENTENCE_LANGUAGES.find((one) => one === i18next.language) ?? 'en';

/** A sentence of the core in the chosen language; one that comes without its parts stands as it is. */
export const saySentence = (said: Sentence | null | undefined, text: string): string =>
  said == null ? text : inWords(said, screenLanguage());
