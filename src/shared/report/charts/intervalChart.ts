import { escapeHtml } from '../html/escape.ts';
import { languageTable, type ReportLanguage } from '../language.ts';
import { phraseText } from '../phraseText.ts';
import { numberText, unitSymbol } from '../quantityText.ts';
import type { Chart, ChartRow } from '../structuredReport.ts';

const WIDTH = 680;
const LABEL = 168;
const PLOT = { left: 176, right: 520 } as const;
const VALUE = 532;
const ROW = 30;
const TOP = 8;
const AXIS = 26;
const MAX_TICKS = 9;

/**
 * One line a row: the value as a dot, its 95 % interval as a bar, the grey band shaded, the threshold dashed. The same string on screen and
 * in the PDF; colours come from the page (`currentColor` and the classes of the style sheet). Numbers are also written out at the right.
 */
export function intervalChartSvg(chart: Chart, language: ReportLanguage): string {
  const shared = chart.rows.every(
    (row) => row.domain[0] === chart.rows[0]?.domain[0] && row.domain[1] === chart.rows[0]?.domain[1],
  );
  const height = TOP + chart.rows.length * ROW + (shared ? AXIS : 8);
  const rows = chart.rows.map((row, i) => rowSvg(row, TOP + i * ROW, language, !shared)).join('');
  const first = chart.rows[0];
  const axis = shared && first !== undefined ? axisSvg(first, TOP + chart.rows.length * ROW, language) : '';
  const title = escapeHtml(phraseText(chart.caption, language));
  const description = escapeHtml(phraseText(chart.description, language));
  return (
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}. ${description}" xmlns="http://www.w3.org/2000/svg">` +
    `${rows}${axis}</svg>`
  );
}

function scaleOf(row: ChartRow): (value: number) => number {
  const [low, high] = row.domain;
  return (value) => PLOT.left + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (PLOT.right - PLOT.left);
}

function rowSvg(row: ChartRow, top: number, language: ReportLanguage, ownScale: boolean): string {
  const x = scaleOf(row);
  const point = languageTable(language).decimalPoint;
  const text = (value: number, digits = row.digits): string => numberText(value, digits, point);
  const middle = top + ROW / 2;
  const [low, high] = row.interval;
  const parts = [rect(PLOT.left, top + 4, PLOT.right - PLOT.left, ROW - 8, 'chart-plot')];
  if (row.bands !== null) parts.push(rect(x(row.bands[0]), top + 4, x(row.bands[1]) - x(row.bands[0]), ROW - 8, 'chart-band'));
  if (row.threshold !== null) parts.push(line(x(row.threshold), top + 1, x(row.threshold), top + ROW - 1, 'chart-threshold'));
  parts.push(
    line(x(low), middle, x(high), middle, 'chart-interval'),
    line(x(low), middle - 4, x(low), middle + 4, 'chart-interval'),
    line(x(high), middle - 4, x(high), middle + 4, 'chart-interval'),
    `<circle class="chart-dot" cx="${fixed(x(row.value))}" cy="${fixed(middle)}" r="3.8"/>`,
    label(LABEL, middle, 'end', 'chart-label', phraseText(row.label, language)),
    `<text class="chart-value" x="${VALUE}" y="${fixed(middle + 4)}"><tspan class="chart-number">${escapeHtml(text(row.value) + unitSymbol(row.unit))}</tspan>` +
      `<tspan dx="6">${escapeHtml(`${text(low)} – ${text(high)}`)}</tspan></text>`,
  );
  if (ownScale && row.threshold !== null)
    parts.push(
      `<text class="chart-tick" x="${fixed(x(row.threshold) + 4)}" y="${fixed(top + 12)}">${escapeHtml(text(row.threshold, 0) + unitSymbol(row.unit))}</text>`,
    );
  return parts.join('');
}

function axisSvg(row: ChartRow, top: number, language: ReportLanguage): string {
  const x = scaleOf(row);
  const point = languageTable(language).decimalPoint;
  const [low, high] = row.domain;
  const step = [1, 2, 5, 10, 20, 50].find((size) => (high - low) / size <= MAX_TICKS) ?? 100;
  const ticks: string[] = [line(PLOT.left, top + 2, PLOT.right, top + 2, 'chart-axis')];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step)
    ticks.push(
      line(x(value), top + 2, x(value), top + 6, 'chart-axis') +
        `<text class="chart-tick" x="${fixed(x(value))}" y="${top + 18}" text-anchor="middle">${numberText(value, 0, point)}</text>`,
    );
  ticks.push(`<text class="chart-tick" x="${VALUE}" y="${top + 18}">${escapeHtml(unitSymbol(row.unit).trim())}</text>`);
  return ticks.join('');
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);
const rect = (x: number, y: number, width: number, height: number, name: string): string =>
  `<rect class="${name}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}"/>`;
const line = (x1: number, y1: number, x2: number, y2: number, name: string): string =>
  `<line class="${name}" x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}"/>`;
const label = (x: number, y: number, anchor: string, name: string, text: string): string =>
  `<text class="${name}" x="${fixed(x)}" y="${fixed(y + 4)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
