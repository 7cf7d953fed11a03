export type { Between, Param, Sentence, SentenceKey } from './sentence.ts';
export { isSaidField, withoutSentences } from './saidFields.ts';
export { figure, literal, sentence, together } from './sentence.ts';
export type { SentenceLanguage } from './inWords.ts';
export { inEnglish, inWords, SENTENCE_LANGUAGES } from './inWords.ts';
export { en as SENTENCES_EN } from './en/index.ts';
export { de as SENTENCES_DE } from './de/index.ts';
