import { assertNever } from '#shared/base';
import { languageTable, type ReportLanguage } from './language.ts';
import { phraseText } from './phraseText.ts';
import { say, type Phrase } from './phrase.ts';
import { levelName } from './reading.ts';
import type { Block, StructuredReport, Table } from './structuredReport.ts';

/** The report as plain text for the clipboard: sections in the same order, tables as lines of `column: value`. */
export function renderText(report: StructuredReport, language: ReportLanguage): string {
  const { strings } = languageTable(language);
  const text = (phrase: Phrase): string => phraseText(phrase, language);
  const marks = [
    ...(report.signature === null ? [strings['mark.draft']] : []),
    ...(report.state === 'draft' ? [] : [strings[`state.${report.state}`]]),
    ...(report.synthetic ? [strings['mark.synthetic']] : []),
  ];
  const head = [
    `${text(report.title).toUpperCase()} (${marks.join(', ')})`,
    strings['notice'],
    ...(report.signature === null ? [] : [text(report.signature)]),
    ...report.amendments.map(text),
  ];
  const sections = report.sections.map((section) => {
    const title = text(section.title);
    const lines = section.blocks.flatMap((block) => blockLines(block, language));
    return [title, '-'.repeat(title.length), ...lines].join('\n');
  });
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

function blockLines(block: Block, language: ReportLanguage): readonly string[] {
  const text = (phrase: Phrase): string => phraseText(phrase, language);
  switch (block.kind) {
    case 'facts':
      return block.facts.map((fact) => `${text(fact.label)}: ${text(fact.value)}`);
    case 'statements':
      return block.statements.map((statement) => `- ${text(statement.phrase)}`);
    case 'verdicts':
      return [
        ...(block.headline === null ? [] : [text(block.headline.phrase)]),
        ...block.levels.flatMap((level) => [
          `${levelName(level.segment)}: ${text(level.wording ?? say(`category.${level.category}`))}`,
          `  ${text(level.key)}`,
          `  ${text(level.published)}`,
          ...level.secondary.map((line) => `  ${text(line)}`),
          ...(level.override === null ? [] : [`  ${text(level.override)}`]),
          `  ${text(level.basis)}. ${text(level.confidence)}`,
          ...level.reasons.map((reason) => `  - ${text(reason)}`),
        ]),
      ];
    case 'table':
      return tableLines(block, language);
    case 'chart':
      return [];
    case 'images':
      return block.images.map((image) => `- ${text(image.caption)}`);
    case 'freeText':
      return [block.text];
    default:
      return assertNever(block);
  }
}

function tableLines(table: Table, language: ReportLanguage): readonly string[] {
  const text = (phrase: Phrase): string => phraseText(phrase, language);
  return [
    `${text(table.caption)}:`,
    ...table.rows.map((row) => {
      const [head, ...cells] = row;
      const rest = cells.map((cell, i) => `${text(table.columns[i + 1]?.title ?? { verbatim: '' })} ${text(cell.phrase)}`);
      return `- ${head === undefined ? '' : text(head.phrase)}: ${rest.join('; ')}`;
    }),
    ...table.notes.map((note) => `  ${text(note)}`),
  ];
}
