import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseFontFaces, selectFontSlices, type FontFace } from '#shared/report';
import { fontCoverage } from './fontCoverage.ts';

/** The font packages that come with the product, in the order in which they are asked for a character: `[package, its style sheets]`. */
const FONT_PACKAGES: readonly (readonly [name: string, sheets: readonly string[]])[] = [
  ['@fontsource/noto-sans', ['400.css', '600.css']],
  ['@fontsource/noto-sans-hebrew', ['400.css', '600.css']],
  ['@fontsource/noto-sans-arabic', ['400.css', '600.css']],
  ['@fontsource/noto-sans-thai', ['400.css', '600.css']],
  // Han characters: mainland shapes unless the text itself asks for Japanese or Korean ones.
  ['@fontsource-variable/noto-sans-sc', ['wght.css']],
  ['@fontsource-variable/noto-sans-jp', ['wght.css']],
  ['@fontsource-variable/noto-sans-kr', ['wght.css']],
  ['@fontsource-variable/noto-sans-tc', ['wght.css']],
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

interface LoadedFont {
  readonly bytes: Buffer;
  readonly covered: ReadonlySet<number>;
}

// Not named require: the bundler brings one of that name.
const packages = createRequire(import.meta.url);
let bundled: Promise<readonly BundledFace[]> | null = null;
const loaded = new Map<string, Promise<LoadedFont>>();

/**
 * Fonts for exactly the characters of `text`, as `@font-face` rules with their files inside. Which file has a character is read from the
 * file itself: the ranges of the style sheets only say where to look.
 */
export async function embedFonts(text: string): Promise<EmbeddedFonts> {
  const codePoints = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const declared = await (bundled ??= bundledFaces());
  const narrowed = await Promise.all(declared.map((face) => narrow(face, codePoints)));
  const choice = selectFontSlices(
    text,
    narrowed.filter((face) => face.ranges.length > 0),
  );
  const rules = await Promise.all((choice.faces as readonly BundledFace[]).map(rule));
  return { css: rules.join('\n'), families: choice.families, uncovered: choice.uncovered };
}

/** The face with the ranges that it really has of these code points. */
async function narrow(face: BundledFace, codePoints: readonly number[]): Promise<BundledFace> {
  const claimed = codePoints.filter((code) => face.ranges.some(([first, last]) => code >= first && code <= last));
  if (claimed.length === 0) return { ...face, ranges: [] };
  const { covered } = await load(face.path);
  return { ...face, ranges: claimed.filter((code) => covered.has(code)).map((code) => [code, code]) };
}

function load(path: string): Promise<LoadedFont> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const reading = readFile(path).then((bytes) => ({ bytes, covered: fontCoverage(bytes) }));
  loaded.set(path, reading);
  return reading;
}

async function bundledFaces(): Promise<readonly BundledFace[]> {
  const faces = await Promise.all(
    FONT_PACKAGES.flatMap(([name, sheets]) => {
      const folder = dirname(packages.resolve(`${name}/package.json`));
      return sheets.map(async (sheet) =>
        parseFontFaces(await readFile(join(folder, sheet), 'utf8')).map((face) => ({ ...face, path: join(folder, face.file) })),
      );
    }),
  );
  return faces.flat();
}

async function rule(face: BundledFace): Promise<string> {
  const data = (await load(face.path)).bytes.toString('base64');
  const ranges = face.ranges.map(([code]) => `U+${code.toString(16)}`);
  return (
    `@font-face{font-family:'${face.family}';font-style:normal;font-weight:${face.weight};` +
    `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${ranges.join(',')}}`
  );
}
