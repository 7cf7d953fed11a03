import type { HeatCell } from '../heatMap.ts';
import { PARTS, type PartName } from '../landmarks.ts';
import { escapeText, figure, ORANGE, rect, text, WIDTH, type PlotStyle } from './svg.ts';

export interface HeatWords extends PlotStyle {
  readonly part: (part: PartName) => string;
}

const LEFT = 62;
const TOP = 40;
const ROW = 30;
/** Full colour, mm: twice the largest error that still passes. */
const FULL_MM = 2;

/** Mean distance from the expert by vertebra and point; every cell carries its number, the colour only helps to find it. */
export function heatPlot(cells: readonly HeatCell[], words: HeatWords): string {
  const vertebrae = [...new Set(cells.map(({ vertebra }) => vertebra))];
  const width = (WIDTH - LEFT - 10) / PARTS.length;
  const head = PARTS.map((part, i) => text(LEFT + (i + 0.5) * width, TOP - 12, words.part(part), 'middle', 'font-size="10.5"'));
  const rows = vertebrae.flatMap((vertebra, row) => [
    text(LEFT - 12, TOP + (row + 0.5) * ROW + 4, vertebra, 'end'),
    ...PARTS.map((part, i) => {
      const cell = cells.find((one) => one.vertebra === vertebra && one.part === part);
      const [x, y] = [LEFT + i * width, TOP + row * ROW];
      const share = cell === undefined ? 0 : Math.min(1, cell.meanMm / FULL_MM);
      const box = rect(
        x + 1,
        y + 1,
        width - 2,
        ROW - 2,
        `rx="3" fill="${ORANGE}" fill-opacity="${(0.06 + 0.74 * share).toFixed(2)}"`,
      );
      if (cell === undefined) return box;
      const tip = `<title>${escapeText(`${vertebra} ${words.part(part)}: ${words.number(cell.meanMm, 2)} mm, n = ${cell.count}`)}</title>`;
      return `<g>${tip}${box}${text(x + width / 2, y + ROW / 2 + 4, words.number(cell.meanMm, 2))}</g>`;
    }),
  ]);
  return figure(words, [...head, ...rows], TOP + vertebrae.length * ROW + 12);
}
