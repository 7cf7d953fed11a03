import { blockHtml } from './html/blocksHtml.ts';
import type { HtmlContext } from './html/context.ts';
import { escapeHtml } from './html/escape.ts';
import { phraseHtml } from './html/phraseHtml.ts';
import { pageBoxes, type Paper } from './html/pageBoxes.ts';
import { STYLE } from './html/style.ts';
import { languageTable, type ReportLanguage } from './language.ts';
import { say } from './phrase.ts';
import { LETTERHEAD_STYLE, letterheadHtml, type Letterhead } from './letterhead.ts';
import { phraseText } from './phraseText.ts';
import { personName } from './sections/header.ts';
import type { StructuredReport } from './structuredReport.ts';

export interface HtmlOptions {
  readonly language: ReportLanguage;
  /** `page`: to be printed; `file`: a file that a browser opens; `screen`: in the application, where evidence can be clicked. */
  readonly mode: 'page' | 'file' | 'screen';
  /** `@font-face` rules with their fonts as data. */
  readonly fontCss: string;
  /** Families in the order that the report's text wants. */
  readonly fontFamilies: readonly string[];
  /** Characters that none of the fonts has: said on the page. */
  readonly uncovered: readonly string[];
  readonly paper?: Paper;
  /** Above everything else; none where it is absent. */
  readonly letterhead?: Letterhead | null;
}

/** Nothing of the page is fetched, nothing of it runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** The report as one self-contained HTML document: what is on screen, what the file holds and what the PDF prints. */
export function renderHtml(report: StructuredReport, options: HtmlOptions): string {
  const { language, mode } = options;
  const { strings } = languageTable(language);
  const context: HtmlContext = { language, interactive: mode === 'screen' };
  const families = [...options.fontFamilies.map((family) => `'${family.replace(/['\\<>]/g, '')}'`), 'sans-serif'].join(',');
  const name = personName(report.patient.name);
  const title = [phraseText(report.title, language), name].filter((part) => part !== '').join(' – ');
  const sections = report.sections
    .map(
      (section) =>
        `<section class="report-section section-${section.id}" aria-labelledby="section-${section.id}">` +
        `<h2 id="section-${section.id}">${phraseHtml(section.title, language)}</h2>` +
        `${section.blocks.map((block) => blockHtml(block, context)).join('\n')}</section>`,
    )
    .join('\n');
  const marks = [
    ...(report.signature === null ? [`<p class="mark-text">${escapeHtml(strings['mark.draft'])}</p>`] : []),
    ...(report.state === 'amended' ? [`<p class="mark-text">${escapeHtml(strings['state.amended'])}</p>`] : []),
    ...(report.synthetic ? [`<p class="mark-text">${escapeHtml(strings['mark.synthetic'])}</p>`] : []),
  ].join('');
  const explained = [
    ...(report.signature === null ? [say('mark.draft.long')] : []),
    ...(report.synthetic ? [say('mark.synthetic.long')] : []),
    ...(options.uncovered.length > 0
      ? [say('limits.fonts', { characters: { verbatim: options.uncovered.map(codePointName).join(', ') } })]
      : []),
  ].map((phrase) => `<p class="banner">${phraseHtml(phrase, language)}</p>`);
  const signed = [...(report.signature === null ? [] : [report.signature]), ...report.amendments]
    .map((phrase) => `<p class="signed">${phraseHtml(phrase, language)}</p>`)
    .join('');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(`Fusion Review ${report.productVersion}`)}">
<title>${escapeHtml(title)}</title>
<style>
${options.fontCss}
:root{--font:${families}}
${pageBoxes(report, language, families, options.paper ?? 'A4')}
${STYLE}${options.letterhead == null ? '' : LETTERHEAD_STYLE}
</style>
</head>
<body class="mode-${mode} state-${report.state}">
<main>
${letterheadHtml(options.letterhead)}<header class="masthead">
<div><p class="product">Fusion Review</p><h1>${phraseHtml(report.title, language)}</h1><p class="who"><bdi>${escapeHtml(name)}</bdi></p></div>
<div class="marks">${marks}</div>
</header>
${signed}${explained.join('')}
${sections}
<footer class="notice-line">${escapeHtml(strings['notice'])}</footer>
</main>
</body>
</html>
`;
}

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
