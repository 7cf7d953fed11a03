import { assertNever } from '#shared/base';
import { intervalChartSvg } from '../charts/intervalChart.ts';
import { languageTable } from '../language.ts';
import { say } from '../phrase.ts';
import { phraseText } from '../phraseText.ts';
import { levelName } from '../reading.ts';
import { PLACED_TEXTS } from '../sections/freeText.ts';
import type { Block, Chart, Fact, KeyImage, LevelVerdict, Statement } from '../structuredReport.ts';
import type { HtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { evidenceAttribute, phraseHtml, withEvidence } from './phraseHtml.ts';
import { tableHtml } from './tableHtml.ts';

export function blockHtml(block: Block, context: HtmlContext): string {
  switch (block.kind) {
    case 'facts':
      return factsHtml(block.facts, context);
    case 'statements':
      return `<ul class="statements">${block.statements.map((statement) => statementHtml(statement, context)).join('')}</ul>`;
    case 'verdicts': {
      const headline =
        block.headline === null
          ? ''
          : `<p class="headline">${withEvidence(phraseHtml(block.headline.phrase, context.language), block.headline.evidence, context.interactive)}</p>`;
      return headline + block.levels.map((level) => verdictHtml(level, context)).join('');
    }
    case 'table':
      return tableHtml(block, context);
    case 'chart':
      return chartHtml(block, context);
    case 'images':
      return `<div class="images">${block.images.map((image) => imageHtml(image, context)).join('')}</div>`;
    case 'freeText':
      return freeTextHtml(block.section, block.text, context);
    default:
      return assertNever(block);
  }
}

function factsHtml(facts: readonly Fact[], context: HtmlContext): string {
  const items = facts.map((fact) => {
    const value = withEvidence(phraseHtml(fact.value, context.language), fact.evidence, context.interactive);
    return `<div><dt>${phraseHtml(fact.label, context.language)}</dt><dd>${value}</dd></div>`;
  });
  return `<dl class="facts">${items.join('')}</dl>`;
}

const statementHtml = (statement: Statement, context: HtmlContext): string =>
  `<li${statement.tone === 'plain' ? '' : ` class="${statement.tone}"`}>` +
  `${withEvidence(phraseHtml(statement.phrase, context.language), statement.evidence, context.interactive)}</li>`;

/** A shape a category, so that it is read without colour. */
const MARKS: Readonly<Record<LevelVerdict['category'], string>> = {
  fused: '<circle cx="8" cy="8" r="6" class="mark-fill"/>',
  'probably-fused': '<circle cx="8" cy="8" r="6" class="mark-line"/><path d="M8 2a6 6 0 0 1 0 12z" class="mark-fill"/>',
  indeterminate: '<circle cx="8" cy="8" r="6" class="mark-line mark-dashed"/>',
  pseudarthrosis: '<path d="M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6" class="mark-line mark-cross"/>',
};

function verdictHtml(verdict: LevelVerdict, context: HtmlContext): string {
  const html = (phrase: Parameters<typeof phraseHtml>[0]): string => phraseHtml(phrase, context.language);
  const mark = `<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${MARKS[verdict.category]}</svg>`;
  const suggested =
    verdict.suggested === null
      ? ''
      : `<p class="override-mark">${html(say('fusion.override.short', { suggested: say(`category.${verdict.suggested}`) }))}</p>`;
  const override = verdict.override === null ? '' : `<p class="override">${html(verdict.override)}</p>`;
  const reasons =
    verdict.reasons.length === 0
      ? ''
      : `<ul class="reasons">${verdict.reasons.map((reason) => `<li>${html(reason)}</li>`).join('')}</ul>`;
  return (
    `<section class="verdict verdict-${verdict.category}"${evidenceAttribute(verdict.evidence)}>` +
    `<div class="verdict-name"><h3>${escapeHtml(levelName(verdict.segment))}</h3>` +
    `<p class="category">${mark}${html(say(`category.${verdict.category}`))}</p>${suggested}</div>` +
    `<div class="verdict-body">${verdict.wording === null ? '' : `<p class="wording">${html(verdict.wording)}</p>`}` +
    `<p>${withEvidence(html(verdict.key), verdict.evidence, context.interactive)}</p>` +
    `<p class="published">${html(verdict.published)}</p>` +
    `${verdict.secondary.map((line) => `<p class="published">${html(line)}</p>`).join('')}${override}` +
    `<p class="basis">${html(verdict.basis)} · ${html(verdict.confidence)}</p>${reasons}</div></section>`
  );
}

function chartHtml(chart: Chart, context: HtmlContext): string {
  const notes = chart.notes.map((note) => `<p class="muted">${phraseHtml(note, context.language)}</p>`).join('');
  return (
    `<figure class="chart-block"><figcaption>${phraseHtml(chart.caption, context.language)}</figcaption>` +
    `${intervalChartSvg(chart, context.language)}${notes}</figure>`
  );
}

function imageHtml(image: KeyImage, context: HtmlContext): string {
  const caption = phraseHtml(image.caption, context.language);
  const evidence = { annotations: [], images: [image.sopInstanceUID], calibration: null, measures: [] };
  if (image.dataUri === null) {
    const reason = image.missing ?? languageTable(context.language).strings['image.none.default'];
    const text = phraseHtml(say('image.missing', { reason: { verbatim: reason, language: 'en' } }), context.language);
    return `<figure class="image missing"><p>${text}</p><figcaption>${caption}</figcaption></figure>`;
  }
  const alt = escapeHtml(
    phraseText(image.id.startsWith('marked-') ? image.caption : say('image.alt', { caption: image.caption }), context.language),
  );
  const size = `width="${image.width}" height="${image.height}"`;
  return (
    `<figure class="image"${evidenceAttribute(evidence)}><div class="stack" style="aspect-ratio:${image.width}/${image.height}">` +
    `<img src="${escapeHtml(image.dataUri)}" alt="${alt}" ${size}>${image.overlay ?? ''}</div><figcaption>` +
    `${withEvidence(caption, evidence, context.interactive)}</figcaption></figure>`
  );
}

function freeTextHtml(section: string, text: string, context: HtmlContext): string {
  const placed = (PLACED_TEXTS as readonly string[]).includes(section);
  const title = placed ? say('remarks.impression') : say('remarks.other', { section: { verbatim: section } });
  return `<div class="free-text"><h3>${phraseHtml(title, context.language)}</h3><p dir="auto">${escapeHtml(text)}</p></div>`;
}
