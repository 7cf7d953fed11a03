import { VERTEBRAE, vertebraeOf } from '#shared/spine';
import type { Reading } from './outcome.ts';

/** A level's rotation error with the lower of its two vertebrae's similarities. */
interface Dot {
  readonly similarity: number;
  readonly error: number;
  readonly half: number;
}

const FIRST = VERTEBRAE.indexOf('C2');

/** Readings hold their vertebrae from C2 on. */
export function dotsOf(readings: readonly Reading[]): readonly Dot[] {
  return readings.flatMap((reading) =>
    reading.rows.flatMap((row) => {
      const pair = vertebraeOf(row.segment);
      if (row.quantity !== 'rotation' || row.error === null || pair === null) return [];
      const [a, b] = pair.map((one) => reading.similarity[VERTEBRAE.indexOf(one) - FIRST] ?? 0);
      return [{ similarity: Math.min(a ?? 0, b ?? 0), error: Math.abs(row.error), half: row.halfWidth }];
    }),
  );
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 360, 56, 24, 16, 46];
const INK = '#334155';

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly label: string;
}

function frame(title: string, x: Axis, y: Axis, body: readonly string[]): string {
  const [px, py] = scales(x, y);
  const ticks = (axis: Axis): readonly number[] =>
    Array.from({ length: Math.round((axis.to - axis.from) / axis.step) + 1 }, (_, i) => axis.from + i * axis.step);
  const places = (axis: Axis): number => (axis.step < 0.1 ? 2 : axis.step < 1 ? 1 : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter, sans-serif" font-size="12" fill="${INK}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="16" font-weight="600">${title}</text>`,
    ...ticks(x).map(
      (v) => `<text x="${px(v).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${v.toFixed(places(x))}</text>`,
    ),
    ...ticks(y).map(
      (v) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(v).toFixed(1)}" y2="${py(v).toFixed(1)}" stroke="#e2e8f0"/>` +
        `<text x="${LEFT - 8}" y="${(py(v) + 4).toFixed(1)}" text-anchor="end">${v.toFixed(places(y))}</text>`,
    ),
    ...body,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${x.label}</text>`,
    `<text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function scales(x: Axis, y: Axis): readonly [(v: number) => number, (v: number) => number] {
  return [
    (v) => LEFT + ((v - x.from) / (x.to - x.from)) * (WIDTH - LEFT - RIGHT),
    (v) => HEIGHT - BOTTOM - ((v - y.from) / (y.to - y.from)) * (HEIGHT - TOP - BOTTOM),
  ];
}

const SIMILARITY: Axis = { from: 0.5, to: 1, step: 0.1, label: 'lower similarity of the two vertebrae' };

/** Rotation errors of all levels against similarity, with the mean half width of the stated interval. */
export function errorPlot(dots: readonly Dot[]): string {
  const y: Axis = { from: 0, to: 0.6, step: 0.1, label: 'error of rotation, degrees' };
  const [px, py] = scales(SIMILARITY, y);
  const steps = bins(dots).map(({ at, inside }) => [at, inside.reduce((s, one) => s + one.half, 0) / inside.length] as const);
  return frame('Error of rotation; line: mean half width of the stated 95 % interval', SIMILARITY, y, [
    ...dots.map(
      (one) =>
        `<circle cx="${px(Math.max(0.5, one.similarity)).toFixed(1)}" cy="${py(Math.min(0.6, one.error)).toFixed(1)}" r="2" fill="#0f766e" fill-opacity="0.35"/>`,
    ),
    `<polyline fill="none" stroke="#b45309" stroke-width="2" points="${steps.map(([at, half]) => `${px(at).toFixed(1)},${py(Math.min(0.6, half)).toFixed(1)}`).join(' ')}"/>`,
  ]);
}

/** Share of levels whose interval holds the truth, by similarity. */
export function coveragePlot(dots: readonly Dot[]): string {
  const y: Axis = { from: 70, to: 100, step: 5, label: 'interval holds the truth, %' };
  const [px, py] = scales(SIMILARITY, y);
  const bars = bins(dots).map(({ at, inside }) => {
    const share = (100 * inside.filter((one) => one.error <= one.half).length) / inside.length;
    const top = py(Math.max(70, share));
    return (
      `<rect x="${(px(at) - 18).toFixed(1)}" y="${top.toFixed(1)}" width="36" height="${(py(70) - top).toFixed(1)}" fill="#0f766e" fill-opacity="0.55"/>` +
      `<text x="${px(at).toFixed(1)}" y="${(top + 14).toFixed(1)}" text-anchor="middle" font-size="10">${inside.length}</text>`
    );
  });
  const line = (at: number): string =>
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(at).toFixed(1)}" y2="${py(at).toFixed(1)}" stroke="#b45309" stroke-dasharray="4 4"/>`;
  return frame('Coverage of the stated 95 % intervals of rotation; figures: levels', SIMILARITY, y, [
    ...bars,
    line(93),
    line(97),
  ]);
}

/** Bins of 0.05 with at least ten levels. */
function bins(dots: readonly Dot[]): readonly { readonly at: number; readonly inside: readonly Dot[] }[] {
  return Array.from({ length: 10 }, (_, i) => 0.5 + i * 0.05)
    .map((from) => ({
      at: from + 0.025,
      inside: dots.filter((one) => one.similarity >= from && (one.similarity < from + 0.05 || from > 0.94)),
    }))
    .filter(({ inside }) => inside.length >= 10);
}
