import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReadings } from '#shared/agreement';
import type { CaseDocument } from '#shared/case';
import { caseDocumentOf } from '#shared/phantom';
import type { Api, Method } from '#shared/ipc';
import { foldSession, syntheticCase, withUids, type SessionState, type TrainingEvent } from '#shared/training';
import { composeServices } from '../../../src/main/services/compose.ts';
import type { Services } from '../../../src/main/services/createServices.ts';
import { codeOf, removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';

const PROTOCOL = {
  mode: 'examination' as const,
  measures: ['interspinousMotion', 'segmentalRotation'],
  replicates: 1,
  rounds: 1,
  minimumHoursBetweenRounds: 0,
};

/** Starts a session, and looks behind the blind as no reader can: into the store. */
describe('a blinded session through the services', () => {
  const home = temporaryFolder();
  let services: Services;
  const start = async (): Promise<Services> => {
    const made = await composeServices({ dataDir: home, host: 'browser' });
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  };
  const behind = (sessionId: string): SessionState => {
    const db = new DatabaseSync(join(home, 'training.db'), { readOnly: true });
    const events = db
      .prepare('SELECT event FROM events WHERE session_id = ? ORDER BY seq')
      .all(sessionId)
      .map((row) => JSON.parse(String(row['event'])) as TrainingEvent);
    db.close();
    const folded = foldSession(events);
    if (!folded.ok || folded.value === null) throw new Error('not folded');
    return folded.value;
  };
  beforeAll(async () => {
    services = await start();
  });
  afterAll(async () => {
    await services.close();
    removeFolder(home);
  });

  /** The truth as the fellow's own points, one tip moved by `by` pixels. */
  const readAs = (
    name: string,
    study: string,
    shown: readonly { pose: string | null; instances: readonly string[] }[],
    by: number,
  ): CaseDocument => {
    const truth = caseDocumentOf(syntheticCase(name)!, false);
    const stand = new Map(shown.map(({ pose, instances }) => [truth.films?.[pose as 'flexion'], instances[0]!]));
    const document = withUids({ ...truth, studies: [study], reading: {} }, (uid) => stand.get(uid) ?? uid);
    const annotations = document.annotations.map((one) =>
      one.kind === 'spinous-tip' && one.id === 'flexion-C4-tip' && 'point' in one
        ? { ...one, point: [(one.point as number[])[0]! + by, (one.point as number[])[1]!] }
        : one,
    );
    return { ...document, annotations } as CaseDocument;
  };

  it('stays blind until the round ends, fixes what is committed, survives a restart, and exports', async () => {
    const calls: string[] = [];
    // Asked anew with every call: the services are started again on the way.
    const heard = (name: Method) => async (params: never) => {
      const answer = await (services.api[name] as (given: never) => Promise<unknown>)(params);
      calls.push(JSON.stringify(answer));
      return answer;
    };
    const api = Object.fromEntries((Object.keys(services.api) as Method[]).map((name) => [name, heard(name)])) as unknown as Api;
    const fellow = await api.trainingSaveProfile({ name: 'Fellow One' });
    const session = await api.trainingStart({
      profileId: fellow.id,
      cases: { kind: 'practice', difficulty: 'clean', count: 2 },
      protocol: PROTOCOL,
    });
    const { sessionId } = session;
    const { order } = behind(sessionId);
    const clientId = 'window';
    for (const position of [1, 2]) {
      const name = order[position - 1]!;
      const opened = await api.trainingOpen({ sessionId, position });
      expect(opened.vignette).toMatch(/months after surgery/);
      const shown = await api.openCase({ studyInstanceUID: opened.studyInstanceUID, clientId });
      const [study] = shown.index.studies;
      const document = readAs(name, opened.studyInstanceUID, study!.displaySets, position === 1 ? 4 : 0);
      await api.appendEntry({
        caseId: shown.caseId,
        clientId,
        seq: 1,
        entry: { kind: 'do', command: { type: 'annotations.put', annotations: [...document.annotations] } },
      });
      const sop = study!.displaySets[0]!.instances[0]!;
      expect((await services.frames(sop, 0)).ok).toBe(true);
      expect(await codeOf(api.fileHeader({ sopInstanceUID: sop }))).not.toBeNull();
      if (position === 1) {
        await api.trainingPause({ sessionId });
        await services.close();
        services = await start();
        await api.trainingResume({ sessionId });
        const again = await api.openCase({ studyInstanceUID: opened.studyInstanceUID, clientId });
        expect(again.journal.length).toBe(2);
      }
      await api.trainingCommit({ sessionId });
      const late = { kind: 'do' as const, command: { type: 'annotations.remove' as const, ids: ['flexion-C4-tip'] } };
      expect(await codeOf(services.api.appendEntry({ caseId: shown.caseId, clientId, seq: 2, entry: late }))).toBe(
        'READING_COMMITTED',
      );
      expect(await codeOf(services.api.trainingOpen({ sessionId, position }))).toMatch(/ALREADY_COMMITTED|SESSION_OVER/);
      if (position === 1)
        expect(await codeOf(services.api.trainingFeedback({ sessionId, round: 1, position: 1 }))).toBe('FEEDBACK_CLOSED');
    }
    // Everything that reached the page: no case's name, no original UID or patient, no expert.
    const text = calls.join('\n');
    for (const name of order) {
      const one = syntheticCase(name)!;
      const truth = caseDocumentOf(one, false);
      for (const secret of [
        name,
        one.patient.id,
        one.patient.name,
        ...Object.values(truth.films ?? {}),
        one.studyDate,
        'training/films',
        'dx/flexion',
      ])
        expect(text, String(secret)).not.toContain(String(secret));
      const tip = truth.annotations.find((annotation) => annotation.id === 'extension-C3-tip') as unknown as { point: number[] };
      // The fellow placed the expert's own points here, but never is an answer of the shell before the commit the source of one.
      expect(calls.filter((call) => !call.includes('"journal"')).join('\n')).not.toContain(String(tip.point[0]));
    }
    expect(await services.api.listLibrary({ search: 'Case' })).toMatchObject({ studies: [] });

    const results = await services.api.trainingResults({ sessionId, language: 'en' });
    expect(results.cases).toBe(2);
    const feedback = await services.api.trainingFeedback({ sessionId, round: 1, position: 1 });
    const off = feedback.points.filter(({ distanceMm }) => (distanceMm ?? 0) > 1e-9);
    expect(off.map(({ vertebra, part }) => `${vertebra} ${part}`)).toEqual(['C4 tip']);
    // 4 pixels of 0.22 mm on the detector.
    expect(off[0]!.offsetMm?.[0]).toBeGreaterThan(0.6);
    expect(off[0]!.offsetMm?.[0]).toBeLessThan(0.9);
    expect(feedback.levels.find(({ segment }) => segment === 'C5-C6')?.differences['interspinousMotion']).toBeCloseTo(0, 9);

    const { files } = await services.api.trainingExport({ sessionId, language: 'de' });
    const file = (format: string): string => readFileSync(files.find((one) => one.format === format)!.path, 'utf8');
    expect(parseReadings(file('json')).ok).toBe(true);
    expect(file('csv').split('\r\n').length).toBeGreaterThan(10);
    expect(file('html')).toContain('Nachweis der Schulung');
    expect(file('svg-heat')).toMatch(/^<svg xmlns/);
    const pdf = files.find((one) => one.format === 'pdf');
    expect(pdf?.error === null ? existsSync(pdf.path) : pdf?.error?.code).toBeTruthy();
  }, 240_000);
});
