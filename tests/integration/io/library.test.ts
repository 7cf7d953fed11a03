import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildStudyIndex } from '#shared/dicom';
import { type Library, openLibrary } from '../../../src/main/io/library.ts';
import { foldForSearch, matchesSearch } from '../../../src/main/io/librarySearch.ts';
import { fakeInstance } from '../../fixtures/fakePorts.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';

describe('search', () => {
  it.each([
    ['Łukasz^Őry', 'lukasz ory'],
    ['Yamada^Tarou=山田^太郎=やまだ^たろう', '太郎 yamada'],
    ['Buc^Jérôme', 'JEROME'],
    ['Διονυσιος', 'διονυσιος'],
    ['Люкceмбypг', 'ЛЮКC'],
    ['Äneas Müßig', 'aneas mussig'],
    ['Ærøskøbing', 'aeroskobing'],
    ['قباني^لنزار', 'لنزار'],
    ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
    ['İstanbul', 'istanbul'],
    ['김희중', '희중'],
  ])('%s is found by %s', (text, question) => {
    expect(matchesSearch(foldForSearch(text), question)).toBe(true);
  });
  it('wants every word, in any order, and an empty question finds all', () => {
    const text = foldForSearch('Doe^Jane Züricher Klinik');
    expect(matchesSearch(text, ' klinik  jane ')).toBe(true);
    expect(matchesSearch(text, 'jane geneva')).toBe(false);
    expect(matchesSearch(text, '')).toBe(true);
  });
});

describe('library', () => {
  let folder: string;
  let library: Library;
  const open = (): Library => {
    const opened = openLibrary({
      path: join(folder, 'index.db'),
      now: () => new Date(),
      edition: 'test',
      group: (instances) => buildStudyIndex({ instances, rejected: [], files: 0 }).studies,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const add = (source: string, ...instances: ReturnType<typeof fakeInstance>[]): void => {
    const touched = library.put(source, instances);
    library.group(touched.ok ? touched.value : []);
  };
  beforeEach(() => {
    folder = temporaryFolder();
    library = open();
    library.markWhole();
  });
  afterEach(() => {
    library.close();
    removeFolder(folder);
  });

  it('puts a study together from all the sources that hold some of it', () => {
    add('/a', fakeInstance('/a/1', '1.1', '1'));
    add('/b', fakeInstance('/b/2', '1.2', '1'), fakeInstance('/b/3', '2.1', '2'));
    expect(Object.keys(library.index(['1']).instances).sort()).toEqual(['1.1', '1.2']);
    expect(library.studies().map((one) => one.study.studyInstanceUID)).toEqual(['1', '2']);
    expect(library.study('1')?.facts.source).toBe('/');
  });

  it('drops what a source no longer has, and only that', () => {
    add('/a', fakeInstance('/a/1', '1.1', '1'), fakeInstance('/a/2', '2.1', '2'));
    add('/b', fakeInstance('/b/2', '1.2', '1'));
    library.addRejected('/a', [{ path: '/a/x', code: 'NOT_DICOM', message: 'no' }]);
    library.prune('/a', new Set(['2.1']));
    expect(Object.keys(library.index(['1', '2']).instances).sort()).toEqual(['1.2', '2.1']);
    expect(library.rejected()).toEqual([]);
    library.prune('/b', new Set());
    expect(library.study('1')).toBe(null);
  });

  it('keeps two patients apart that share a Study UID', () => {
    add(
      '/a',
      fakeInstance('/a/1', '1.1', '1', { id: 'A', name: 'One^A' }),
      fakeInstance('/a/2', '1.2', '1', { id: 'B', name: 'Two^B' }),
    );
    expect(library.studies().map((one) => one.study.patientName)).toEqual(['One^A', 'Two^B']);
    expect(library.index(['1']).studies.length).toBe(2);
    expect(library.studies('two').length).toBe(1);
  });

  it('finds by name, ID, description and institution', () => {
    add('/a', fakeInstance('/a/1', '1.1', '1', { name: 'Ångström^Åsa', id: 'XY-7' }), fakeInstance('/a/2', '2.1', '2'));
    const found = (question: string) => library.studies(question).map((one) => one.study.studyInstanceUID);
    expect(found('angstrom')).toEqual(['1']);
    expect(found('xy-7')).toEqual(['1']);
    expect(found('cervical zuricher').sort()).toEqual(['1', '2']);
    expect(found('lumbar')).toEqual([]);
  });

  it('is only a cache: a damaged one is set aside and a new one begun', () => {
    add('/a', fakeInstance('/a/1', '1.1', '1'));
    library.close();
    writeFileSync(join(folder, 'index.db'), 'damaged '.repeat(1000));
    library = open();
    expect(library.isWhole()).toBe(false);
    expect(library.notices.map((one) => one.code)).toEqual(['STORE_DAMAGED']);
    expect(library.studies()).toEqual([]);
    expect(readdirSync(join(folder, 'damaged')).length).toBe(1);
    expect(existsSync(join(folder, 'index.db'))).toBe(true);
  });

  it('forgets what an earlier edition of the program found: its headers may lack what this one reads', () => {
    add('/a', fakeInstance('/a/1', '1.1', '1'));
    library.close();
    const opened = openLibrary({ path: join(folder, 'index.db'), now: () => new Date(), edition: 'next', group: () => [] });
    if (!opened.ok) throw new Error(opened.error.message);
    library = opened.value;
    expect(library.isWhole()).toBe(false);
    expect(library.studies()).toEqual([]);
  });
});
