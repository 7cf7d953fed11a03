import { en, type Catalogue } from './en.ts';
export const de: Catalogue = en;
