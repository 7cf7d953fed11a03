import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/case';
import { replay } from '#shared/case';
import type { Services } from '../../../src/main/services/createServices.ts';
import { randomEdit, seededRandom } from '../../fixtures/randomCommands.ts';
import { codeOf, removeFolder, scanToEnd, startServices, temporaryFolder, writeFilms } from '../../fixtures/serviceHarness.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../../fixtures/smallDisk.ts';

const act = (command: Extract<JournalEntry, { kind: 'do' }>['command']): JournalEntry => ({ kind: 'do', command });
const months = (monthsSince: number): JournalEntry => act({ type: 'surgery.set', surgery: { monthsSince } });

describe('cases', () => {
  let root: string;
  let services: Services;
  const start = (folder = join(root, 'data')): Services => startServices(folder);
  beforeEach(async () => {
    root = temporaryFolder();
    services = start();
    writeFilms(join(root, 'films'), [
      { sop: '1.1', study: '1' },
      { sop: '2.1', study: '2' },
    ]);
    await scanToEnd(services.api, [join(root, 'films')]);
  });
  afterEach(async () => {
    await services.close();
    removeFolder(root);
  });
  const open = (studyInstanceUID: string, clientId = 'a', from = services) => from.api.openCase({ studyInstanceUID, clientId });
  const append = (caseId: string, seq: number, entry: JournalEntry, clientId = 'a', to = services) =>
    to.api.appendEntry({ caseId, clientId, seq, entry });

  it('gives one case to all the studies that it reads', async () => {
    const { caseId } = await open('1');
    await append(caseId, 1, act({ type: 'studies.set', studies: ['1', '2'] }));
    const second = await open('2');
    expect(second.caseId).toBe(caseId);
    expect(second.index.studies.map((one) => one.studyInstanceUID)).toEqual(['1', '2']);
    const { studies } = await services.api.listLibrary({});
    expect(studies.map((one) => one.case?.caseId)).toEqual([caseId, caseId]);
  });

  it('begins with nothing to undo', async () => {
    const { caseId } = await open('1');
    expect(await codeOf(append(caseId, 1, { kind: 'undo' }))).toBe('NOTHING_TO_UNDO');
  });

  it('replays after a restart to the same document and the same undo history as the one that was lived', async () => {
    const random = seededRandom(7);
    const { caseId, journal } = await open('1');
    const entries = [...journal];
    for (let n = 0; n < 300; n++) {
      const present = replay(entries);
      const history = present.ok ? present.value : null;
      const entry: JournalEntry =
        random() < 0.2 && history !== null && history.past.length > 0
          ? { kind: 'undo' }
          : act(
              randomEdit(
                random,
                n,
                (history?.present.annotations ?? []).map((one) => one.id),
              ),
            );
      await append(caseId, entries.length, entry);
      entries.push(entry);
    }
    const before = await services.api.caseFileJson({ caseId });
    const evaluation = await services.api.evaluationJson({ caseId });
    await services.close();
    services = start();
    const again = await open('1');
    expect(replay(again.journal)).toEqual(replay(entries));
    expect(await services.api.caseFileJson({ caseId })).toBe(before);
    expect(await services.api.evaluationJson({ caseId })).toBe(evaluation);
  });

  describe('a signature', () => {
    const reader = { id: 'r1', name: 'Dr. One', ismSemMm: 0.45 };
    const sign = async (caseId: string, seq: number) => {
      const signature = await services.api.prepareSignature({ caseId, reader });
      return append(caseId, seq, act({ type: 'reading.finalise', reader, at: '2026-03-01T00:00:00Z', ...signature }));
    };

    it('is taken with the hash of the evaluation on the disk, and stops every edit', async () => {
      const { caseId } = await open('1');
      await append(caseId, 1, months(13));
      expect(await sign(caseId, 2)).toEqual({ seq: 3 });
      expect(await codeOf(append(caseId, 3, months(14)))).toBe('READING_IS_FINAL');
      expect(await codeOf(append(caseId, 3, { kind: 'undo' }))).toBe('READING_IS_FINAL');
      const { studies } = await services.api.listLibrary({});
      expect(studies.find((one) => one.studyInstanceUID === '1')?.case).toMatchObject({ state: 'final', reader: 'Dr. One' });
      expect((await append(caseId, 3, act({ type: 'reading.amend', readerId: 'r1', at: 't', reason: 'typing' }))).seq).toBe(4);
      expect((await append(caseId, 4, months(14))).seq).toBe(5);
    });

    it('is refused with any other hash', async () => {
      const { caseId } = await open('1');
      const { ruleSet } = await services.api.prepareSignature({ caseId, reader });
      const entry = act({ type: 'reading.finalise', reader, at: 't', contentHash: 'f'.repeat(64), ruleSet });
      expect(await codeOf(append(caseId, 1, entry))).toBe('HASH_MISMATCH');
      expect((await open('1')).journal.length).toBe(1);
    });

    it('is in what is exported', async () => {
      const { caseId } = await open('1');
      await sign(caseId, 1);
      const { contentHash } = await services.api.prepareSignature({ caseId, reader });
      expect((await services.api.previewReport({ caseId })).text).toContain(contentHash);
      const { files } = await services.api.exportReport({ caseId, formats: ['text', 'pdf'], directory: join(root, 'out') });
      expect(files).toMatchObject([
        { format: 'text', path: join(root, 'out', 'report.txt'), verified: true, error: null },
        { format: 'pdf', verified: false, error: { code: 'UNAVAILABLE' } },
      ]);
    });
  });

  it('gives every export a folder of its own where none is named', async () => {
    const { caseId } = await open('1');
    const folders = new Set<string>();
    for (let n = 0; n < 3; n++) {
      const { files } = await services.api.exportReport({ caseId, formats: ['text'], directory: null });
      folders.add(files[0]?.path ?? '');
    }
    expect(folders.size).toBe(3);
  });

  describe('the write lock', () => {
    it('goes with a window that goes without a word', async () => {
      const first = await open('1', 'a');
      expect((await open('1', 'b')).access).toBe('read');
      services.clientGone('a');
      expect((await open('1', 'b')).access).toBe('write');
      expect(await codeOf(append(first.caseId, 1, months(1), 'a'))).toBe('CASE_HELD');
    });

    it('is taken up again by a window that only seemed gone, while nobody else has it', async () => {
      const { caseId } = await open('1', 'a');
      services.clientGone('a');
      expect(await append(caseId, 1, months(1), 'a')).toEqual({ seq: 2 });
      expect((await open('1', 'b')).access).toBe('read');
    });

    it('holds between two programs on one data folder, and each sees what the other wrote', async () => {
      const other = start();
      try {
        const first = await open('1', 'window-1');
        await append(first.caseId, 1, act({ type: 'reader.set', reader: { id: 'r', name: 'Dr. Holder' } }), 'window-1');
        // The same name of a window in another program is another window.
        const second = await open('1', 'window-1', other);
        expect(second).toMatchObject({ access: 'read', heldBy: 'another window' });
        expect(second.journal.length).toBe(2);
        expect(await codeOf(append(first.caseId, 2, months(2), 'window-1', other))).toBe('CASE_HELD');
        await append(first.caseId, 2, months(3), 'window-1');
        await services.api.closeCase({ caseId: first.caseId, clientId: 'window-1' });
        const third = await open('1', 'window-1', other);
        expect(third).toMatchObject({ access: 'write' });
        expect(await append(first.caseId, 3, months(4), 'window-1', other)).toEqual({ seq: 4 });
        // The first program's memory of the case is older than the disk, which decides.
        expect(await codeOf(append(first.caseId, 3, months(9), 'window-1'))).toMatch(/CASE_HELD|SEQ_CONFLICT/);
        expect(await services.api.caseFileJson({ caseId: first.caseId })).toContain('"monthsSince": 4');
      } finally {
        await other.close();
      }
    });

    it('tells who holds: the reader of the case', async () => {
      const { caseId } = await open('1', 'a');
      await append(caseId, 1, act({ type: 'reader.set', reader: { id: 'r', name: 'Dr. Holder' } }), 'a');
      await services.api.closeCase({ caseId, clientId: 'a' });
      await open('1', 'a');
      expect((await open('1', 'b')).heldBy).toBe('Dr. Holder');
    });
  });

  it('two programs that open a new study at once begin one case', async () => {
    const writer = new URL('../../fixtures/crashWriter.ts', import.meta.url).pathname;
    const run = (seed: string) =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, [writer, join(root, 'shared'), join(root, 'films'), '1', seed]);
        let said = '';
        const done = (chunk: Buffer): void => {
          said += chunk.toString();
          if (said.split('\n').length > 5 || said.includes('held by')) child.kill('SIGKILL');
        };
        child.stdout.on('data', done);
        child.stderr.on('data', done);
        child.on('close', () => resolve(said));
      });
    const said = await Promise.all([run('1'), run('2')]);
    expect(said.filter((one) => one.startsWith('opened')).length).toBeGreaterThan(0);
    const shared = start(join(root, 'shared'));
    const opened = await open('1', 'a', shared);
    expect(opened.access).toBe('write');
    expect(replay(opened.journal).ok).toBe(true);
    await shared.close();
  });

  const noDisk = whyNoSmallDisk();
  it.skipIf(noDisk !== null)(`a full disk refuses the command and leaves the case readable${noDisk ?? ''}`, async () => {
    const disk = mountSmallDisk(root, 4096);
    const small = start(join(disk.path, 'data'));
    try {
      await scanToEnd(small.api, [join(root, 'films')]);
      const { caseId } = await open('1', 'a', small);
      disk.fill(120);
      let seq = 1;
      const text = (): JournalEntry => act({ type: 'reportText.set', section: 'impression', text: `${seq}`.repeat(6000) });
      let code: string | null = null;
      while (code === null) {
        code = await codeOf(append(caseId, seq, text(), 'a', small));
        if (code === null) seq++;
      }
      expect(code).toBe('DISK_FULL');
      expect((await open('1', 'a', small)).journal.length).toBe(seq);
      expect((await small.api.previewReport({ caseId })).text).toBeTruthy();
      const { files } = await small.api.exportReport({ caseId, formats: ['text'], directory: join(root, 'elsewhere') });
      expect(files[0]?.verified).toBe(true);
      disk.empty();
      expect(await append(caseId, seq, text(), 'a', small)).toEqual({ seq: seq + 1 });
    } finally {
      await small.close();
      disk.unmount();
    }
  });

  it.skipIf(noDisk !== null)(
    `a read-only disk opens every case for reading and refuses the rest by code${noDisk ?? ''}`,
    async () => {
      const disk = mountSmallDisk(root, 8192);
      let small = start(join(disk.path, 'data'));
      try {
        await scanToEnd(small.api, [join(root, 'films')]);
        const { caseId } = await open('1', 'a', small);
        await append(caseId, 1, months(13), 'a', small);
        await small.close();
        disk.readOnly(true);
        small = start(join(disk.path, 'data'));
        const opened = await open('1', 'a', small);
        expect(opened).toMatchObject({ caseId, access: 'read', heldBy: null });
        expect(opened.journal.length).toBe(2);
        expect(await codeOf(append(caseId, 2, months(1), 'a', small))).toBe('READ_ONLY');
        expect(await codeOf(small.api.saveReader({ reader: { id: 'x', name: 'X' } }))).toBe('READ_ONLY');
        const fresh = await open('2', 'a', small);
        expect(fresh).toMatchObject({ access: 'read' });
        expect((await small.api.previewReport({ caseId: fresh.caseId })).text).toContain('0 annotations');
        expect(await codeOf(small.api.exportReport({ caseId, formats: ['text'], directory: null }))).toBe('READ_ONLY');
        const { rejected } = await small.api.listLibrary({});
        expect(rejected.map((one) => one.code)).toContain('READ_ONLY');
      } finally {
        await small.close();
        disk.unmount();
      }
    },
  );
});
