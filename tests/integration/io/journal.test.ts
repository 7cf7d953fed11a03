import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/case';
import { type Journal, openJournal } from '../../../src/main/io/journal.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../../fixtures/smallDisk.ts';

const note = (n: number, length = 10): JournalEntry => ({
  kind: 'do',
  command: { type: 'reportText.set', section: `s${n}`, text: 'x'.repeat(length) },
});
const holder = (client: string, process = 'p1') => ({ process, client, name: `reader of ${client}` });

describe('journal', () => {
  let folder: string;
  let journal: Journal;
  const open = (path = join(folder, 'cases.db'), at = new Date()): Journal => {
    const opened = openJournal({ path, backups: join(folder, 'backups'), now: () => at });
    if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.message}`);
    return opened.value;
  };
  const append = (seq: number, entry: JournalEntry, client = 'a', to = journal) =>
    to.append({ caseId: 'c1', holder: holder(client), seq, entry, at: `2026-03-01T00:00:${seq % 60}Z`, studies: ['1.2', '1.3'] });
  beforeEach(() => {
    folder = temporaryFolder();
    journal = open();
    journal.create('c1', note(0), '1.2', '2026-03-01T00:00:00Z');
  });
  afterEach(() => {
    journal.close();
    removeFolder(folder);
  });

  it('keeps entries in order over a closing and opening', () => {
    for (let n = 1; n < 50; n++) expect(append(n, note(n))).toEqual({ ok: true, value: n + 1 });
    journal.close();
    journal = open();
    expect(journal.entries('c1')).toEqual({ ok: true, value: Array.from({ length: 50 }, (_, n) => note(n)) });
    expect(journal.caseOfStudy('1.3')).toBe('c1');
    expect(journal.caseRow('c1')).toMatchObject({ count: 50, studies: ['1.2', '1.3'] });
  });

  it('begins one case of a study, however many ask', () => {
    expect(journal.create('c2', note(0), '1.2', 't')).toEqual({ ok: true, value: 'c1' });
    expect(journal.cases().map((one) => one.caseId)).toEqual(['c1']);
  });

  it('only grows', () => {
    const { db } = { db: new (process.getBuiltinModule('node:sqlite').DatabaseSync)(join(folder, 'cases.db')) };
    expect(() => db.exec('DELETE FROM entries')).toThrow(/only grows/);
    expect(() => db.exec("UPDATE entries SET entry = '{}'")).toThrow(/only grows/);
    db.close();
  });

  it('numbers entries: a gap and a second one of the same number are refused', () => {
    expect(append(2, note(2))).toMatchObject({ ok: false, error: { code: 'SEQ_CONFLICT' } });
    expect(append(1, note(1)).ok).toBe(true);
    expect(append(1, note(7))).toMatchObject({ ok: false, error: { code: 'SEQ_CONFLICT' } });
    // The same entry with the same number is the same entry: its answer was lost on the way.
    expect(append(1, note(1))).toEqual({ ok: true, value: 2 });
    expect(journal.count('c1')).toBe(2);
  });

  it('lets one holder write, over two connections', () => {
    const other = open();
    expect(append(1, note(1), 'a').ok).toBe(true);
    expect(append(2, note(2), 'b', other)).toMatchObject({
      ok: false,
      error: { code: 'CASE_HELD', message: 'the case is held by reader of a' },
    });
    journal.locks.release('c1', holder('a'));
    expect(append(2, note(2), 'b', other).ok).toBe(true);
    other.close();
  });

  it('takes over what a dead process left, and not what a living one holds', () => {
    const db = new (process.getBuiltinModule('node:sqlite').DatabaseSync)(join(folder, 'cases.db'));
    journal.locks.take('c1', holder('a', 'gone'));
    expect(journal.locks.take('c1', holder('b'))).toBe('reader of a');
    // 4194304 is above the largest process id of Linux (kernel.pid_max).
    db.exec('UPDATE locks SET pid = 4194304 + 1');
    expect(journal.locks.take('c1', holder('b'))).toBe(null);
    // A living process that has said nothing for a minute: its number was given to another one.
    db.exec(`UPDATE locks SET process = 'gone', beat = ${Date.now() - 60_000}`);
    expect(journal.locks.take('c1', holder('c'))).toBe(null);
    db.close();
  });

  it('reads what is left of a damaged file into the copy that takes its place', () => {
    append(1, note(1));
    journal.close();
    // The first opening on a later day makes the copy: it has entries 0 and 1.
    journal = open(undefined, new Date(Date.now() + 2 * 86_400_000));
    for (let n = 2; n < 40; n++) append(n, note(n, 3000));
    journal.close();
    const path = join(folder, 'cases.db');
    const bytes = readFileSync(path);
    // The last pages hold the last entries.
    bytes.fill(0x5a, bytes.length - 5 * 4096);
    writeFileSync(path, bytes);
    journal = open(undefined, new Date(Date.now() + 2 * 86_400_000 + 1000));
    expect(journal.notices.map((one) => one.code)).toEqual(['STORE_DAMAGED', 'STORE_SALVAGED']);
    const entries = journal.entries('c1');
    const count = entries.ok ? entries.value.length : 0;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(40);
    expect(entries).toEqual({
      ok: true,
      value: Array.from({ length: count }, (_, n) => note(n, n < 2 ? 10 : 3000)),
    });
    expect(append(count, note(99)).ok).toBe(true);
  });

  const noDisk = whyNoSmallDisk();
  it.skipIf(noDisk !== null)(
    `a full disk: DISK_FULL, every earlier entry there, and on when there is room${noDisk ?? ''}`,
    () => {
      const disk = mountSmallDisk(folder, 2048);
      let full = open(join(disk.path, 'cases.db'));
      try {
        full.create('c1', note(0), '1.2', 't');
        let seq = 1;
        disk.fill(300);
        let refused = append(seq, note(seq, 20_000), 'a', full);
        while (refused.ok) refused = append(++seq, note(seq, 20_000), 'a', full);
        expect(refused.error.code).toBe('DISK_FULL');
        expect(full.entries('c1').ok && full.count('c1')).toBe(seq);
        expect(append(seq, note(seq, 20_000), 'a', full)).toMatchObject({ error: { code: 'DISK_FULL' } });
        full.close();
        full = open(join(disk.path, 'cases.db'));
        expect(full.entries('c1')).toMatchObject({ ok: true });
        expect(full.count('c1')).toBe(seq);
        disk.empty();
        expect(append(seq, note(seq, 20_000), 'a', full)).toEqual({ ok: true, value: seq + 1 });
      } finally {
        full.close();
        disk.unmount();
      }
    },
  );

  it.skipIf(noDisk !== null)(
    `a read-only disk: READ_ONLY, and every entry readable, those not yet moved from the log too${noDisk ?? ''}`,
    () => {
      const disk = mountSmallDisk(folder, 2048);
      let reading: Journal | null = null;
      try {
        for (let n = 1; n < 20; n++) append(n, note(n));
        // As a process that was killed leaves it: the last entries are in the write-ahead log only.
        for (const file of ['cases.db', 'cases.db-wal']) copyFileSync(join(folder, file), join(disk.path, file));
        disk.readOnly(true);
        reading = open(join(disk.path, 'cases.db'));
        expect(reading.readOnly).toBe(true);
        expect(reading.notices.map((one) => one.code)).toEqual(['READ_ONLY']);
        expect(reading.entries('c1')).toEqual({ ok: true, value: Array.from({ length: 20 }, (_, n) => note(n)) });
        expect(append(20, note(20), 'a', reading)).toMatchObject({ ok: false, error: { code: 'READ_ONLY' } });
      } finally {
        reading?.close();
        disk.unmount();
      }
    },
  );
});
