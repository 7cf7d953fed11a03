import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readPart10 } from '../../src/main/io/readPart10.ts';
import { scanFolder, scanPaths, type ScanCounts } from '../../src/main/io/scanPaths.ts';
import { element, joined, nested, part10, sequence } from '../fixtures/dicomBytes.ts';
import { attributeBytes, filmAttributes, fileOf, sliceAttributes } from '../fixtures/dicomInstances.ts';
import { seededRandom } from '../fixtures/randomCommands.ts';
import { sharedData } from '../fixtures/sharedData.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

interface ZipInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly compress?: boolean;
}

function zipBytes(members: readonly ZipInput[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes, compress = true } of members)
    zip.addBuffer(Buffer.from(bytes), name, { compress, mtime: new Date(2026, 0, 1) });
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
    zip.outputStream.on('error', reject);
  });
}

const film = (sop: string) => fileOf(filmAttributes(sop));
const summary = async (...paths: readonly string[]) => {
  const { files, instances, rejected, account } = await scanPaths(paths);
  // The first promise of a scan: every file on disk is accounted for.
  expect(account.imageFiles + account.dicomdirs + account.archives + account.rejectedFiles).toBe(files);
  return {
    files,
    instances: Object.keys(instances).sort(),
    rejected: rejected.map(({ path, code }) => [path.slice(folder.length + 1), code]),
  };
};

describe('folders and files', () => {
  it('recursive, whatever files are called, the rest rejected with its reason', async () => {
    put('a/film.dcm', film('1.1'));
    put('a/b/IM000001', film('1.2'));
    put('a/b/no preamble.xyz', attributeBytes(filmAttributes('1.3')));
    put('notes.txt', 'Bring the films.');
    put('empty', '');
    put('one', Uint8Array.of(8));
    expect(await summary(folder)).toEqual({
      files: 6,
      instances: ['1.1', '1.2', '1.3'],
      rejected: [
        ['empty', 'EMPTY_FILE'],
        ['notes.txt', 'NOT_DICOM'],
        ['one', 'NOT_DICOM'],
      ],
    });
  });

  it('an empty folder', async () => expect(await summary(folder)).toEqual({ files: 0, instances: [], rejected: [] }));

  it('a path that is not there', async () => {
    expect(await summary(join(folder, 'gone'))).toEqual({ files: 0, instances: [], rejected: [['gone', 'PATH_NOT_FOUND']] });
  });

  it('arguments that overlap are read once', async () => {
    const path = put('a/film.dcm', film('1.1'));
    expect(await summary(folder, path, join(folder, 'a'))).toEqual({ files: 1, instances: ['1.1'], rejected: [] });
  });

  it('links: loops end, what they lead to is read once, dead ones are said', async () => {
    put('a/film.dcm', film('1.1'));
    symlinkSync(folder, join(folder, 'a/up'));
    symlinkSync(join(folder, 'a'), join(folder, 'again'));
    symlinkSync(join(folder, 'self'), join(folder, 'self'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dead'));
    const { files, instances, rejected } = await summary(folder);
    expect([files, instances]).toEqual([3, ['1.1']]);
    expect(rejected).toEqual([
      ['dead', 'PATH_NOT_FOUND'],
      ['self', 'LINK_LOOP'],
    ]);
  });

  it('the same SOP Instance twice', async () => {
    put('a.dcm', film('1.1'));
    put('b.dcm', film('1.1'));
    put('c.dcm', fileOf(filmAttributes('1.1', [['7fe00010', 'OW', new Uint8Array(70).fill(3)]])));
    const { rejected } = await scanFolder(folder);
    expect(rejected.map(({ code, message }) => [code, message.split('; ')[1]])).toEqual([
      ['DUPLICATE_SOP_INSTANCE', 'the files are identical'],
      ['DUPLICATE_SOP_INSTANCE', 'their headers agree, their bytes differ'],
    ]);
  });

  it('a header longer than the first read', async () => {
    const long = element('00091010', 'OB', new Uint8Array(3_000_000));
    put('long.dcm', part10(joined([element('00080018', 'UI', '1.1'), long, element('00100010', 'PN', 'Late^Name')])));
    const { instances } = await scanFolder(folder);
    expect(instances['1.1']?.patient.name).toBe('Late^Name');
  });

  it('a truncated file keeps what its header says', async () => {
    const whole = film('1.1');
    put('cut.dcm', whole.subarray(0, whole.length - 150));
    const { instances } = await scanFolder(folder);
    expect(instances['1.1']?.patient.name).toBe('Doe^Jane');
    expect(instances['1.1']?.warnings).toContain('FILE_TRUNCATED');
  });

  it.each([200, 600])('%i levels of nesting: read or refused, never a crash', async (depth) => {
    put('deep.dcm', part10(joined([element('00080018', 'UI', '1.1'), nested(depth)])));
    const { instances, rejected } = await summary(folder);
    if (depth === 200) expect(instances).toEqual(['1.1']);
    else expect(rejected).toEqual([['deep.dcm', 'NESTING_TOO_DEEP']]);
  });

  it('random bytes', async () => {
    const random = seededRandom(20260301);
    for (let i = 0; i < 60; i++)
      put(
        `r${i}`,
        Uint8Array.from({ length: Math.floor(random() * 5000) }, () => random() * 256),
      );
    const { files, instances, rejected } = await summary(folder);
    expect([files, instances, rejected.length]).toEqual([60, [], 60]);
  });
});

describe('archives', () => {
  it('members beside files, archives within archives, and their bytes again', async () => {
    const inner = await zipBytes([{ name: 'deep/three', bytes: film('1.3') }]);
    put(
      'films.zip',
      await zipBytes([
        { name: 'one.dcm', bytes: film('1.1') },
        { name: 'dir/two', bytes: film('1.2'), compress: false },
        { name: 'dir/readme.txt', bytes: Buffer.from('hello') },
        { name: 'inner.zip', bytes: inner },
      ]),
    );
    put('four.dcm', film('1.4'));
    const result = await scanFolder(folder);
    expect(result.files).toBe(2);
    expect(Object.keys(result.instances).sort()).toEqual(['1.1', '1.2', '1.3', '1.4']);
    expect(result.rejected).toEqual([
      { path: join(folder, 'films.zip!dir/readme.txt'), code: 'NOT_DICOM', message: 'not a DICOM file: it is a text' },
    ]);
    expect(result.account).toMatchObject({ imageFiles: 1, archives: 1, rejectedFiles: 0, archiveMembers: 5, rejectedOthers: 1 });
    for (const sop of ['1.1', '1.2', '1.3', '1.4']) {
      const read = await readPart10(result.instances[sop]?.path ?? '');
      expect(read.ok && Buffer.from(read.value).equals(Buffer.from(film(sop)))).toBe(true);
    }
    expect(await readPart10(join(folder, 'films.zip!gone'))).toMatchObject({ ok: false, error: { code: 'MEMBER_NOT_FOUND' } });
  });

  it('hostile names are refused, the rest is read', async () => {
    const bytes = await zipBytes([
      { name: 'aa/evil.dcm', bytes: film('1.1') },
      { name: 'bb/evil.dcm', bytes: film('1.2') },
      { name: 'good.dcm', bytes: film('1.3') },
    ]);
    // Same length, so that every offset stays right.
    const hostile = Buffer.from(
      bytes.toString('latin1').replaceAll('aa/evil.dcm', '../evil.dcm').replaceAll('bb/evil.dcm', '//evil2.dcm'),
      'latin1',
    );
    put('slip.zip', hostile);
    expect(await summary(folder)).toEqual({
      files: 1,
      instances: ['1.3'],
      rejected: [
        ['slip.zip!../evil.dcm', 'ARCHIVE_UNSAFE_NAME'],
        ['slip.zip!//evil2.dcm', 'ARCHIVE_UNSAFE_NAME'],
      ],
    });
    expect(await readPart10(join(folder, 'slip.zip!../evil.dcm'))).toMatchObject({
      ok: false,
      error: { code: 'ARCHIVE_UNSAFE_NAME' },
    });
  });

  it('a bomb is not unpacked', async () => {
    const bomb = joined([film('1.1'), new Uint8Array(64 * 2 ** 20)]);
    put(
      'bomb.zip',
      await zipBytes([
        { name: 'bomb.dcm', bytes: bomb },
        { name: 'good.dcm', bytes: film('1.2') },
      ]),
    );
    expect(await summary(folder)).toEqual({ files: 1, instances: ['1.2'], rejected: [['bomb.zip!bomb.dcm', 'ARCHIVE_BOMB']] });
  });

  it('archives nested without end are cut off', async () => {
    let bytes: Uint8Array = film('1.1');
    for (let i = 0; i < 5; i++) bytes = await zipBytes([{ name: `l${i}`, bytes }]);
    put('onion.zip', bytes);
    expect(await summary(folder)).toEqual({ files: 1, instances: [], rejected: [['onion.zip!l4!l3!l2', 'ARCHIVE_TOO_DEEP']] });
  });

  it('an encrypted member is said', async () => {
    const bytes = await zipBytes([
      { name: 'secret.dcm', bytes: film('1.1') },
      { name: 'open.dcm', bytes: film('1.2') },
    ]);
    // General purpose bit 0 of the first central directory entry.
    const at = bytes.indexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    put('a.zip', bytes);
    expect(await summary(folder)).toEqual({
      files: 1,
      instances: ['1.2'],
      rejected: [['a.zip!secret.dcm', 'ARCHIVE_ENCRYPTED']],
    });
  });

  it('a cut archive and a damaged member', async () => {
    const bytes = await zipBytes([{ name: 'film.dcm', bytes: film('1.1') }]);
    put('cut.zip', bytes.subarray(0, bytes.length - 30));
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 45, 75);
    put('damaged.zip', damaged);
    const { instances, rejected } = await summary(folder);
    expect(instances).toEqual([]);
    expect(rejected).toEqual([
      ['cut.zip', 'ARCHIVE_CORRUPT'],
      ['damaged.zip!film.dcm', 'ARCHIVE_CORRUPT'],
    ]);
  });
});

describe('DICOMDIR media', () => {
  const record = (...components: readonly string[]) =>
    joined([element('00041430', 'CS', 'IMAGE'), element('00041500', 'CS', components.join('\\'))]);
  const dicomdir = (...records: readonly Uint8Array[]) =>
    part10(joined([element('00041130', 'CS', 'MEDIUM'), sequence('00041220', records)]));

  it('given by itself: the files that it names, once; missing and hostile ones are said', async () => {
    put('IMAGES/IM1', film('1.1'));
    put('images2/im2', film('1.2'));
    put('unnamed.dcm', film('1.9'));
    put('../outside.dcm', film('1.8'));
    const path = put(
      'DICOMDIR',
      dicomdir(record('IMAGES', 'IM1'), record('IMAGES2', 'IM2'), record('IMAGES', 'GONE'), record('..', 'outside.dcm')),
    );
    const result = await scanPaths([path]);
    expect([result.files, Object.keys(result.instances)]).toEqual([3, ['1.1', '1.2']]);
    expect(result.rejected).toEqual([
      {
        path,
        code: 'REFERENCED_FILE_MISSING',
        message: 'the DICOMDIR names 4 files, 1 of them missing: IMAGES/GONE; names files outside its medium: ../outside.dcm',
      },
    ]);
    rmSync(join(folder, '../outside.dcm'));
  });

  it('within a folder: counted as a file, its files not twice', async () => {
    put('IM1', film('1.1'));
    put('DICOMDIR', dicomdir(record('IM1')));
    expect(await summary(folder)).toEqual({ files: 2, instances: ['1.1'], rejected: [] });
  });
});

describe('while it runs', () => {
  it('instances come as they are found, each once; the counts end at the totals', async () => {
    for (let i = 0; i < 300; i++) put(`f${i}`, fileOf(sliceAttributes(`1.${i}`, i)));
    put('again', fileOf(sliceAttributes('1.7', 7)));
    const seen: string[] = [];
    const counts: ScanCounts[] = [];
    await scanFolder(folder, {
      onInstances: (instances) => seen.push(...instances.map(({ sopInstanceUID }) => sopInstanceUID)),
      onProgress: (progress) => counts.push(progress),
    });
    expect([seen.length, new Set(seen).size]).toEqual([300, 300]);
    expect(counts.at(-1)).toEqual({ files: 301, total: 301, instances: 300, rejected: 1 });
  });

  it('is cancelled', async () => {
    for (let i = 0; i < 200; i++) put(`f${i}`, film(`1.${i}`));
    const abort = new AbortController();
    const scan = scanFolder(folder, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(scan).rejects.toMatchObject({ name: 'AbortError' });
  });
});

const data = sharedData();
describe.skipIf(data === null)('the shared imaging data (skipped where it is absent)', () => {
  const filesBelow = (path: string): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('every file is an instance, a DICOMDIR or rejected with a code', async () => {
    const result = await scanFolder(data ?? '');
    const known = new Set([
      ...Object.values(result.instances).map(({ path }) => path),
      ...result.rejected.map(({ path }) => path),
      ...result.account.media.map(({ path }) => path),
    ]);
    const files = filesBelow(data ?? '');
    expect(files.filter((path) => !known.has(path))).toEqual([]);
    expect(result.files).toBe(files.length);
    expect(result.rejected.every(({ code, message }) => /^[A-Z0-9_]+$/.test(code) && message !== '')).toBe(true);
  });

  it('poses of the film pairs, and one volume a CT', async () => {
    const { studies } = await scanFolder(join(data ?? '', 'derived-visible-human-film-pairs'));
    expect(studies.map((study) => study.displaySets.map((set) => [set.kind, set.lateral, set.pose]))).toEqual([
      [
        ['radiograph', 'lateral', 'flexion'],
        ['radiograph', 'lateral', 'neutral'],
        ['radiograph', 'lateral', 'extension'],
      ],
      [
        ['radiograph', 'lateral', 'flexion'],
        ['radiograph', 'lateral', 'neutral'],
        ['radiograph', 'lateral', 'extension'],
      ],
    ]);
    const ct = await scanFolder(join(data ?? '', 'derived-visible-human-neck-ct-hardware'));
    expect(ct.studies[0]?.displaySets.map((set) => [set.kind, set.instances.length, set.warnings])).toEqual([['volume', 94, []]]);
  });

  it('a tilted, uneven CT warns', async () => {
    const { studies } = await scanFolder(join(data ?? '', 'dcm_qa_ct/In/GE'));
    expect(studies[0]?.displaySets[0]?.warnings).toEqual([
      'GEOMETRY_GANTRY_TILT',
      'GEOMETRY_GAP',
      'GEOMETRY_MIXED_THICKNESS',
      'GEOMETRY_UNEVEN_SPACING',
    ]);
  });

  it('files with 500 bytes changed never crash (seeded)', async () => {
    const random = seededRandom(4711);
    const sources = filesBelow(join(data ?? '', 'pydicom')).filter((path) => path.endsWith('.dcm'));
    for (let i = 0; i < 300; i++) {
      const bytes = new Uint8Array(readFileSync(sources[Math.floor(random() * sources.length)] ?? ''));
      // Most changes within the header, where they hurt.
      const reach = random() < 0.7 ? Math.min(bytes.length, 4096) : bytes.length;
      for (let n = 0; n < 500 * (reach / 4096 < 1 ? reach / 4096 : 1); n++)
        bytes[Math.floor(random() * reach)] = Math.floor(random() * 256);
      // Half of them stay recognisable, or nearly all would be refused at the mark.
      if (random() < 0.5) bytes.set([0x44, 0x49, 0x43, 0x4d], 128);
      put(`m${i}`, bytes.subarray(0, 200_000));
    }
    const { files, account } = await scanFolder(folder);
    expect(files).toBe(300);
    expect(account.imageFiles + account.dicomdirs + account.archives + account.rejectedFiles).toBe(300);
  });
});
