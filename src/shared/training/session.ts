import { err, ok, type Result } from '#shared/base';
import type { LevelReading, Protocol, TrainingEvent } from './events.ts';
import { shuffled } from './order.ts';

export interface Committed {
  readonly round: number;
  readonly position: number;
  readonly caseKey: string;
  readonly at: string;
  /** Looked at, pauses left out. */
  readonly seconds: number;
  readonly document: string;
  readonly levels: readonly LevelReading[];
}

export interface SessionState {
  readonly sessionId: string;
  readonly fellow: { readonly id: string; readonly name: string };
  readonly packId: string;
  readonly packSignature: string;
  readonly protocol: Protocol;
  readonly seed: number;
  readonly cases: readonly string[];
  readonly startedAt: string;
  /** From 1. After the last one has ended it stays at the last. */
  readonly round: number;
  /** Case keys of this round, in order. */
  readonly order: readonly string[];
  readonly committed: readonly Committed[];
  /** The case that is read now; `since` null while paused. */
  readonly open: { readonly position: number; readonly since: string | null } | null;
  /** Seconds of cases that were looked at and not committed, by position. */
  readonly spent: Readonly<Record<number, number>>;
  readonly roundEndedAt: string | null;
  readonly status: 'reading' | 'between-rounds' | 'done';
  readonly lastAt: string;
}

/** ALREADY_COMMITTED, NOT_OPEN, NOT_PAUSED, NO_SUCH_CASE, ROUND_TOO_EARLY, ROUND_INCOMPLETE, SESSION_OVER, TIME_BACKWARDS, NOT_STARTED, STARTED_TWICE. */
export interface SessionRefusal {
  readonly code: string;
  readonly message: string;
}

type Applied = Result<SessionState, SessionRefusal>;
const refuse = (code: string, message: string): Applied => err({ code, message });
const HOUR = 3_600_000;
const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** When the next round may begin, or null while one is read or after the last. */
export const nextRoundAt = ({ status, roundEndedAt, protocol }: SessionState): string | null =>
  status === 'between-rounds' && roundEndedAt !== null
    ? new Date(Date.parse(roundEndedAt) + protocol.minimumHoursBetweenRounds * HOUR).toISOString()
    : null;

/** The round and the committed reading of a case in it, if there is one. */
const committedAt = (state: SessionState, position: number): Committed | undefined =>
  state.committed.find((one) => one.round === state.round && one.position === position);

/** What an event makes of a session; a committed reading never changes. Pure. */
export function applyEvent(state: SessionState | null, event: TrainingEvent): Applied {
  if (event.type === 'started') return state === null ? ok(started(event)) : refuse('STARTED_TWICE', 'the session has begun');
  if (state === null) return refuse('NOT_STARTED', 'the session has no beginning');
  if (Date.parse(event.at) < Date.parse(state.lastAt))
    return refuse('TIME_BACKWARDS', `the clock went back behind ${state.lastAt}`);
  if (state.status === 'done') return refuse('SESSION_OVER', 'every round of this session has been read');
  const now = { ...state, lastAt: event.at };
  switch (event.type) {
    case 'opened':
      return open(now, event.position, event.at);
    case 'paused':
      if (state.open === null || state.open.since === null) return refuse('NOT_OPEN', 'no case is being read');
      return ok({ ...stopped(now, event.at), open: { position: state.open.position, since: null } });
    case 'resumed':
      if (state.open === null || state.open.since !== null) return refuse('NOT_PAUSED', 'no case is paused');
      return ok({ ...now, open: { position: state.open.position, since: event.at } });
    case 'committed':
      return commit(now, event);
    case 'roundEnded':
      return endRound(now, event.at);
  }
}

export function foldSession(
  events: readonly TrainingEvent[],
): Result<SessionState | null, SessionRefusal & { readonly at: number }> {
  let state: SessionState | null = null;
  for (const [i, event] of events.entries()) {
    const next = applyEvent(state, event);
    if (!next.ok) return err({ ...next.error, at: i });
    state = next.value;
  }
  return ok(state);
}

function started(event: Extract<TrainingEvent, { type: 'started' }>): SessionState {
  const { sessionId, fellow, packId, packSignature, protocol, seed, cases, at } = event;
  const order = shuffled(cases, seed, 1);
  const identity = { sessionId, fellow, packId, packSignature, protocol, seed, cases, startedAt: at };
  return {
    ...identity,
    round: 1,
    order,
    committed: [],
    open: null,
    spent: {},
    roundEndedAt: null,
    status: 'reading',
    lastAt: at,
  };
}

/** The clock of the open case stops; its seconds are kept. */
function stopped(state: SessionState, at: string): SessionState {
  const { open: reading, spent } = state;
  if (reading === null || reading.since === null) return state;
  const seconds = (spent[reading.position] ?? 0) + secondsBetween(reading.since, at);
  return { ...state, spent: { ...spent, [reading.position]: seconds } };
}

function open(state: SessionState, position: number, at: string): Applied {
  const due = nextRoundAt(state);
  if (due !== null && Date.parse(at) < Date.parse(due)) return refuse('ROUND_TOO_EARLY', `the next round begins at ${due}`);
  const round = due === null ? state.round : state.round + 1;
  const begun: SessionState =
    due === null
      ? stopped(state, at)
      : {
          ...state,
          round,
          order: shuffled(state.cases, state.seed, round),
          open: null,
          spent: {},
          status: 'reading',
          roundEndedAt: null,
        };
  if (position > begun.order.length) return refuse('NO_SUCH_CASE', `the round has ${begun.order.length} cases`);
  if (committedAt(begun, position) !== undefined) return refuse('ALREADY_COMMITTED', `case ${position} has been committed`);
  return ok({ ...begun, open: { position, since: at } });
}

function commit(state: SessionState, event: Extract<TrainingEvent, { type: 'committed' }>): Applied {
  const { position, at, document, levels } = event;
  if (committedAt(state, position) !== undefined) return refuse('ALREADY_COMMITTED', `case ${position} has been committed`);
  if (state.open?.position !== position) return refuse('NOT_OPEN', `case ${position} is not the one that is read`);
  const after = stopped(state, at);
  const { [position]: seconds = 0, ...spent } = after.spent;
  const one: Committed = {
    round: state.round,
    position,
    caseKey: state.order[position - 1] ?? '',
    at,
    seconds,
    document,
    levels,
  };
  return ok({ ...after, spent, open: null, committed: [...state.committed, one] });
}

function endRound(state: SessionState, at: string): Applied {
  const read = state.committed.filter((one) => one.round === state.round).length;
  if (state.status !== 'reading') return refuse('NOT_OPEN', 'the round has ended');
  if (read < state.order.length)
    return refuse('ROUND_INCOMPLETE', `${state.order.length - read} cases of the round are not committed`);
  return ok({ ...state, roundEndedAt: at, status: state.round < state.protocol.rounds ? 'between-rounds' : 'done' });
}

/** Whether this reader may see expert values of a committed case now: at once in practice, after the round in an examination. */
export const mayShowFeedback = (state: SessionState, round: number): boolean =>
  state.protocol.mode === 'practice' || round < state.round || state.status !== 'reading';
