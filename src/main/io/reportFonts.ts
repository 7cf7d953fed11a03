import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseFontFaces, selectFontSlices, type FontFace } from '#shared/report';

/**
 * The font packages that come with the product, in the order in which they are asked for a character: `[package, its style sheets, slices]`.
 * Of the packages beside the first only the slices of their own script: the ranges that the others declare are wider than their glyphs.
 */
const FONT_PACKAGES: readonly (readonly [name: string, sheets: readonly string[], slices: RegExp])[] = [
  ['@fontsource/noto-sans', ['400.css', '600.css'], /./],
  ['@fontsource/noto-sans-hebrew', ['400.css', '600.css'], /-hebrew-hebrew-/],
  ['@fontsource/noto-sans-arabic', ['400.css', '600.css'], /-arabic-arabic-/],
  ['@fontsource/noto-sans-thai', ['400.css', '600.css'], /-thai-thai-/],
  // Han characters: mainland shapes unless the text itself asks for Japanese or Korean ones.
  ['@fontsource-variable/noto-sans-sc', ['wght.css'], /-sc-\d+-/],
  ['@fontsource-variable/noto-sans-jp', ['wght.css'], /-jp-\d+-/],
  ['@fontsource-variable/noto-sans-kr', ['wght.css'], /-kr-\d+-/],
  ['@fontsource-variable/noto-sans-tc', ['wght.css'], /-tc-\d+-/],
];

export interface EmbeddedFonts {
  readonly css: string;
  readonly families: readonly string[];
  /** Characters that no bundled font has. */
  readonly uncovered: readonly string[];
}

interface BundledFace extends FontFace {
  readonly path: string;
}

const require = createRequire(import.meta.url);
let bundled: Promise<readonly BundledFace[]> | null = null;

/** Fonts for exactly the characters of `text`, as `@font-face` rules with their files inside. */
export async function embedFonts(text: string): Promise<EmbeddedFonts> {
  const choice = selectFontSlices(text, await (bundled ??= bundledFaces()));
  const rules = await Promise.all((choice.faces as readonly BundledFace[]).map(rule));
  return { css: rules.join('\n'), families: choice.families, uncovered: choice.uncovered };
}

async function bundledFaces(): Promise<readonly BundledFace[]> {
  const faces = await Promise.all(
    FONT_PACKAGES.flatMap(([name, sheets, slices]) => {
      const folder = dirname(require.resolve(`${name}/package.json`));
      return sheets.map(async (sheet) =>
        parseFontFaces(await readFile(join(folder, sheet), 'utf8'))
          .filter((face) => slices.test(face.file))
          .map((face) => ({ ...face, path: join(folder, face.file) })),
      );
    }),
  );
  return faces.flat();
}

async function rule(face: BundledFace): Promise<string> {
  const data = (await readFile(face.path)).toString('base64');
  const ranges = face.ranges.map(([first, last]) =>
    first === last ? `U+${first.toString(16)}` : `U+${first.toString(16)}-${last.toString(16)}`,
  );
  return (
    `@font-face{font-family:'${face.family}';font-style:normal;font-weight:${face.weight};` +
    `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${ranges.join(',')}}`
  );
}
