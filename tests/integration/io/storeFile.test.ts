import { copyFileSync, existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type StoreOptions } from '../../../src/main/io/storeFile.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';

const FIRST = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT;';
const SECOND = "ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';";

describe('openStore', () => {
  let folder: string;
  let day = 1;
  beforeEach(() => {
    folder = temporaryFolder();
    day = 1;
  });
  afterEach(() => removeFolder(folder));
  const options = (steps: string[]): StoreOptions => ({
    path: join(folder, 'cases.db'),
    backups: join(folder, 'backups'),
    schema: { steps },
    durable: true,
    now: () => new Date(Date.UTC(2026, 2, day, 10, 0, day)),
  });
  const open = (steps: string[]) => {
    const opened = openStore(options(steps));
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const write = (text: string, steps = [FIRST]): void => {
    const store = open(steps);
    store.db.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
    store.close();
  };
  const texts = (steps = [FIRST]) => {
    const store = open(steps);
    const found = store.db
      .prepare('SELECT text FROM notes')
      .all()
      .map((row) => row['text']);
    store.close();
    return { found, notices: store.notices };
  };

  it('writes ahead and flushes at every commit', () => {
    const store = open([FIRST]);
    expect(store.db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    // 2 = FULL: sqlite.org/pragma.html#pragma_synchronous
    expect(store.db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    store.close();
  });

  it('brings an earlier version up, after a copy of it', () => {
    write('kept');
    day = 2;
    const store = open([FIRST, SECOND]);
    expect(store.db.prepare('SELECT text, colour FROM notes').all()).toEqual([{ text: 'kept', colour: 'grey' }]);
    expect(store.db.prepare('SELECT version FROM schema_version ORDER BY version').all()).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
    store.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['2026-03-02T10-00-02.000Z-cases.db']);
  });

  it('undoes a migration that fails, whole', () => {
    write('kept');
    day = 2;
    expect(openStore(options([FIRST, 'ALTER TABLE notes ADD COLUMN a TEXT; SELECT nonsense;'])).ok).toBe(false);
    expect(texts().found).toEqual(['kept']);
  });

  it('refuses a store of a newer program and leaves it alone', () => {
    write('from tomorrow', [FIRST, SECOND]);
    const before = readFileSync(join(folder, 'cases.db'));
    expect(openStore(options([FIRST]))).toMatchObject({ ok: false, error: { code: 'STORE_FROM_FUTURE' } });
    expect(readFileSync(join(folder, 'cases.db')).equals(before)).toBe(true);
  });

  it.each([
    ['overwritten', (path: string) => writeFileSync(path, 'this was a database '.repeat(400))],
    ['cut off', (path: string) => truncateSync(path, 5000)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    [
      'scribbled over in the middle',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes.fill(0xa5, 4096 + 8, bytes.length);
        writeFileSync(path, bytes);
      },
    ],
  ])('sets a damaged store aside, never deletes it, and goes on from the newest copy: %s', (_, damage) => {
    write('first');
    day = 2;
    write('second');
    day = 3;
    const path = join(folder, 'cases.db');
    damage(path);
    const damaged = readFileSync(path);
    const { found, notices } = texts();
    // The copy was made when the store was opened on the second day, before `second` was written.
    expect(found).toEqual(['first']);
    expect(notices).toMatchObject([{ code: 'STORE_DAMAGED' }]);
    const kept = readdirSync(join(folder, 'damaged'));
    expect(kept).toEqual(['2026-03-03T10-00-03.000Z-cases.db']);
    expect(readFileSync(join(folder, 'damaged', kept[0] ?? '')).equals(damaged)).toBe(true);
    expect(notices[0]?.message).toContain(kept[0]);
    expect(texts().notices).toEqual([]);
  });

  it('begins anew where there is no copy, and says so', () => {
    writeFileSync(join(folder, 'cases.db'), 'not a database at all '.repeat(300));
    const { found, notices } = texts();
    expect(found).toEqual([]);
    expect(notices[0]?.message).toContain('a new one was started');
  });

  it('takes no half copy for a whole one', () => {
    write('first');
    day = 2;
    write('second');
    copyFileSync(join(folder, 'cases.db'), join(folder, 'backups', '2026-09-09T00-00-00.000Z-cases.db'));
    truncateSync(join(folder, 'backups', '2026-09-09T00-00-00.000Z-cases.db'), 5000);
    writeFileSync(join(folder, 'cases.db'), 'x'.repeat(5000));
    expect(texts().found).toEqual(['first']);
  });

  it('keeps seven copies', () => {
    write('first');
    const names: string[] = [];
    for (day = 2; day < 14; day++) {
      open([FIRST, ...Array.from({ length: day }, (_, n) => `CREATE TABLE t${n} (x)`)]).close();
      names.push(`2026-03-${String(day).padStart(2, '0')}`);
    }
    expect(
      readdirSync(join(folder, 'backups'))
        .sort()
        .map((name) => name.slice(0, 10)),
    ).toEqual(names.slice(-7));
    expect(existsSync(join(folder, 'damaged'))).toBe(false);
  });
});
