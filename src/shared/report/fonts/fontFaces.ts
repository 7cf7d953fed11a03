/** A font file that covers some code points: one `@font-face` rule of a font package. */
export interface FontFace {
  readonly family: string;
  /** CSS weight, such as `400` or `100 900` of a variable font. */
  readonly weight: string;
  /** Path of the file as its rule names it. */
  readonly file: string;
  /** Inclusive ranges of code points. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** Upright faces of a font package's style sheet. What does not look like a rule of such a sheet is passed over. */
export function parseFontFaces(css: string): readonly FontFace[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap((rule) => {
    const body = rule[1] ?? '';
    const field = (name: string): string | null => new RegExp(`${name}:\\s*([^;]+);`).exec(body)?.[1]?.trim() ?? null;
    const family = field('font-family')?.replace(/^['"]|['"]$/g, '');
    const file = /url\(['"]?([^'")]+\.woff2)['"]?\)/.exec(field('src') ?? '')?.[1];
    const weight = field('font-weight');
    if (family === undefined || file === undefined || weight === null || field('font-style') !== 'normal') return [];
    return [{ family, weight, file, ranges: parseRanges(field('unicode-range') ?? 'U+0-10FFFF') }];
  });
}

function parseRanges(text: string): readonly (readonly [number, number])[] {
  return text.split(',').flatMap((part) => {
    const match = /^\s*U\+([0-9a-f]+)(?:-([0-9a-f]+))?\s*$/i.exec(part);
    if (match === null) return [];
    const first = Number.parseInt(match[1] ?? '', 16);
    return [[first, match[2] === undefined ? first : Number.parseInt(match[2], 16)] as const];
  });
}

export const covers = (face: FontFace, codePoint: number): boolean =>
  face.ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
