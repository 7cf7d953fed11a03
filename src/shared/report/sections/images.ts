import type { Sentence } from '#shared/wording';
import { say, type Phrase } from '../phrase.ts';
import { NO_EVIDENCE, type KeyImage, type Section } from '../structuredReport.ts';

export function imagesSection(images: readonly KeyImage[], reason: Sentence | null): Section {
  const title = say('section.images');
  if (images.length > 0) return { id: 'images', title, blocks: [{ kind: 'images', images }] };
  const why: Phrase = reason === null ? say('image.none.default') : { sentence: reason };
  return {
    id: 'images',
    title,
    blocks: [
      { kind: 'statements', statements: [{ phrase: say('image.none', { reason: why }), evidence: NO_EVIDENCE, tone: 'muted' }] },
    ],
  };
}
