import type { LearningCurve } from '../learning.ts';
import { axes, BLUE, dot, figure, fixed, line, ORANGE, PLOT, room, scale, type PlotStyle } from './svg.ts';

export interface LearningWords extends PlotStyle {
  readonly cases: string;
  readonly error: string;
}

/** Error of each level over the cases in the order they were read, the smooth with its 95 % interval, and the aim as a dashed line. */
export function learningPlot({ points, smooth }: LearningCurve, aim: number, words: LearningWords): string {
  const last = Math.max(2, ...points.map(({ x }) => x));
  const x = [0.5, last + 0.5] as const;
  const [, high] = room([0, aim, ...points.map(({ y }) => y), ...smooth.map(({ fit }) => fit)]);
  const y = [0, high] as const;
  const [sx, sy] = [scale(x, [PLOT.left, PLOT.right]), scale(y, [PLOT.bottom, PLOT.top])];
  const at = (px: number, py: number): string => `${fixed(sx(px))},${fixed(sy(Math.min(high, Math.max(0, py))))}`;
  const band = [
    ...smooth.map((one) => at(one.x, one.interval95[1])),
    ...smooth.map((one) => at(one.x, one.interval95[0])).reverse(),
  ];
  return figure(words, [
    ...(smooth.length === 0
      ? []
      : [
          `<polygon points="${band.join(' ')}" fill="${BLUE}" fill-opacity="0.18"/>`,
          `<polyline points="${smooth.map((one) => at(one.x, one.fit)).join(' ')}" fill="none" stroke="${BLUE}" stroke-width="2"/>`,
        ]),
    line(PLOT.left, sy(aim), PLOT.right, sy(aim), `stroke-dasharray="6 4" style="stroke:${ORANGE}"`),
    ...points.map((one) => dot(sx(one.x), sy(one.y))),
    axes(x, y, [words.cases, words.error], words, true),
  ]);
}
