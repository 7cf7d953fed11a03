/** Pieces of a plot that looks the same on screen, on paper and in a file of its own: ink is `currentColor`, no style sheet is needed. */
export const WIDTH = 520;
export const HEIGHT = 320;
export const PLOT = { left: 62, right: 500, top: 18, bottom: 266 } as const;
/** After Okabe and Ito: told apart by the colour-blind. */
export const BLUE = '#3b8ec2';
export const ORANGE = '#d98a1f';

/** A plot's words in the language of the page, and how its numbers look. */
export interface PlotStyle {
  readonly title: string;
  readonly description: string;
  readonly number: (value: number, digits: number) => string;
}

export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
export const fixed = (value: number): string => String(Math.round(value * 10) / 10);

export function figure({ title, description }: PlotStyle, body: readonly string[], height = HEIGHT): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeText(`${title}. ${description}`)}" ` +
    `font-family="Inter, sans-serif" font-size="12" fill="currentColor"><title>${escapeText(title)}</title>${body.join('')}</svg>`
  );
}

export type Scale = (value: number) => number;
export const scale =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);

export const line = (x1: number, y1: number, x2: number, y2: number, more = ''): string =>
  `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="currentColor" ${more}/>`;
export const rect = (x: number, y: number, width: number, height: number, more: string): string =>
  `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" ${more}/>`;
export const dot = (x: number, y: number, more = `fill="${BLUE}"`): string =>
  `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4" fill-opacity="0.8" ${more}/>`;
export const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'middle', more = ''): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" ${more}>${escapeText(words)}</text>`;

/** A round step that gives at most eight ticks. */
export function ticks([low, high]: readonly [number, number]): readonly number[] {
  const steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  const step = steps.find((one) => (high - low) / one <= 8) ?? 200;
  const all: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i++) all.push(i * step);
  return all;
}

/** Both axes with ticks and names; whole numbers along x where `wholeX`. */
export function axes(
  x: readonly [number, number],
  y: readonly [number, number],
  names: readonly [string, string],
  style: PlotStyle,
  wholeX = false,
): string {
  const [sx, sy] = [scale(x, [PLOT.left, PLOT.right]), scale(y, [PLOT.bottom, PLOT.top])];
  const digits = (all: readonly number[]): number =>
    all.every((one) => Math.abs(one - Math.round(one)) < 1e-9) ? 0 : (all[1] ?? 1) - (all[0] ?? 0) < 0.099 ? 2 : 1;
  const tx = ticks(x).filter((one) => !wholeX || Math.abs(one - Math.round(one)) < 1e-9);
  const ty = ticks(y);
  return [
    line(PLOT.left, PLOT.bottom, PLOT.right, PLOT.bottom, 'stroke-opacity="0.6"'),
    line(PLOT.left, PLOT.top, PLOT.left, PLOT.bottom, 'stroke-opacity="0.6"'),
    ...tx.map(
      (value) =>
        line(sx(value), PLOT.bottom, sx(value), PLOT.bottom + 4, 'stroke-opacity="0.6"') +
        text(sx(value), PLOT.bottom + 18, style.number(value, digits(tx))),
    ),
    ...ty.map(
      (value) =>
        line(PLOT.left - 4, sy(value), PLOT.left, sy(value), 'stroke-opacity="0.6"') +
        text(PLOT.left - 8, sy(value) + 4, style.number(value, digits(ty)), 'end'),
    ),
    text((PLOT.left + PLOT.right) / 2, HEIGHT - 14, names[0]),
    `<text transform="translate(16 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeText(names[1])}</text>`,
  ].join('');
}

/** Room around values: never empty, a tenth at each end. */
export function room(values: readonly number[], including: readonly number[] = []): readonly [number, number] {
  const all = [...values, ...including];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const edge = Math.max((high - low) * 0.1, 0.05);
  return [low - edge, high + edge];
}
