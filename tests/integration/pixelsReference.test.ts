import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownDifference } from '../fixtures/shownReference.ts';
import { hasProgram } from '../fixtures/pixelOracles.ts';
import { compareFile, decodeCheck, decodeWhole, type ReferenceRow } from '../fixtures/pixelReference.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const DATA = sharedData();
const noTools = !hasProgram('dcmdjpeg') || !hasProgram('dcmcjpeg');

/** Files without pixels, or broken on purpose, and what has to be said of them. */
const REFUSED: Readonly<Record<string, string>> = {
  'pydicom/charset_files/chrJapMulti.dcm': 'PIXELS_ABSENT',
  'pydicom/charset_files/chrJapMultiExplicitIR6.dcm': 'PIXELS_ABSENT',
  'pydicom/charset_files/chrKoreanMulti.dcm': 'PIXELS_ABSENT',
  'pydicom/test_files/JPEG2000-embedded-sequence-delimiter.dcm': 'PIXELS_CORRUPT',
  'pydicom/test_files/MR_truncated.dcm': 'PIXELS_TRUNCATED',
};

describe.skipIf(DATA === null || noTools)('every image of the shared data against an independent decoder', () => {
  const rows: ReferenceRow[] = [];
  beforeAll(async () => {
    for (const { path, verdict, hash } of decodeCheck(DATA!)) if (verdict !== '') rows.push(await compareFile(DATA!, path, hash));
  });
  const paths = (list: readonly ReferenceRow[]): readonly string[] => list.map((row) => row.path);

  it('looks at all of them', () => expect(rows.length).toBe(462));
  it('gives equal bytes for every lossless one', () => {
    const lossless = rows.filter((row) => !row.lossy && row.verdict !== 'refused' && row.oracle !== 'stated');
    expect(paths(lossless.filter((row) => row.verdict !== 'equal'))).toEqual([]);
    expect(lossless.length).toBeGreaterThan(400);
  });
  it('stays within 2 grey levels for every lossy one', () => {
    const lossy = rows.filter((row) => row.lossy && row.verdict !== 'refused');
    expect(paths(lossy.filter((row) => row.maxDifference === null || row.maxDifference > 2))).toEqual([]);
    expect(lossy.length).toBeGreaterThan(20);
  });
  it('refuses, with the right code, exactly those that have no whole image', () => {
    const refused = rows.filter((row) => row.verdict === 'refused');
    expect(Object.fromEntries(refused.map((row) => [row.path, row.note.split(' ')[0]]))).toEqual(REFUSED);
  });
  it('has no oracle for one file only, whose header does not say how many frames it has', () => {
    expect(paths(rows.filter((row) => row.verdict === 'no-oracle'))).toEqual(['pydicom/test_files/badVR.dcm']);
  });
});

describe.skipIf(DATA === null || noTools)('what is shown against dcmtk', () => {
  it('is within 1 grey level of dcmj2pnm for every image that both can show (2 steps of rescale for lossy ones)', async () => {
    const compared: { readonly path: string; readonly difference: number; readonly allowed: number }[] = [];
    for (const { path, verdict } of decodeCheck(DATA!)) {
      // One slice of each series is enough.
      if (verdict !== 'ok' || (/^(derived|dcm_qa_ct)/.test(path) && !/0*1\.dcm$/.test(path))) continue;
      const shown = await shownDifference(`${DATA}/${path}`);
      if (shown !== null) compared.push({ path, ...shown });
    }
    expect(compared.filter(({ difference, allowed }) => difference > allowed)).toEqual([]);
    expect(compared.length).toBeGreaterThan(120);
  });
});

describe.skipIf(DATA === null || noTools)('streams of another encoder (dcmcjpeg)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pixels-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function decoded(path: string): Promise<readonly number[]> {
    const whole = await decodeWhole(path);
    if (typeof whole === 'string') throw new Error(whole);
    return whole.frames.flatMap((frame) => [...frame.values]);
  }
  function run(program: string, ...args: readonly string[]): void {
    const done = spawnSync(program, args);
    if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${String(done.stderr)}`);
  }
  const CT = 'pydicom/test_files/CT_small.dcm';
  const RGB = 'pydicom-data/SC_rgb.dcm';

  it.each([1, 2, 3, 4, 5, 6, 7].flatMap((predictor) => [CT, RGB].map((file) => [predictor, file] as const)))(
    'JPEG lossless, predictor %i, of %s comes back equal',
    async (predictor, file) => {
      const out = join(folder, `lossless-${predictor}.dcm`);
      run('dcmcjpeg', '+el', '+sv', String(predictor), `${DATA}/${file}`, out);
      expect(await decoded(out)).toEqual(await decoded(`${DATA}/${file}`));
    },
  );

  it.each([
    ['12-bit extended sequential', '+ee'],
    ['12-bit spectral selection', '+es'],
    ['12-bit full progression', '+ep'],
  ])('%s of a CT differs from dcmdjpeg by at most 2', async (name, option) => {
    const coded = join(folder, `${option}.dcm`);
    const plain = join(folder, `${option}-plain.dcm`);
    run('dcmcjpeg', option, '+q', '85', `${DATA}/derived-visible-human-film-pairs/plain/dx/extension.dcm`, coded);
    run('dcmdjpeg', coded, plain);
    const ours = await decoded(coded);
    const theirs = await decoded(plain);
    expect(ours.length, name).toBe(theirs.length);
    expect(ours.reduce((largest, value, i) => Math.max(largest, Math.abs(value - theirs[i]!)), 0)).toBeLessThanOrEqual(2);
  });
});
