/**
 * `npm run prove burnedIn`: lines of text burned into synthetic films at random (fonts, sizes, places), and clean films; how many of them the
 * look for text finds. Writes docs/accuracy-deidentification.md. Arguments: clean films, lines, seed. Films are kept in the temporary folder,
 * since rendering one takes seconds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textRegions } from '#shared/deidentify';
import { createRandom } from '#shared/statistics';
import { cleanFrames, renderedLines, withText, type TrialFrame } from '../../tests/fixtures/burnedInTrial.ts';

const [filmsText = '200', linesText = '200', seedText = '5'] = process.argv.slice(2);
const [films, lines, seed] = [Number(filmsText), Number(linesText), Number(seedText)];
const FONTS = 20;

const cache = join(tmpdir(), 'fusion-review-clean-films');
mkdirSync(cache, { recursive: true });
/** Flexion and extension of one synthetic neck. */
function pair(number: number): readonly TrialFrame[] {
  const path = join(cache, `${number}.bin`);
  if (!existsSync(path)) {
    const made = cleanFrames(2, number);
    const head = Uint16Array.of(made[0]?.rows ?? 0, made[0]?.columns ?? 0);
    writeFileSync(path, Buffer.concat([head, ...made.map(({ values }) => values)].map((one) => Buffer.from(one.buffer))));
  }
  const bytes = readFileSync(path);
  const words = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const [rows = 0, columns = 0] = words;
  return [0, 1].map((i) => ({ rows, columns, values: words.slice(2 + i * rows * columns, 2 + (i + 1) * rows * columns) }));
}

let wrong = 0;
const kept: TrialFrame[] = [];
for (let i = 0; i < films / 2; i++) {
  for (const frame of pair(seed + i)) {
    if (textRegions(frame).length > 0) wrong++;
    if (kept.length < 40) kept.push(frame);
  }
  process.stdout.write(`\r${2 * i + 2} of ${films} films`);
}
const glyphs = renderedLines(lines, FONTS, seed);
if (glyphs === null) throw new Error('/usr/bin/python3 with its imaging library is needed to draw text');
const random = createRandom(seed);
const missed: string[] = [];
for (const [i, glyph] of glyphs.entries()) {
  const film = kept[i % kept.length];
  if (film === undefined) throw new Error('no film');
  const { frame, at } = withText(film, glyph, random);
  const hit = textRegions(frame).some(
    ([x, y, width, height]) => x < at[0] + glyph.width && x + width > at[0] && y < at[1] + glyph.height && y + height > at[1],
  );
  if (!hit) missed.push(`${glyph.height} px ${glyph.font.split('/').at(-1)?.replace(/\..*/, '')}`);
}
const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const path = join('docs', 'accuracy-deidentification.md');
const page = readFileSync(path, 'utf8');
const [before = ''] = page.split('<!-- burned in -->');
const [, after = ''] = page.split('<!-- end -->');
const found = glyphs.length - missed.length;
writeFileSync(
  path,
  `${before}<!-- burned in -->

\`npm run prove burnedIn\` (${films} films, ${glyphs.length} lines, seed ${seed}; commit ${commit})

| what | asked for | measured |
| --- | --- | --- |
| lines of text found, ${FONTS} fonts, 14 to 72 px, anywhere along the border | ≥ 95 % | ${found / glyphs.length >= 0.95 ? '' : '**missed**: '}${share(found, glyphs.length)} |
| clean synthetic films taken for films with text | ≤ 5 % | ${wrong / films <= 0.05 ? '' : '**missed**: '}${share(wrong, films)} |

Not found: ${missed.join(', ') || 'none'}.

<!-- end -->${after}`,
);
process.stdout.write(`\nfound ${found} of ${glyphs.length}, false ${wrong} of ${films}; ${path}\n`);
