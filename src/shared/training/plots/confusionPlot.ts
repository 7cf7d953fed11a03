import { BLUE, escapeText, figure, ORANGE, rect, text, WIDTH, type PlotStyle } from './svg.ts';

export interface ConfusionWords extends PlotStyle {
  readonly category: (category: string) => string;
  readonly fellow: string;
  readonly expert: string;
}

const LEFT = 150;
const TOP = 64;
const ROW = 46;

/** Expert's category down, the fellow's across; agreement blue, disagreement orange, every cell with its count. */
export function confusionPlot(
  calls: readonly (readonly [expert: string, fellow: string])[],
  categories: readonly string[],
  words: ConfusionWords,
): string {
  const width = (WIDTH - LEFT - 12) / categories.length;
  const counts = (expert: string, fellow: string): number => calls.filter((one) => one[0] === expert && one[1] === fellow).length;
  const most = Math.max(1, ...categories.flatMap((a) => categories.map((b) => counts(a, b))));
  const cells = categories.flatMap((expert, row) => [
    text(LEFT - 10, TOP + (row + 0.5) * ROW + 4, words.category(expert), 'end'),
    ...categories.map((fellow, i) => {
      const count = counts(expert, fellow);
      const opacity = (0.06 + (0.7 * count) / most).toFixed(2);
      const box = rect(
        LEFT + i * width + 1,
        TOP + row * ROW + 1,
        width - 2,
        ROW - 2,
        `rx="3" fill="${expert === fellow ? BLUE : ORANGE}" fill-opacity="${count === 0 ? '0.05' : opacity}"`,
      );
      return box + text(LEFT + (i + 0.5) * width, TOP + (row + 0.5) * ROW + 5, String(count), 'middle', 'font-size="14"');
    }),
  ]);
  const head = categories.map((one, i) =>
    text(LEFT + (i + 0.5) * width, TOP - 10, words.category(one), 'middle', 'font-size="10.5"'),
  );
  const names = [
    text(LEFT + (categories.length * width) / 2, 20, words.fellow, 'middle', 'font-weight="600"'),
    `<text transform="translate(16 ${TOP + (categories.length * ROW) / 2}) rotate(-90)" text-anchor="middle" font-weight="600">${escapeText(words.expert)}</text>`,
  ];
  return figure(words, [...names, ...head, ...cells], TOP + categories.length * ROW + 14);
}
