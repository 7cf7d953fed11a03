import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/case';
import { parseCaseDocument, replay } from '#shared/case';
import type { Api } from '#shared/ipc';
import { codeOf, scanToEnd } from '../fixtures/serviceHarness.ts';

export interface ParityHost {
  readonly api: Api;
  /** A folder with at least one readable study, which the host's own machine can read. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

const tip = (id: string, x: number): JournalEntry => ({
  kind: 'do',
  command: {
    type: 'annotations.put',
    annotations: [{ id, kind: 'spinous-tip', sopInstanceUID: '1.2.3', frame: 1, vertebra: 'C5', point: [x, 20.25] }],
  },
});

/** The same questions to the services over any transport: in process, HTTP, Electron. */
export function apiParitySuite(name: string, make: () => Promise<ParityHost>): void {
  describe(`Api over ${name}`, () => {
    let host: ParityHost;
    let api: Api;
    let study: string;
    beforeAll(async () => {
      host = await make();
      api = host.api;
      study = (await scanToEnd(api, [host.folder]))[0] ?? '';
    });
    afterAll(async () => {
      await host.close();
    });

    it('says what it is', async () => {
      expect(typeof (await api.appInfo({})).version).toBe('string');
    });

    it('lists what it scanned, and finds it by name', async () => {
      const { studies } = await api.listLibrary({});
      const found = studies.find((one) => one.studyInstanceUID === study);
      expect(found).toMatchObject({ ready: true, studyInstanceUID: study });
      const again = await api.listLibrary({ search: found?.patientName.toLowerCase() ?? '' });
      expect(again.studies.map((one) => one.studyInstanceUID)).toContain(study);
      expect((await api.listLibrary({ search: 'no such patient anywhere' })).studies).toEqual([]);
    });

    it('gives the index of a study', async () => {
      const index = await api.getIndex({ studyInstanceUIDs: [study] });
      expect(index.studies.map((one) => one.studyInstanceUID)).toEqual([study]);
      const shown = index.studies[0]?.displaySets.flatMap((set) => set.instances) ?? [];
      expect(shown.length).toBeGreaterThan(0);
      for (const uid of shown) expect(index.instances[uid]?.sopInstanceUID).toBe(uid);
    });

    it('refuses by code', async () => {
      expect(await codeOf(api.openCase({ studyInstanceUID: '1.2.3.not.there', clientId: 'a' }))).toBe('NOT_FOUND');
      expect(await codeOf(api.evaluationJson({ caseId: 'nothing' }))).toBe('NOT_FOUND');
      expect(await codeOf(api.scanStatus({ jobId: 'nothing' }))).toBe('NOT_FOUND');
    });

    it('keeps a reading with its undo history, over a closing and opening', async () => {
      const first = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      expect(first.access).toBe('write');
      let seq = first.journal.length;
      const entries: JournalEntry[] = [tip('p1', 1), tip('p2', 2), tip('p1', 3), { kind: 'undo' }];
      for (const entry of entries) {
        const answer = await api.appendEntry({ caseId: first.caseId, clientId: 'one', seq, entry });
        expect(answer.seq).toBe(++seq);
      }
      await api.closeCase({ caseId: first.caseId, clientId: 'one' });
      const second = await api.openCase({ studyInstanceUID: study, clientId: 'two' });
      expect(second.access).toBe('write');
      expect(second.caseId).toBe(first.caseId);
      expect(second.journal).toEqual([...first.journal, ...entries]);
      const history = replay(second.journal);
      expect(history.ok && history.value.present.annotations.map((one) => [one.id, one['point']])).toEqual([
        ['p1', [1, 20.25]],
        ['p2', [2, 20.25]],
      ]);
      expect(history.ok && history.value.future.length).toBe(1);
      await api.closeCase({ caseId: second.caseId, clientId: 'two' });
    });

    it('lets one window write and tells the second', async () => {
      const one = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      const two = await api.openCase({ studyInstanceUID: study, clientId: 'two' });
      expect([one.access, two.access]).toEqual(['write', 'read']);
      expect(two.heldBy).toBeTruthy();
      const seq = two.journal.length;
      expect(await codeOf(api.appendEntry({ caseId: two.caseId, clientId: 'two', seq, entry: tip('x', 1) }))).toBe('CASE_HELD');
      await api.closeCase({ caseId: one.caseId, clientId: 'one' });
      expect((await api.openCase({ studyInstanceUID: study, clientId: 'two' })).access).toBe('write');
      await api.closeCase({ caseId: two.caseId, clientId: 'two' });
    });

    it('refuses what is out of order or not valid, and writes nothing of it', async () => {
      const { caseId, journal } = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      const append = (seq: number, entry: JournalEntry) => codeOf(api.appendEntry({ caseId, clientId: 'one', seq, entry }));
      const seq = journal.length;
      expect(await append(seq + 1, tip('x', 1))).toBe('SEQ_CONFLICT');
      expect(await append(seq - 2, tip('x', 1))).toBe('SEQ_CONFLICT');
      expect(await append(seq, { kind: 'do', command: { type: 'annotations.remove', ids: ['nope'] } })).toBe(
        'ANNOTATION_NOT_FOUND',
      );
      const after = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      expect(after.journal).toEqual(journal);
      await api.closeCase({ caseId, clientId: 'one' });
    });

    it('writes an entry once that was sent twice', async () => {
      const { caseId, journal } = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      const params = { caseId, clientId: 'one', seq: journal.length, entry: tip('twice', 5) };
      expect(await api.appendEntry(params)).toEqual({ seq: journal.length + 1 });
      expect(await api.appendEntry(params)).toEqual({ seq: journal.length + 1 });
      const after = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      expect(after.journal.length).toBe(journal.length + 1);
      await api.closeCase({ caseId, clientId: 'one' });
    });

    it('exports the case file that it would read again, and the evaluation as JSON', async () => {
      const { caseId, journal } = await api.openCase({ studyInstanceUID: study, clientId: 'one' });
      const history = replay(journal);
      const file = parseCaseDocument(await api.caseFileJson({ caseId }));
      expect(file).toEqual({ ok: true, value: history.ok ? history.value.present : null });
      const evaluation = await api.evaluationJson({ caseId });
      expect(JSON.parse(evaluation)).toHaveProperty('measurements');
      expect(await api.evaluationJson({ caseId })).toBe(evaluation);
      await api.closeCase({ caseId, clientId: 'one' });
    });

    it('keeps readers and settings', async () => {
      const reader = { id: 'r-ö', name: 'Dr. 山田 Žofie', role: 'surgeon', ismSemMm: 0.45 };
      expect(await api.saveReader({ reader })).toEqual(reader);
      expect(await api.saveReader({ reader: { ...reader, role: 'fellow' } })).toEqual({ ...reader, role: 'fellow' });
      expect((await api.listReaders({})).filter((one) => one.id === reader.id)).toEqual([{ ...reader, role: 'fellow' }]);
      await api.setSetting({ key: 'layout/x', value: { tiles: [1, 'zwei'], nothing: null } });
      expect((await api.getSettings({}))['layout/x']).toEqual({ tiles: [1, 'zwei'], nothing: null });
      await api.setSetting({ key: 'layout/x', value: null });
      expect(await api.getSettings({})).not.toHaveProperty('layout/x');
    });
  });
}
