import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '#shared/case';
import { evaluateCase, evaluationJson } from '#shared/evaluateCase';
import { composeServices } from '../../../src/main/services/compose.ts';
import type { Services } from '../../../src/main/services/createServices.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';

const CLI = new URL('../../../src/main/cli.ts', import.meta.url).pathname;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const bytesUnder = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0)
    : statSync(path).size;

describe('the services with every part behind them', () => {
  let root: string;
  let services: Services;
  let study: string;
  const start = async (): Promise<void> => {
    const composed = await composeServices({ dataDir: join(root, 'data'), host: 'browser' });
    if (!composed.ok) throw new Error(composed.error.message);
    services = composed.value;
  };
  beforeAll(() => {
    root = temporaryFolder();
  });
  afterAll(async () => {
    await services.close();
    removeFolder(root);
  });

  it('list the synthetic cases on a first start, within 10 s and 30 MB', async () => {
    const before = performance.now();
    await start();
    const { studies, rejected } = await services.api.listLibrary({});
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(bytesUnder(join(root, 'data'))).toBeLessThan(30e6);
    expect(studies.length).toBeGreaterThanOrEqual(6);
    expect(studies.every((one) => one.synthetic && !one.ready)).toBe(true);
    expect(rejected).toEqual([]);
    study = studies.find((one) => one.patientName === 'SYNTHETIC^Pseudarthrosis')?.studyInstanceUID ?? '';
  });

  it('screen, command line and export say the same, byte by byte, and a signature is of those bytes', async () => {
    const { api } = services;
    const opened = await api.openCase({ studyInstanceUID: study, clientId: 'a' });
    const example = await api.exampleCase({ studyInstanceUID: study });
    const document = JSON.parse(example ?? '') as never;
    let { seq } = await api.appendEntry({
      caseId: opened.caseId,
      clientId: 'a',
      seq: 1,
      entry: { kind: 'do', command: { type: 'case.replace', document } },
    });
    const reader = { id: 'r1', name: 'Dr. One', ismSemMm: 0.45 };
    const signature = await api.prepareSignature({ caseId: opened.caseId, reader });
    const finalise = { type: 'reading.finalise' as const, reader, at: '2026-03-03T09:00:00Z', ...signature };
    ({ seq } = await api.appendEntry({
      caseId: opened.caseId,
      clientId: 'a',
      seq,
      entry: { kind: 'do', command: finalise },
    }));

    // The screen: what a window computes of the journal and the index that it was given.
    const { journal, index } = JSON.parse(
      JSON.stringify(await api.openCase({ studyInstanceUID: study, clientId: 'b' })),
    ) as typeof opened;
    const history = replay(journal);
    const screen = history.ok ? evaluationJson(evaluateCase(history.value.present, index)) : '';
    const served = await api.evaluationJson({ caseId: opened.caseId });
    expect(served).toBe(screen);
    expect(sha256(served)).toBe(signature.contentHash);

    // The command line: the films and the case file.
    const caseFile = join(root, 'case.json');
    writeFileSync(caseFile, await api.caseFileJson({ caseId: opened.caseId }));
    const films = join(root, 'data', 'bundled');
    const printed = execFileSync(process.execPath, [CLI, 'evaluate', films, '--case', caseFile, '--json'], { encoding: 'utf8' });
    expect(printed).toBe(`${served}\n`);

    // The export.
    const out = join(root, 'out');
    const { files } = await api.exportReport({ caseId: opened.caseId, formats: ['json', 'csv', 'text', 'html'], directory: out });
    expect(files.map((one) => one.error)).toEqual([null, null, null, null]);
    for (const file of files) expect(createHash('sha256').update(readFileSync(file.path)).digest('hex')).toBe(file.sha256);
    const { report, ...evaluation } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Record<string, unknown>;
    expect(report).toBeTypeOf('object');
    expect(evaluationJson(evaluation as never)).toBe(served);
    const german = await api.previewReport({ caseId: opened.caseId, language: 'de' });
    expect(german.html).toContain('<html lang="de">');
    const { html } = await api.previewReport({ caseId: opened.caseId });
    for (const text of [readFileSync(join(out, 'report.html'), 'utf8'), html]) expect(text).toContain(signature.contentHash);

    const { studies } = await api.listLibrary({ search: 'pseudarthrosis' });
    expect(studies[0]?.case).toMatchObject({ state: 'final', categories: [{ segment: 'C5-C6', category: 'pseudarthrosis' }] });
  });

  it('resume where the reading was left', async () => {
    await services.api.setSetting({ key: `layout/${study}`, value: { tiles: 2 } });
    const before = await services.api.openCase({ studyInstanceUID: study, clientId: 'a' });
    await services.close();
    await start();
    const after = await services.api.openCase({ studyInstanceUID: study, clientId: 'z' });
    expect(after).toEqual({ ...before, access: 'write', heldBy: null });
    expect((await services.api.getSettings({}))[`layout/${study}`]).toEqual({ tiles: 2 });
    const [sop = ''] = Object.keys(after.index.instances);
    const frame = await services.frames(sop, 0);
    expect(frame.ok && frame.value.bytes.length).toBeGreaterThan(100_000);
    expect(await services.frames(sop, 1)).toMatchObject({ ok: false, error: { code: 'FRAME_OUT_OF_RANGE' } });
  });
});
