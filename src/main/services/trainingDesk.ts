import { createHmac, randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { CaseDocument } from '#shared/case';
import { canonicalJson, parseCaseDocument } from '#shared/case';
import { ApiError, type TrainingFeedback, type TrainingSessionView } from '#shared/ipc';
import {
  applyEvent,
  blindCase,
  blindStart,
  consensusOf,
  foldSession,
  levelReadings,
  mayShowFeedback,
  nextRoundAt,
  scoreCase,
  withUids,
  type CaseScore,
  type Committed,
  type PackCase,
  type Protocol,
  type ScoredReading,
  type SessionState,
  type TrainingEvent,
} from '#shared/training';
import type { TrainingStore } from '../io/trainingStore.ts';
import type { Ports } from './ports.ts';
import { valueOf } from './refusal.ts';
import type { KnownPack, TrainingPacks } from './trainingPackShelf.ts';
import type { ShelvedCase, TrainingShelf } from './trainingShelf.ts';

export interface TrainingDeskOptions {
  readonly store: TrainingStore;
  readonly packs: TrainingPacks;
  readonly shelf: TrainingShelf;
  readonly ports: Pick<Ports, 'evaluate' | 'scan' | 'training'>;
  readonly clock: () => Date;
  readonly randomId: () => string;
  /** The case of a blind study as the journal has it; null where none was begun. */
  readonly documentOf: (studyInstanceUID: string) => CaseDocument | null;
}

/** Sessions of blinded readers: what happened is on the disk before it is answered; expert values leave only when they may. */
export interface TrainingDesk {
  readonly views: () => readonly TrainingSessionView[];
  readonly view: (sessionId: string) => TrainingSessionView;
  readonly state: (sessionId: string) => SessionState;
  readonly start: (fellow: { id: string; name: string }, pack: KnownPack, protocol: Protocol) => TrainingSessionView;
  readonly open: (sessionId: string, position: number) => Promise<{ shelved: ShelvedCase; vignette: string; of: number }>;
  readonly happen: (sessionId: string, type: 'paused' | 'resumed') => TrainingSessionView;
  readonly commit: (sessionId: string) => TrainingSessionView;
  readonly feedback: (sessionId: string, round: number, position: number) => Promise<TrainingFeedback>;
  /** Every reading whose feedback may be seen. */
  readonly scored: (sessionId: string) => Promise<readonly ScoredReading[]>;
  readonly packOf: (state: SessionState) => KnownPack;
  /** Puts a blind study on the shelf again after a restart, where a session reads it now. */
  readonly ensure: (studyInstanceUID: string) => Promise<void>;
  /** A reading that is fixed: its journal takes nothing more. */
  readonly isCommitted: (studyInstanceUID: string) => boolean;
}

export function createTrainingDesk(options: TrainingDeskOptions): TrainingDesk {
  const { store, shelf, packs, ports } = options;
  const scores = new Map<string, CaseScore>();

  const eventsOf = (sessionId: string): readonly TrainingEvent[] => {
    const events = valueOf(store.events(sessionId));
    if (events.length === 0) throw new ApiError('NOT_FOUND', `no session ${sessionId}`);
    return events;
  };
  const state = (sessionId: string): SessionState => {
    const folded = valueOf(foldSession(eventsOf(sessionId)));
    if (folded === null) throw new ApiError('NOT_FOUND', `no session ${sessionId}`);
    return folded;
  };
  /** Checked against the fold first: the store holds nothing that could not happen. */
  const append = (sessionId: string, ...added: readonly TrainingEvent[]): SessionState => {
    let [now, count]: [SessionState, number] = [state(sessionId), eventsOf(sessionId).length];
    for (const event of added) {
      now = valueOf(applyEvent(now, event));
      valueOf(store.append(sessionId, count, event));
      count += 1;
    }
    return now;
  };
  const at = (): string => options.clock().toISOString();
  const packOf = ({ packId, packSignature }: SessionState): KnownPack => {
    const pack = packs.find(packId, packSignature);
    if (pack === null) throw new ApiError('PACK_GONE', `the pack ${packId} of this session is no longer there`);
    return pack;
  };
  const uidsOf = (session: SessionState, round: number, key: string) => (role: string) =>
    uidFrom(
      createHmac('sha256', store.secret)
        .update(canonicalJson([session.sessionId, round, key, role]))
        .digest(),
    );
  const caseOf = (pack: KnownPack, key: string): PackCase => {
    const one = pack.pack.cases.find((each) => each.key === key);
    if (one === undefined) throw new ApiError('PACK_GONE', 'a case of this session is no longer in its pack');
    return one;
  };

  const shelve = async (session: SessionState, round: number, position: number, key: string): Promise<ShelvedCase> => {
    const uids = uidsOf(session, round, key);
    const known = shelf.study(uids('study'));
    if (known !== null) return known;
    const pack = packOf(session);
    const one = caseOf(pack, key);
    const folders = await packs.images(pack, one);
    const original = await ports.scan.paths(folders, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onInstances: () => undefined,
    });
    const expert = consensusOf(
      one.experts.map(({ document }) => document),
      pack.pack.consensus,
    );
    if (expert === null) throw new ApiError('PACK_FIELD', 'a case without an expert');
    const blind = blindCase(original, `${position} / ${session.cases.length}`, uids);
    const months = ports.evaluate(expert, original).assessment.months.value;
    const shelved = { blind, original, start: blindStart(expert, blind, months) };
    shelf.put(shelved);
    return shelved;
  };

  const scoreOf = async (session: SessionState, one: Committed): Promise<{ score: CaseScore; shelved: ShelvedCase }> => {
    const orderOf = one.caseKey;
    const shelved = await shelve(session, one.round, one.position, orderOf);
    const key = shelved.blind.studyInstanceUID;
    const known = scores.get(key);
    if (known !== undefined) return { score: known, shelved };
    const pack = packOf(session);
    const expert = consensusOf(
      caseOf(pack, orderOf).experts.map(({ document }) => document),
      pack.pack.consensus,
    );
    const fellow = parseCaseDocument(one.document);
    if (expert === null || !fellow.ok) throw new ApiError('SESSION_UNREADABLE', 'a committed reading cannot be read');
    const stands = new Map(Object.entries(shelved.blind.toOriginal).map(([stand, original]) => [original, stand]));
    // The expert's own surgery dates stay away from the blind index: months stand in for them on both sides.
    const theirs: CaseDocument = {
      ...withUids(expert, (uid) => stands.get(uid) ?? uid),
      studies: [key],
      ...(shelved.start.surgery === undefined ? {} : { surgery: shelved.start.surgery }),
    };
    const score = scoreCase({
      fellow: fellow.value,
      expert: theirs,
      measures: session.protocol.measures,
      evaluate: (document) => ports.evaluate(document, shelved.blind.index),
    });
    scores.set(key, score);
    return { score, shelved };
  };

  const shownOf = (session: SessionState): readonly Committed[] =>
    session.committed.filter(({ round }) => mayShowFeedback(session, round));
  const sessionsNow = (): readonly SessionState[] => store.sessions().map(state);

  return {
    state,
    packOf,
    views: () => sessionsNow().map((one) => viewOf(one, packs)),
    view: (sessionId) => viewOf(state(sessionId), packs),
    start: (fellow, { pack, signature }, protocol) => {
      const sessionId = options.randomId();
      const event: TrainingEvent = {
        type: 'started',
        at: at(),
        sessionId,
        fellow,
        packId: pack.id,
        packSignature: signature,
        cases: pack.cases.map(({ key }) => key),
        seed: randomInt(2 ** 31),
        protocol,
      };
      valueOf(store.append(sessionId, 0, event));
      return viewOf(state(sessionId), packs);
    },
    open: async (sessionId, position) => {
      const before = state(sessionId);
      const tried = valueOf(applyEvent(before, { type: 'opened', at: at(), position }));
      const key = tried.order[position - 1] ?? '';
      const shelved = await shelve(before, tried.round, position, key);
      // The clock starts when the images are there.
      append(sessionId, { type: 'opened', at: at(), position });
      return { shelved, vignette: caseOf(packOf(before), key).vignette, of: tried.order.length };
    },
    happen: (sessionId, type) => viewOf(append(sessionId, { type, at: at() }), packs),
    commit: (sessionId) => {
      const session = state(sessionId);
      const { open, round, order, committed } = session;
      if (open === null) throw new ApiError('NOT_OPEN', 'no case is being read');
      const studyUid = uidsOf(session, round, order[open.position - 1] ?? '')('study');
      const document = options.documentOf(studyUid);
      const shelved = shelf.study(studyUid);
      if (document === null || shelved === null) throw new ApiError('NOT_OPEN', 'the case has not been looked at');
      const levels = levelReadings(ports.evaluate(document, shelved.blind.index), session.protocol.measures);
      const own: TrainingEvent = {
        type: 'committed',
        at: at(),
        position: open.position,
        document: canonicalJson(document),
        levels: [...levels],
      };
      const isLast = committed.filter((one) => one.round === round).length + 1 === order.length;
      return viewOf(append(sessionId, own, ...(isLast ? [{ type: 'roundEnded' as const, at: at() }] : [])), packs);
    },
    feedback: async (sessionId, round, position) => {
      const session = state(sessionId);
      const one = shownOf(session).find((each) => each.round === round && each.position === position);
      if (one === undefined) throw new ApiError('FEEDBACK_CLOSED', 'what the expert read is shown after the round');
      const { score, shelved } = await scoreOf(session, one);
      const { title, teaching } = caseOf(packOf(session), one.caseKey);
      const films = Object.entries(shelved.start.films ?? {}).flatMap(([pose, uid]) => {
        const pixels = shelved.blind.index.instances[String(uid)]?.pixels ?? null;
        return pixels === null ? [] : [{ pose, sopInstanceUID: String(uid), rows: pixels.rows, columns: pixels.columns }];
      });
      return { ...score, round, position, of: session.cases.length, title, teaching, seconds: one.seconds, films };
    },
    scored: async (sessionId) => {
      const session = state(sessionId);
      const all: ScoredReading[] = [];
      for (const one of shownOf(session)) {
        const { round, position, caseKey, seconds } = one;
        all.push({ round, position, caseKey, seconds, score: (await scoreOf(session, one)).score });
      }
      return all;
    },
    ensure: async (studyUid) => {
      if (shelf.study(studyUid) !== null) return;
      for (const session of sessionsNow()) {
        const { open, order, round } = session;
        const key = open === null ? undefined : order[open.position - 1];
        if (open !== null && key !== undefined && uidsOf(session, round, key)('study') === studyUid)
          await shelve(session, round, open.position, key);
      }
    },
    isCommitted: (studyUid) =>
      sessionsNow().some((session) =>
        session.committed.some(({ round, caseKey }) => uidsOf(session, round, caseKey)('study') === studyUid),
      ),
  };
}

/** A UID under the UUID root 2.25 (PS3.5 B.2) from 128 bits of a keyed hash, with the version (8) and variant of RFC 9562 set. */
function uidFrom(digest: Buffer): string {
  const bits = BigInt(`0x${digest.subarray(0, 16).toString('hex')}`);
  const version = (bits & ~(0xfn << 76n)) | (8n << 76n);
  return `2.25.${(version & ~(3n << 62n)) | (2n << 62n)}`;
}

function viewOf(session: SessionState, packs: TrainingPacks): TrainingSessionView {
  const { sessionId, fellow, protocol, startedAt, status, round, order, committed, open, spent } = session;
  const pack = packs.find(session.packId, session.packSignature);
  return {
    sessionId,
    fellow,
    packTitle: pack?.pack.title ?? '',
    protocol,
    startedAt,
    status,
    round,
    nextRoundAt: nextRoundAt(session),
    cases: order.map((_, i) => {
      const position = i + 1;
      const done = committed.find((one) => one.round === round && one.position === position);
      const isOpen = open?.position === position;
      const waiting = isOpen ? (open.since === null ? 'paused' : 'open') : 'waiting';
      return { position, state: done === undefined ? waiting : 'committed', seconds: done?.seconds ?? spent[position] ?? 0 };
    }),
    feedback: committed
      .filter((one) => mayShowFeedback(session, one.round))
      .map((one) => ({ round: one.round, position: one.position })),
  };
}

export const trainingFolder = (dataDir: string): string => join(dataDir, 'training');
