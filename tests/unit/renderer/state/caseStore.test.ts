import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/case';
import { createCaseStore, shownDocument } from '../../../../src/renderer/state/caseStore.ts';
import type { Failure } from '../../../../src/renderer/state/failure.ts';
import { fakeJournal, type FakeJournal } from './fakeJournal.ts';

const tip = (id: string, x: number): Command => ({
  type: 'annotations.put',
  annotations: [{ id, kind: 'spinous-tip', sopInstanceUID: '1.2', frame: 1, vertebra: 'C5', point: [x, 7], replicate: 1 }],
});

async function opened(fake: FakeJournal) {
  const lost: Failure[] = [];
  const store = createCaseStore({ api: fake.api, clientId: 'me', onLost: (failure) => lost.push(failure) });
  await store.open('1.2.3');
  const ids = () => shownDocument(store.getState()).annotations.map((one) => one.id);
  const settle = async () => {
    await store.settled();
    // A failure reads the journal again after the queue has ended.
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { store, lost, ids, settle };
}

describe('the open case', () => {
  it('shows a change at once, and calls it saved only when the disk has acknowledged it', async () => {
    const fake = fakeJournal();
    const { store, ids, settle } = await opened(fake);
    expect(store.apply(tip('a', 1))).toBeNull();
    expect(ids()).toEqual(['a']);
    expect(store.getState().save).toBe('saving');
    await settle();
    expect(store.getState().save).toBe('saved');
    expect(fake.journal).toHaveLength(1);
  });

  it('follows what another window writes: entry by entry, and by the whole journal where one was missed', async () => {
    const fake = fakeJournal([{ kind: 'do', command: tip('a', 1) }]);
    fake.access = 'read';
    const { store, ids, settle } = await opened(fake);
    const write = (command: Command) => {
      const entry = { kind: 'do', command } as const;
      fake.journal.push(entry);
      return { caseId: 'case-1', seq: fake.journal.length, entry };
    };
    store.follow(write(tip('b', 2)));
    expect(ids()).toEqual(['a', 'b']);
    store.follow({ ...write(tip('c', 3)), caseId: 'another case' });
    expect(ids()).toEqual(['a', 'b']);
    // The third was not heard of; the fourth comes on top of it.
    store.follow(write(tip('d', 4)));
    await settle();
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    // One that is known already changes nothing.
    const before = store.getState().history;
    store.follow({ caseId: 'case-1', seq: 2, entry: { kind: 'undo' } });
    expect(store.getState().history).toBe(before);
  });

  it('does not follow its own case', async () => {
    const fake = fakeJournal();
    const { store, ids } = await opened(fake);
    store.follow({ caseId: 'case-1', seq: 1, entry: { kind: 'do', command: tip('x', 1) } });
    expect(ids()).toEqual([]);
  });

  it('appends one after the other, each under its own number', async () => {
    const fake = fakeJournal();
    const { store, settle } = await opened(fake);
    store.apply(tip('a', 1));
    store.apply(tip('b', 2));
    store.undo();
    await settle();
    expect(fake.asked).toEqual([0, 1, 2]);
    expect(fake.journal.map((entry) => entry.kind)).toEqual(['do', 'do', 'undo']);
  });

  it('takes a refused change back, with those that were made on top of it, and says so', async () => {
    const fake = fakeJournal();
    const { store, ids, lost, settle } = await opened(fake);
    store.apply(tip('a', 1));
    await settle();
    fake.script.push('refuse');
    store.apply(tip('b', 2));
    store.apply(tip('c', 3));
    await settle();
    expect(ids()).toEqual(['a']);
    expect(lost).toEqual([{ code: 'DISK_FULL', message: 'no space left' }]);
    expect(fake.asked).toEqual([0, 1]);
    expect(store.getState().save).toBe('saved');
    store.apply(tip('d', 4));
    await settle();
    expect(ids()).toEqual(['a', 'd']);
  });

  it('keeps a change whose answer was lost on the way, once the disk shows it', async () => {
    const fake = fakeJournal();
    const { store, ids, lost, settle } = await opened(fake);
    fake.script.push('lose');
    store.apply(tip('a', 1));
    await settle();
    expect(ids()).toEqual(['a']);
    expect(lost).toEqual([]);
  });

  it('sends what was made on top of a change whose answer was lost', async () => {
    const fake = fakeJournal();
    const { store, ids, lost, settle } = await opened(fake);
    fake.script.push('lose');
    store.apply(tip('a', 1));
    store.apply(tip('b', 2));
    store.apply(tip('c', 3));
    await settle();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(fake.journal).toHaveLength(3);
    expect(lost).toEqual([]);
    expect(store.getState().save).toBe('saved');
  });

  it('stays closed when it is closed while a change fails', async () => {
    const fake = fakeJournal();
    const openCase: typeof fake.api.openCase = async (params) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return fake.api.openCase(params);
    };
    const { store, lost, settle } = await opened({ ...fake, api: { ...fake.api, openCase } });
    fake.script.push('refuse');
    store.apply(tip('a', 1));
    await store.close();
    await settle();
    expect(store.getState().status).toBe('closed');
    expect(lost.map((one) => one.code)).toEqual(['DISK_FULL']);
  });

  it('takes back a change that never arrived', async () => {
    const fake = fakeJournal();
    const { store, ids, lost, settle } = await opened(fake);
    fake.script.push('drop');
    store.apply(tip('a', 1));
    await settle();
    expect(ids()).toEqual([]);
    expect(lost.map((one) => one.code)).toEqual(['UNREACHABLE']);
  });

  it('takes over what another window wrote meanwhile', async () => {
    const fake = fakeJournal();
    const { store, ids, lost, settle } = await opened(fake);
    fake.journal.push({ kind: 'do', command: tip('theirs', 9) });
    store.apply(tip('mine', 1));
    await settle();
    expect(ids()).toEqual(['theirs']);
    expect(lost.map((one) => one.code)).toEqual(['SEQ_CONFLICT']);
  });

  it('undoes and redoes over a reload', async () => {
    const fake = fakeJournal();
    const first = await opened(fake);
    first.store.apply(tip('a', 1));
    first.store.apply(tip('b', 2));
    first.store.undo();
    await first.settle();
    const second = await opened(fake);
    expect(second.ids()).toEqual(['a']);
    expect(second.store.redo()).toBeNull();
    expect(second.ids()).toEqual(['a', 'b']);
    second.store.undo();
    second.store.undo();
    expect(second.ids()).toEqual([]);
    expect(second.store.undo()?.code).toBe('NOTHING_TO_UNDO');
  });

  it('previews a drag without the journal, and keeps its document at the end of it', async () => {
    const fake = fakeJournal();
    const { store, settle } = await opened(fake);
    store.preview(tip('a', 5));
    const dragged = shownDocument(store.getState());
    expect(dragged.annotations).toHaveLength(1);
    expect(store.getState().history.present.annotations).toHaveLength(0);
    const { annotations } = tip('a', 5) as Extract<Command, { type: 'annotations.put' }>;
    store.apply({ type: 'annotations.put', annotations, label: 'undo.movePoint' });
    expect(shownDocument(store.getState())).toBe(dragged);
    await settle();
    expect(fake.journal).toHaveLength(1);
  });

  it('does not take a preview for a commit that ended elsewhere', async () => {
    const fake = fakeJournal();
    const { store, ids } = await opened(fake);
    store.preview(tip('a', 5));
    store.apply(tip('a', 6));
    expect(ids()).toEqual(['a']);
    expect(shownDocument(store.getState()).annotations[0]).toMatchObject({ point: [6, 7] });
  });

  it('only reads where another window holds the case', async () => {
    const fake = fakeJournal();
    fake.access = 'read';
    const { store, ids } = await opened(fake);
    expect(store.apply(tip('a', 1))?.code).toBe('CASE_HELD');
    expect(ids()).toEqual([]);
    fake.access = 'write';
    await store.reload();
    expect(store.apply(tip('a', 1))).toBeNull();
  });

  it('says where a journal cannot be replayed', async () => {
    const fake = fakeJournal([{ kind: 'undo' }]);
    const { store } = await opened(fake);
    expect(store.getState().status).toBe('failed');
    expect(store.getState().failure?.message).toContain('entry 1');
  });
});
