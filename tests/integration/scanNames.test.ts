import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataSet } from '#shared/dicom';
import { inflate } from '../../src/main/io/readHeader.ts';
import { scanFolder } from '../../src/main/io/scanPaths.ts';
import { attributesOf, type Attributes } from '../../src/shared/dicom/attributes.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const PYTHON = '/usr/bin/python3';
const data = sharedData();
const hasPydicom = spawnSync(PYTHON, ['-c', 'import pydicom']).status === 0;

type Path = readonly (string | number)[];

function nameAt(attributes: Attributes, path: Path): string {
  const [tag, item, ...rest] = path;
  if (item === undefined) return attributes.name(String(tag)) ?? '';
  const inner = attributes.items(String(tag))[Number(item)];
  return inner === undefined ? '(no such item)' : nameAt(inner, rest);
}

/** What both leave open: padding, and separators that nothing follows. */
const plain = (name: string): string => name.replace(/[\0 =]+$/, '').trim();

describe.skipIf(data === null || !hasPydicom)('names against pydicom (skipped without the shared data or pydicom)', () => {
  const listed = spawnSync(PYTHON, [fileURLToPath(new URL('../fixtures/pydicomNames.py', import.meta.url)), data ?? ''], {
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  const expected = JSON.parse(listed.stdout || '{}') as Record<string, readonly (readonly [Path, string])[]>;

  it('every person name of every file that pydicom reads', () => {
    const wrong: string[] = [];
    let names = 0;
    for (const [path, list] of Object.entries(expected)) {
      const read = readDataSet(new Uint8Array(readFileSync(path)), { headerOnly: true, inflate });
      if (!read.ok) {
        wrong.push(`${path}: ${read.error.code}`);
        continue;
      }
      const attributes = attributesOf(read.value, { uncertainText: false });
      for (const [at, name] of list) {
        names += 1;
        const ours = nameAt(attributes, at);
        if (plain(ours) !== plain(name)) wrong.push(`${path} ${at.join('/')}: ${ours} is not ${name}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(names).toBeGreaterThan(600);
  });

  it("the patient's name of every instance in the scan", async () => {
    const { instances, studies } = await scanFolder(data ?? '');
    const names = new Map(
      Object.entries(expected).map(([path, list]) => [path, list.find(([at]) => at.join() === 'x00100010')?.[1] ?? '']),
    );
    const compared = Object.values(instances).filter(({ path }) => names.has(path));
    expect(
      compared.filter(({ path, patient }) => plain(names.get(path) ?? '') !== plain(patient.name)).map(({ path }) => path),
    ).toEqual([]);
    expect(compared.length).toBeGreaterThan(500);
    // One of each script, as the study list shows it.
    const shown = studies.map((study) => study.patientName);
    for (const name of [
      'Wang^XiaoDong=王^小東',
      'Wang^XiaoDong=王^小东',
      'Hong^Gildong=洪^吉洞=홍^길동',
      '김희중',
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
      'やまだ^たろう',
      'Люкceмбypг',
      'Διονυσιος',
      'שרון^דבורה',
      'قباني^لنزار',
      'Äneas^Rüdiger',
      'Buc^Jérôme',
    ])
      expect(shown).toContain(name);
  });
});
