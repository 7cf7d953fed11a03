import { canonicalJson } from '#shared/case';
import { evaluationJson } from '#shared/evaluateCase';
import type { Block, StructuredReport } from './structuredReport.ts';

/**
 * The evaluation as `evaluate --json` prints it, byte for byte up to its closing brace, and then one more field, `report`: the document
 * (without the pixels of key images, which the HTML and PDF hold). A script reads `measurements` and `assessment` from either.
 */
export function renderJson(report: StructuredReport): string {
  const { evaluation, ...document } = report;
  const sections = document.sections.map((section) => ({ ...section, blocks: section.blocks.map(withoutPixels) }));
  const open = evaluationJson(evaluation).trimEnd().slice(0, -1);
  return `${open.trimEnd()},"report":${canonicalJson({ ...document, sections })}}\n`;
}

const withoutPixels = (block: Block): Block =>
  block.kind === 'images'
    ? { ...block, images: block.images.map((image) => ({ ...image, dataUri: null, overlay: null })) }
    : block;
