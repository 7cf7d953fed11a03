import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deidentifyPaths, type Deidentification } from '../../src/main/io/deidentifyPaths.ts';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { scanPaths } from '../../src/main/io/scanPaths.ts';
import { DEFAULT_PROFILE } from '../../src/shared/deidentify/index.ts';

const PYTHON = '/usr/bin/python3';
const hasPydicom = spawnSync(PYTHON, ['-c', 'import pydicom, PIL']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'deidentify-'));
const originals = join(folder, 'originals');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesUnder = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const hashes = (root: string): readonly string[] =>
  filesUnder(root).map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);

/** Encodings in which a text may stand in a file. */
const ENCODINGS = ['utf-8', 'utf-16-le', 'latin-1', 'iso2022_jp', 'gb18030', 'iso8859_5', 'shift_jis'];
/** Places whose texts stand in some file or name under a folder, without regard to case: bytes of files, inflated streams in them, names. */
function placesLeft(root: string, planted: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const script = `
import json, os, re, sys, zlib
root, encodings = sys.argv[1], ${JSON.stringify(ENCODINGS)}
planted = json.load(sys.stdin)
found = set()
for folder, folders, files in os.walk(root):
    for name in folders + files:
        path = os.path.join(folder, name)
        hay = os.path.relpath(path, root).lower().encode()
        if name in files:
            raw = open(path, "rb").read()
            hay += b"\\n" + raw.lower()
            for start in [m.start() for m in re.finditer(b"\\x78[\\x01\\x9c\\xda]", raw)] + [i for i in range(300, 420) if i < len(raw)]:
                for bits in (15, -15):
                    try:
                        hay += b"\\n" + zlib.decompressobj(bits).decompress(raw[start:]).lower()
                    except zlib.error:
                        pass
        for place, texts in planted.items():
            for text in texts:
                for encoding in encodings:
                    try:
                        if text.encode(encoding).lower() in hay: found.add(place)
                    except UnicodeEncodeError:
                        pass
print(json.dumps(sorted(found)))`;
  const run = spawnSync(PYTHON, ['-c', script, root], { input: JSON.stringify(planted), maxBuffer: 2 ** 26 });
  return JSON.parse(run.stdout.toString()) as readonly string[];
}

const copied = (name: string, key: string): Promise<Deidentification> =>
  deidentifyPaths({
    paths: [originals],
    out: join(folder, name),
    profile: DEFAULT_PROFILE,
    key: new TextEncoder().encode(key),
    onProgress: () => undefined,
  });

describe.skipIf(!hasPydicom)('copies of objects with identities planted all over', () => {
  let planted: Record<string, string[]> = {};
  let before: readonly string[] = [];
  let result: Deidentification;
  beforeAll(async () => {
    const script = fileURLToPath(new URL('../fixtures/plantedIdentities.py', import.meta.url));
    const run = spawnSync(PYTHON, [script, originals], { maxBuffer: 2 ** 26 });
    planted = JSON.parse(run.stdout.toString()) as typeof planted;
    before = hashes(originals);
    result = await copied('copies', 'one key');
  });

  it('stand in the originals in more than 300 places', () => {
    const found = placesLeft(originals, planted);
    expect(found.length).toBeGreaterThan(300);
    // What is compressed within an archive's members or an inner stream is not unpacked by this search.
    expect(Object.keys(planted).filter((place) => !found.includes(place)).length).toBeLessThan(5);
  });

  it('none is left in any copy, name or manifest', () => {
    expect(placesLeft(join(folder, 'copies'), planted)).toEqual([]);
    const written = JSON.stringify(result.files).toLowerCase();
    expect(
      Object.values(planted)
        .flat()
        .filter((text) => written.includes(text.toLowerCase())),
    ).toEqual([]);
  });

  it('names of one to three characters are gone from every text', () => {
    const script = `
import os, sys, warnings, pydicom
warnings.simplefilter("ignore")
for folder, _, files in os.walk(sys.argv[1]):
    for name in files:
        if not name.endswith(".dcm"): continue
        for element in pydicom.dcmread(os.path.join(folder, name), force=True).iterall():
            if element.VR in ("LO", "SH", "PN", "LT", "ST", "UT", "UC", "AE", "CS"):
                words = str(element.value).replace("^", " ").split()
                if any(word in ("Wu", "Li", "Q7", "Vo", "X9Z") for word in words): print(element)`;
    expect(spawnSync(PYTHON, ['-c', script, join(folder, 'copies')]).stdout.toString()).toBe('');
  });

  it('originals are as they were', () => expect(hashes(originals)).toEqual(before));

  it('copies what can be vouched for and names the rest with codes', () => {
    const refused = result.refused.map(({ path, code }) => [relative(originals, path).replace(/Zq\w+/, '*'), code]);
    expect(refused.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ['*.txt', 'NOT_DICOM'],
      ['media/DICOMDIR', 'MEDIA_DIRECTORY'],
      ['pdf/1.dcm', 'ENCAPSULATED_DOCUMENT'],
    ]);
    expect(result.files.map(({ kind }) => kind).filter((kind) => kind === 'case')).toHaveLength(1);
  });

  it('copies are objects of the same image, with the words and the pose that its description named', async () => {
    const index = await scanPaths([join(folder, 'copies')]);
    const flexion = Object.values(index.instances).filter(({ series }) => series.description?.includes('Flexion'));
    expect(flexion.length).toBeGreaterThan(3);
    for (const { study, spacing, pixels } of Object.values(index.instances)) {
      expect(study.date).toMatch(/^(201[4-9]|202[0-4])\d{4}$/);
      if (pixels !== null) expect([spacing.pixelSpacing, pixels.rows, pixels.columns]).toEqual([[0.5, 0.5], 64, 48]);
    }
  });

  it('remarks in a codestream are gone and its pixels are the same', async () => {
    const { copy = '' } = result.map.files.find(({ original }) => original.includes('jpeg')) ?? {};
    const [was, is] = await Promise.all([
      readFrame(join(originals, 'jpeg/1.dcm'), 0),
      readFrame(join(folder, 'copies', copy), 0),
    ]);
    if (!was.ok || !is.ok || !was.value.encoded.ok || !is.value.encoded.ok) throw new Error('a frame cannot be read');
    expect(is.value.encoded.value.description).toEqual(was.value.encoded.value.description);
  });

  it('the same key gives the same UIDs and bytes, another key others', async () => {
    const again = await copied('again', 'one key');
    expect(again.files).toEqual(result.files);
    const other = await copied('other', 'another key');
    const uids = new Set(Object.keys(result.map.uids));
    expect(Object.keys(other.map.uids).filter((uid) => uids.has(uid))).toEqual([]);
  });
});
