import { say, english } from '../phrase.ts';
import { NO_EVIDENCE, type KeyImage, type Section } from '../structuredReport.ts';

export function imagesSection(images: readonly KeyImage[], reason: string | null): Section {
  const title = say('section.images');
  if (images.length > 0) return { id: 'images', title, blocks: [{ kind: 'images', images }] };
  const why = reason === null ? say('image.none.default') : english(reason);
  return {
    id: 'images',
    title,
    blocks: [
      { kind: 'statements', statements: [{ phrase: say('image.none', { reason: why }), evidence: NO_EVIDENCE, tone: 'muted' }] },
    ],
  };
}
