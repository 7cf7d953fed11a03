import { describe, expect, it } from 'vitest';
import type { CaseHistory, Command, JournalEntry } from '#shared/case';
import { NEW_HISTORY, UNDO_POLICY, commandSchema, replay, step } from '#shared/case';
import { HISTORY_LIMIT } from '../../../src/shared/case/history.ts';
import { randomEdit, seededRandom } from '../../fixtures/randomCommands.ts';

const run = (history: CaseHistory, ...entries: JournalEntry[]): CaseHistory =>
  entries.reduce((present, entry) => {
    const stepped = step(present, entry);
    if (!stepped.ok) throw new Error(stepped.error.code);
    return stepped.value;
  }, history);
const act = (command: Command): JournalEntry => ({ kind: 'do', command });
const undo: JournalEntry = { kind: 'undo' };
const redo: JournalEntry = { kind: 'redo' };
const months = (monthsSince: number) => act({ type: 'surgery.set', surgery: { monthsSince } });
const finalise = act({ type: 'reading.finalise', reader: { id: 'r' }, at: 't', contentHash: 'h', ruleSet: 's' });
const codeOf = (history: CaseHistory, entry: JournalEntry) => {
  const stepped = step(history, entry);
  return stepped.ok ? null : stepped.error.code;
};

describe('history', () => {
  it('takes what joins as one step with the one before, unless something else lies between', () => {
    const joined = (monthsSince: number): JournalEntry => ({
      kind: 'do',
      command: { type: 'surgery.set', surgery: { monthsSince } },
      joins: true,
    });
    const row = run(NEW_HISTORY, months(1), months(2), joined(3), joined(4));
    expect(row.past).toHaveLength(2);
    expect(run(row, undo).present.surgery?.monthsSince).toBe(1);
    expect(run(row, undo, redo).present.surgery?.monthsSince).toBe(4);
    // After an undo the row is over: the next one is a step of its own.
    const again = run(row, undo, joined(5));
    expect(again.present.surgery?.monthsSince).toBe(5);
    expect(run(again, undo).present.surgery?.monthsSince).toBe(1);
    // There is nothing to join at the beginning, nor to a command of another kind.
    expect(run(NEW_HISTORY, joined(1)).past).toHaveLength(1);
    const other = act({ type: 'settings.set', settings: { mode: 'published' } });
    expect(run(NEW_HISTORY, months(1), other, joined(2)).past).toHaveLength(3);
  });

  it('goes back and forth, and a new command ends the forth', () => {
    const three = run(NEW_HISTORY, months(1), months(2), months(3));
    expect(run(three, undo, undo).present.surgery?.monthsSince).toBe(1);
    expect(run(three, undo, undo, redo).present.surgery?.monthsSince).toBe(2);
    expect(run(three, undo, undo, undo).present).toBe(NEW_HISTORY.present);
    expect(codeOf(run(three, undo, months(9)), redo)).toBe('NOTHING_TO_REDO');
    expect(codeOf(NEW_HISTORY, undo)).toBe('NOTHING_TO_UNDO');
  });

  it('gives back the very documents, not copies', () => {
    const one = run(NEW_HISTORY, months(1));
    const two = run(one, months(2));
    expect(run(two, undo).present).toBe(one.present);
    expect(run(two, undo, redo).present).toBe(two.present);
  });

  it('names the steps for the menu', () => {
    const named = act({
      type: 'annotations.remove',
      ids: ['a'],
      label: 'undo.removeTip',
    });
    const put = act({ type: 'annotations.put', annotations: [{ id: 'a', kind: 'note' }] });
    const history = run(NEW_HISTORY, put, named, undo);
    expect(history.past.map((one) => one.label)).toEqual(['command.annotations.put']);
    expect(history.future.map((one) => one.label)).toEqual(['undo.removeTip']);
  });

  it('starts a case from its first document: nothing to undo', () => {
    const seeded = run(NEW_HISTORY, act({ type: 'case.replace', document: { version: 1, studies: ['1'], annotations: [] } }));
    expect(seeded.past).toEqual([]);
    expect(run(seeded, act({ type: 'case.replace', document: { version: 1, annotations: [] } })).past.length).toBe(1);
  });

  it('does not cross a signature, and an amendment is one too', () => {
    const signed = run(NEW_HISTORY, months(1), months(2), undo, finalise);
    expect(codeOf(signed, undo)).toBe('READING_IS_FINAL');
    expect(codeOf(signed, redo)).toBe('READING_IS_FINAL');
    expect(codeOf(signed, months(3))).toBe('READING_IS_FINAL');
    const amended = run(signed, act({ type: 'reading.amend', readerId: 'r', at: 't2', reason: 'why' }));
    expect(codeOf(amended, undo)).toBe('NOTHING_TO_UNDO');
    const edited = run(amended, months(4), undo);
    expect(edited.present).toBe(amended.present);
  });

  it('keeps reader and studies through undo and redo', () => {
    const history = run(
      NEW_HISTORY,
      months(1),
      months(2),
      undo,
      act({ type: 'reader.set', reader: { id: 'r7' } }),
      act({ type: 'studies.set', studies: ['1', '2'] }),
    );
    for (const entry of [undo, redo]) {
      const there = run(history, entry).present;
      expect(there.reading?.reader?.id).toBe('r7');
      expect(there.studies).toEqual(['1', '2']);
    }
    expect(run(history, redo).present.surgery?.monthsSince).toBe(2);
  });

  it('has a policy for every command', () => {
    const types = commandSchema.options.map((option) => option.shape.type.value);
    expect(Object.keys(UNDO_POLICY).sort()).toEqual([...types].sort());
  });

  it('forgets the oldest step beyond its limit', () => {
    const entries = Array.from({ length: HISTORY_LIMIT + 10 }, (_, n) => months(n));
    const replayed = replay(entries);
    if (!replayed.ok) throw new Error(replayed.error.code);
    expect(replayed.value.past.length).toBe(HISTORY_LIMIT);
    expect(replayed.value.past[0]?.document.surgery?.monthsSince).toBe(9);
  });

  it('says at which entry a journal breaks', () => {
    expect(replay([months(1), undo, undo])).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_UNDO', at: 2 } });
  });
});

describe.each([11, 222, 3333])('2000 random commands, seed %i', (seed) => {
  const random = seededRandom(seed);
  const entries: JournalEntry[] = [];
  let history = NEW_HISTORY;
  const documents = [history.present];
  for (let n = 0; n < 2000; n++) {
    const edit = act(
      randomEdit(
        random,
        n,
        history.present.annotations.map((one) => one.id),
      ),
    );
    history = run(history, edit);
    entries.push(edit);
    documents.push(history.present);
  }

  it('undo all gives the initial document, redo all the final one, and every one between', () => {
    let back = history;
    for (let n = 1999; n >= 0; n--) {
      back = run(back, undo);
      expect(back.present).toBe(documents[n]);
    }
    expect(codeOf(back, undo)).toBe('NOTHING_TO_UNDO');
    let forth = back;
    for (let n = 1; n <= 2000; n++) {
      forth = run(forth, redo);
      expect(forth.present).toBe(documents[n]);
    }
    expect(forth.present).toEqual(history.present);
    expect(codeOf(forth, redo)).toBe('NOTHING_TO_REDO');
  });

  it('replays from JSON to the same document and the same history', () => {
    const walk = seededRandom(seed + 1);
    const steps: JournalEntry[] = entries.slice(0, 600).flatMap((entry) => (walk() < 0.3 ? [entry, undo, redo] : [entry]));
    const lived = run(NEW_HISTORY, ...steps, undo, undo, undo);
    const replayed = replay(JSON.parse(JSON.stringify([...steps, undo, undo, undo])) as JournalEntry[]);
    expect(replayed).toEqual({ ok: true, value: lived });
  });
});
