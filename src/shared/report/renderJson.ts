import { canonicalJson } from '#shared/case';
import { evaluationJson } from '#shared/evaluateCase';
import type { Block, StructuredReport } from './structuredReport.ts';

/**
 * `{"evaluation":…,"report":…}`: the evaluation byte for byte as `evaluate --json` prints it, the document beside it (without the pixels of
 * key images, which the HTML and PDF hold).
 */
export function renderJson(report: StructuredReport): string {
  const { evaluation, ...document } = report;
  const sections = document.sections.map((section) => ({ ...section, blocks: section.blocks.map(withoutPixels) }));
  return `{"evaluation":${evaluationJson(evaluation)},"report":${canonicalJson({ ...document, sections })}}\n`;
}

const withoutPixels = (block: Block): Block =>
  block.kind === 'images'
    ? { ...block, images: block.images.map((image) => ({ ...image, dataUri: null, overlay: null })) }
    : block;
