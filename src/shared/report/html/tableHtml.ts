import { languageTable } from '../language.ts';
import { evaluated } from '../phrase.ts';
import { quantityIntervalText, quantityValueText, unitSymbol } from '../quantityText.ts';
import type { Cell, Table } from '../structuredReport.ts';
import { escapeHtml } from './escape.ts';
import { phraseHtml, withEvidence } from './phraseHtml.ts';
import type { HtmlContext } from './context.ts';

/** A table with a caption and headers by scope. A value that is unavailable shows as n/a with a note that gives its reason. */
export function tableHtml(table: Table, context: HtmlContext): string {
  const notes: string[] = [];
  const heads = table.columns
    .map((column) => {
      const unit = column.unit === null ? '' : ` <span class="unit">${escapeHtml(column.unit)}</span>`;
      return `<th scope="col"${column.numeric ? ' class="number"' : ''}>${phraseHtml(column.title, context.language)}${unit}</th>`;
    })
    .join('');
  const body = table.rows
    .map((row) => {
      const cells = row.map((cell, i) => {
        const column = table.columns[i];
        const content = withEvidence(cellContent(cell, column?.unit ?? null, notes, context), cell.evidence, context.interactive);
        if (i === 0) return `<th scope="row">${content}</th>`;
        const classes = [...(column?.numeric === true ? ['number'] : []), ...(cell.tone === 'plain' ? [] : [cell.tone])];
        return `<td${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${content}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  const list = notes.length === 0 ? '' : `<ol class="notes">${notes.map((note) => `<li>${note}</li>`).join('')}</ol>`;
  const remarks = table.notes.map((note) => `<p class="table-note">${phraseHtml(note, context.language)}</p>`).join('');
  const caption = phraseHtml(table.caption, context.language);
  return (
    `<div class="table-block table-block-${table.id}"><table id="table-${table.id}" class="table-${table.id}"><caption>${caption}</caption>` +
    `<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>${remarks}${list}</div>`
  );
}

function cellContent(cell: Cell, columnUnit: string | null, notes: string[], context: HtmlContext): string {
  const { phrase } = cell;
  if (!('quantity' in phrase)) return phraseHtml(phrase, context.language);
  const { quantity } = phrase;
  const language = languageTable(context.language);
  if (quantity.status === 'unavailable') {
    const message = phraseHtml(evaluated(quantity.said, quantity.message), context.language);
    const note = `${message} <code>${escapeHtml(quantity.reason)}</code>`;
    const known = notes.indexOf(note);
    const number = known < 0 ? notes.push(note) : known + 1;
    return `${escapeHtml(language.strings['notAvailable'])}<sup>${number}</sup>`;
  }
  const value = quantityValueText(quantity, language, phrase.digits) ?? '';
  const symbol = unitSymbol(quantity.unit);
  const shown = columnUnit !== null && value.endsWith(symbol) ? value.slice(0, value.length - symbol.length) : value;
  const interval = (quantityIntervalText(quantity, language, phrase.digits) ?? '').replace(/^95 % /, '');
  return `<span class="value">${escapeHtml(shown)}</span> <span class="interval">${escapeHtml(interval)}</span>`;
}
