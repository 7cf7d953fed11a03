import type { ReportLanguage } from '../language.ts';
import type { Phrase } from '../phrase.ts';
import { phraseRuns } from '../phraseText.ts';
import type { Evidence } from '../structuredReport.ts';
import { escapeHtml } from './escape.ts';

/** Words of people stand in a bidi isolate; words in another language than the report's say so. */
export function phraseHtml(phrase: Phrase, language: ReportLanguage): string {
  return phraseRuns(phrase, language)
    .map((run) => {
      const text = escapeHtml(run.text);
      if (run.language !== null && run.language !== language) return `<span lang="${escapeHtml(run.language)}">${text}</span>`;
      return run.from === 'verbatim' && text !== '' ? `<bdi>${text}</bdi>` : text;
    })
    .join('');
}

export const hasEvidence = (evidence: Evidence): boolean =>
  evidence.annotations.length + evidence.images.length + evidence.measures.length > 0 || evidence.calibration !== null;

/** The attribute that a click reads: JSON of annotations, images, calibration and measures. Empty when there is nothing to jump to. */
export const evidenceAttribute = (evidence: Evidence): string =>
  hasEvidence(evidence) ? ` data-evidence="${escapeHtml(JSON.stringify(evidence))}"` : '';

/** Content that can be jumped from: a button on screen, plain text on paper. */
export function withEvidence(html: string, evidence: Evidence, interactive: boolean): string {
  if (!hasEvidence(evidence)) return html;
  return interactive
    ? `<button type="button" class="evidence"${evidenceAttribute(evidence)}>${html}</button>`
    : `<span class="evidence"${evidenceAttribute(evidence)}>${html}</span>`;
}
