import type { BlandAltman } from '#shared/agreement';
import { axes, dot, figure, line, ORANGE, PLOT, rect, room, scale, text, type PlotStyle } from './svg.ts';

export interface BlandAltmanWords extends PlotStyle {
  readonly mean: string;
  readonly difference: string;
  readonly bias: string;
}

/** Difference over mean; bias and limits of agreement with their 95 % intervals as bands, where they can be computed. */
export function blandAltmanPlot(
  pairs: readonly { readonly first: number; readonly second: number }[],
  limits: BlandAltman | null,
  words: BlandAltmanWords,
): string {
  const points = pairs.map(({ first, second }) => ({ x: (first + second) / 2, y: first - second }));
  const ends = limits === null ? [0] : [0, ...limits.lowerInterval95, ...limits.upperInterval95];
  const x = room(
    points.map((one) => one.x),
    points.length === 0 ? [0, 1] : [],
  );
  const y = room(
    points.map((one) => one.y),
    ends,
  );
  const [sx, sy] = [scale(x, [PLOT.left, PLOT.right]), scale(y, [PLOT.bottom, PLOT.top])];
  const level = (value: number, [low, high]: readonly [number, number], dashed: boolean): string =>
    rect(PLOT.left, sy(high), PLOT.right - PLOT.left, sy(low) - sy(high), `fill="${ORANGE}" fill-opacity="0.14"`) +
    line(PLOT.left, sy(value), PLOT.right, sy(value), dashed ? 'stroke-dasharray="6 4"' : '') +
    text(PLOT.right, sy(value) - 4, words.number(value, 2), 'end', 'font-size="11"');
  return figure(words, [
    ...(limits === null
      ? []
      : [
          level(limits.upper, limits.upperInterval95, true),
          level(limits.bias, limits.biasInterval95, false),
          level(limits.lower, limits.lowerInterval95, true),
          text(PLOT.left + 6, sy(limits.bias) - 4, words.bias, 'start', 'font-size="11"'),
        ]),
    line(PLOT.left, sy(0), PLOT.right, sy(0), 'stroke-opacity="0.25"'),
    ...points.map((one) => dot(sx(one.x), sy(one.y))),
    axes(x, y, [words.mean, words.difference], words),
  ]);
}
