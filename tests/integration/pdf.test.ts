import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildReport } from '#shared/report';
import { browserPrintPdf, canPrint } from '../../src/main/io/printPdf.ts';
import { renderPage, visibleText } from '../../src/main/reporting/renderPage.ts';
import { embedFonts } from '../../src/main/io/reportFonts.ts';
import { document, evaluation, FACTS, segmentAssessment, studyIndex } from '../fixtures/reportCase.ts';

/** The same person in the scripts that DICOM's character sets bring: two texts where one script has long names. */
const NAMES: readonly (readonly [script: string, pn: string, shown: string])[] = [
  ['Latin', 'Äneas^Rüdiger Łukasz', 'Äneas, Rüdiger Łukasz'],
  ['Cyrillic', 'Люкceмбypг^Анна', 'Люкceмбypг, Анна'],
  ['Greek', 'Διονυσίου^Ελένη', 'Διονυσίου, Ελένη'],
  ['Hebrew', 'שרון^דבורה', 'שרון, דבורה'],
  ['Arabic', 'قباني^لنزار', 'قباني, لنزار'],
  ['Thai', 'สมชาย^ใจดี', 'สมชาย, ใจดี'],
  ['Japanese', 'Yamada^Tarou=山田^太郎=やまだ^たろう', '山田, 太郎'],
  ['Korean', 'Hong^Gildong=洪^吉洞=홍^길동', '홍, 길동'],
  ['Chinese', 'Zhang^XiaoDong=张^小东', '张, 小东'],
  ['traditional Chinese', 'Wang^XiaoDong=王^小東', '王, 小東'],
];

const oracles = ['pdftotext', 'pdfinfo', 'pdffonts'].filter((tool) => spawnSync(tool, ['-v']).error !== undefined);
const missing = [...oracles, ...((await canPrint()) ? [] : ['a browser'])];
const skip = missing.length > 0;
const folder = mkdtempSync(join(tmpdir(), 'report-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const oracle = (tool: string, ...args: readonly string[]): string =>
  spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout;

describe.skipIf(skip)(`a printed report${skip ? ` (skipped: no ${missing.join(', ')})` : ''}`, () => {
  const path = join(folder, 'report.pdf');
  beforeAll(async () => {
    // All the names at once, as the reader's remarks; the patient's own is the Japanese one.
    const remarks = NAMES.map(([, pn, shown]) => `${shown} | ${pn.replaceAll('^', ' ').replaceAll('=', ' ')}`).join('\n');
    const report = buildReport(
      document({ reportText: { impression: remarks } }),
      studyIndex({ name: 'Yamada^Tarou=山田^太郎=やまだ^たろう' }),
      evaluation([segmentAssessment()]),
      FACTS,
    );
    const printed = await browserPrintPdf()(await renderPage(report, { language: 'en', mode: 'page' }));
    if (!printed.ok) throw new Error(`${printed.error.code} ${printed.error.message}`);
    writeFileSync(path, printed.value);
  }, 60_000);

  test.each(NAMES)('%s names are in it', (_, _pn, shown) => {
    // Right-to-left text comes back with marks of direction around it, joined letters with gaps between them.
    const text = oracle('pdftotext', path, '-').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069 ]/g, '');
    for (const word of shown.split(', ')) expect(text).toContain(word.replaceAll(' ', ''));
  });

  test('every glyph comes from the fonts in the page, none from this machine', () => {
    const fonts = oracle('pdffonts', path)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(5);
    for (const line of fonts) expect(line).toMatch(/Noto|\[none\]/);
  });

  test('it is tagged, has a title, and pages of A4', () => {
    const info = oracle('pdfinfo', path);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+Cervical fusion status/);
    expect(info).toMatch(/Page size:.*A4/);
  });

  test('patient, notice and page number are on every page', () => {
    const pages = oracle('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => {
      expect(page).toContain('山田, 太郎');
      expect(page).toContain('Not for primary diagnosis.');
      expect(page).toContain(`Page ${i + 1} / ${pages.length}`);
      expect(page).toContain('DRAFT');
    });
  });
});

test('without a browser the format is unavailable, with the reason', async () => {
  const printed = await browserPrintPdf({ find: async () => null })('<p>');
  expect(printed).toMatchObject({ ok: false, error: { code: 'BROWSER_NOT_FOUND' } });
});

test('a program that is no browser is an error, not a hang', async () => {
  const find = async () => ({ executable: process.execPath, from: 'test', env: {} });
  const printed = await browserPrintPdf({ find, timeoutMs: 10_000 })('<p>');
  expect(printed.ok ? '' : printed.error.code).toMatch(/^BROWSER_(FAILED|TIMEOUT)$/);
});

test('all scripts of these names are covered, and only what is needed is embedded', async () => {
  const all = await embedFonts(NAMES.map(([, pn]) => pn).join(''));
  expect(all.uncovered).toEqual([]);
  const latin = await embedFonts('Doe, Jane 0123456789 °±×–−’');
  expect(latin.uncovered).toEqual([]);
  expect(latin.families).toEqual(['Noto Sans']);
  expect(latin.css.length).toBeLessThan(100_000);
});

test('a style sheet’s ranges are not believed: the file says what it has', async () => {
  // The mainland Han slices declare this syllable without having it; the Korean font has it.
  const { families } = await embedFonts('길');
  expect(families).toEqual(['Noto Sans KR Variable']);
  expect((await embedFonts('\u{10ffff}')).uncovered).toEqual(['\u{10ffff}']);
});

test('the text of a page is what is shown', () => {
  expect(visibleText('<style>x{}</style><p title="no">a &lt;b&gt; &amp; c</p>')).toBe('a <b> & c');
});
