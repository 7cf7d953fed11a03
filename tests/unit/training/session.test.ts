import { describe, expect, it } from 'vitest';
import {
  foldSession,
  mayShowFeedback,
  nextRoundAt,
  type Protocol,
  type SessionState,
  type TrainingEvent,
} from '#shared/training';

const PROTOCOL: Protocol = {
  mode: 'examination',
  measures: ['interspinousMotion'],
  replicates: 1,
  rounds: 2,
  minimumHoursBetweenRounds: 336,
};
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
const started = (change: Partial<Protocol> = {}, cases = ['a', 'b', 'c'], seed = 5): TrainingEvent => ({
  type: 'started',
  at: at(0),
  sessionId: 's1',
  fellow: { id: 'f1', name: 'Fellow' },
  packId: 'p1',
  packSignature: 'x',
  cases,
  seed,
  protocol: { ...PROTOCOL, ...change },
});
const opened = (minute: number, position: number): TrainingEvent => ({ type: 'opened', at: at(minute), position });
const committed = (minute: number, position: number): TrainingEvent => ({
  type: 'committed',
  at: at(minute),
  position,
  document: '{}',
  levels: [],
});
const fold = (...events: readonly TrainingEvent[]): SessionState => {
  const folded = foldSession(events);
  if (!folded.ok || folded.value === null) throw new Error(folded.ok ? 'empty' : folded.error.code);
  return folded.value;
};
const code = (...events: readonly TrainingEvent[]): string | null => {
  const folded = foldSession(events);
  return folded.ok ? null : folded.error.code;
};
const round1 = [opened(1, 1), committed(2, 1), opened(3, 2), committed(4, 2), opened(5, 3), committed(6, 3)];

describe('a reading session', () => {
  it('reads every case once a round, in an order of its own that the seed alone decides', () => {
    const many = Array.from({ length: 12 }, (_, i) => `case-${i}`);
    const one = fold(started({}, many, 5));
    expect([...one.order].sort()).toEqual([...many].sort());
    expect(one.order).not.toEqual(many);
    expect(fold(started({}, many, 5)).order).toEqual(one.order);
    expect(fold(started({}, many, 6)).order).not.toEqual(one.order);
  });

  it('shuffles fairly: each of 3 cases comes first in a third of 3000 sessions', () => {
    const first: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let seed = 0; seed < 3000; seed++) first[fold(started({}, ['a', 'b', 'c'], seed)).order[0] ?? '']! += 1;
    // 1000 expected, SD 25.8.
    for (const count of Object.values(first)) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  it('counts the time that a case was open, pauses and other cases left out', () => {
    const state = fold(
      started(),
      opened(1, 2),
      { type: 'paused', at: at(4) },
      { type: 'resumed', at: at(30) },
      opened(32, 1),
      committed(37, 1),
      opened(40, 2),
      committed(41, 2),
    );
    // Case 1: 32 to 37. Case 2: 1 to 4, 30 to 32, 40 to 41.
    expect(state.committed.map(({ position, seconds }) => [position, seconds])).toEqual([
      [1, 300],
      [2, 360],
    ]);
  });

  it('never changes what was committed', () => {
    expect(code(started(), opened(1, 1), committed(2, 1), opened(3, 1))).toBe('ALREADY_COMMITTED');
    expect(code(started(), opened(1, 1), committed(2, 1), committed(3, 1))).toBe('ALREADY_COMMITTED');
    expect(code(started(), opened(1, 1), committed(2, 2))).toBe('NOT_OPEN');
  });

  it('ends a round when all of it is committed, and begins the next after its time', () => {
    const ended: TrainingEvent = { type: 'roundEnded', at: at(7) };
    expect(code(started(), opened(1, 1), committed(2, 1), ended)).toBe('ROUND_INCOMPLETE');
    const between = fold(started(), ...round1, ended);
    expect(between.status).toBe('between-rounds');
    expect(nextRoundAt(between)).toBe('2026-03-15T09:07:00.000Z');
    const two = (time: string): TrainingEvent => ({ type: 'opened', at: time, position: 1 });
    expect(code(started(), ...round1, ended, two('2026-03-15T09:06:59.000Z'))).toBe('ROUND_TOO_EARLY');
    const second = fold(started(), ...round1, ended, two('2026-03-15T09:07:00.000Z'));
    expect([second.round, second.status, second.committed.length]).toEqual([2, 'reading', 3]);
    expect(code(started({ rounds: 1 }), ...round1, ended, opened(9, 1))).toBe('SESSION_OVER');
  });

  it('shows feedback at once in practice, after the round in an examination', () => {
    const part = [opened(1, 1), committed(2, 1)];
    expect(mayShowFeedback(fold(started({ mode: 'practice' }), ...part), 1)).toBe(true);
    expect(mayShowFeedback(fold(started(), ...part), 1)).toBe(false);
    expect(mayShowFeedback(fold(started(), ...round1, { type: 'roundEnded', at: at(7) }), 1)).toBe(true);
  });

  it('refuses a clock that goes back, and a case that is not there', () => {
    expect(code(started(), opened(5, 1), { type: 'paused', at: at(4) })).toBe('TIME_BACKWARDS');
    expect(code(started(), opened(5, 4))).toBe('NO_SUCH_CASE');
    expect(code(opened(1, 1))).toBe('NOT_STARTED');
    expect(code(started(), started())).toBe('STARTED_TWICE');
  });
});
