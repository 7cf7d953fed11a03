import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScanProgress } from '#shared/ipc';
import type { Services } from '../../../src/main/services/createServices.ts';
import {
  codeOf,
  removeFolder,
  scanToEnd,
  startServices,
  temporaryFolder,
  waitForJob,
  writeFilms,
} from '../../fixtures/serviceHarness.ts';
import { fakePorts } from '../../fixtures/fakePorts.ts';

describe('the study list', () => {
  let root: string;
  let services: Services;
  const uids = async (search = ''): Promise<string[]> =>
    (await services.api.listLibrary({ search })).studies.map((one) => one.studyInstanceUID);
  const restart = async (): Promise<void> => {
    await services.close();
    services = startServices(join(root, 'data'));
  };
  const films = (name: string, ...studies: string[]): string =>
    writeFilms(
      join(root, name),
      studies.map((study) => ({ sop: `${study}.${name.length}`, study })),
    );
  beforeEach(() => {
    root = temporaryFolder();
    services = startServices(join(root, 'data'));
  });
  afterEach(async () => {
    await services.close();
    removeFolder(root);
  });

  it('shows progress some ten times a second at most, and the end always', async () => {
    films('many', ...Array.from({ length: 300 }, (_, n) => `9.${n}`));
    const seen: { at: number; event: ScanProgress }[] = [];
    services.events.on('scan', (event) => seen.push({ at: performance.now(), event }));
    const start = performance.now();
    await scanToEnd(services.api, [join(root, 'many')]);
    const seconds = (performance.now() - start) / 1000;
    expect(seen.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
    expect(seen.at(-1)?.event).toMatchObject({ state: 'done', files: 300, instances: 300, rejected: 0 });
    expect(seen.at(-1)?.event.studies.length).toBe(300);
  });

  it('keeps copies that a page sent for as long as a study or a case uses them', async () => {
    const session = (name: string): string => join('data', 'uploads', name);
    const there = (name: string): boolean => existsSync(join(root, session(name)));
    // Nothing in it can be read: it is of no use to anyone.
    mkdirSync(join(root, session('session-junk')), { recursive: true });
    writeFileSync(join(root, session('session-junk'), 'notes.txt'), 'no image');
    await scanToEnd(services.api, [join(root, session('session-junk'))]);
    expect(there('session-junk')).toBe(false);

    await scanToEnd(services.api, [films(session('session-one'), '7.1')]);
    await scanToEnd(services.api, [films(session('session-two'), '7.2')]);
    expect(await uids()).toEqual(expect.arrayContaining(['7.1', '7.2']));
    await services.api.openCase({ studyInstanceUID: '7.2', clientId: 'page' });
    await services.api.removeStudy({ studyInstanceUID: '7.1' });
    await services.api.removeStudy({ studyInstanceUID: '7.2' });
    expect(there('session-one')).toBe(false);
    expect(there('session-two')).toBe(true);
    await restart();
    expect(there('session-two')).toBe(true);

    // A folder of the user's own is never touched.
    const own = films('own', '7.3');
    await scanToEnd(services.api, [own]);
    await services.api.removeStudy({ studyInstanceUID: '7.3' });
    expect(existsSync(own)).toBe(true);
  });

  it('can be cancelled, and keeps what was found', async () => {
    films('many', ...Array.from({ length: 500 }, (_, n) => `9.${n}`));
    const { jobId } = await services.api.openPaths({ paths: [join(root, 'many')] });
    await new Promise<void>((resolve) => {
      const stop = services.events.on('library', () => {
        stop();
        resolve();
      });
    });
    expect(await services.api.cancelScan({ jobId })).toBe(true);
    const found = await waitForJob(services.api, jobId);
    expect((await services.api.scanStatus({ jobId })).state).toBe('cancelled');
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(500);
    expect(new Set(await uids())).toEqual(new Set(found));
    expect(await services.api.cancelScan({ jobId })).toBe(false);
  });

  it('says what could not be read, and forgets it when it is gone', async () => {
    const folder = films('films', '1');
    writeFileSync(join(folder, 'readme.txt'), 'hello');
    await scanToEnd(services.api, [folder]);
    expect((await services.api.listLibrary({})).rejected).toMatchObject([
      { path: join(folder, 'readme.txt'), code: 'NOT_DICOM' },
    ]);
    rmSync(join(folder, 'readme.txt'));
    await scanToEnd(services.api, [folder]);
    expect((await services.api.listLibrary({})).rejected).toEqual([]);
  });

  it('is there after a restart, and can be found again from nothing', async () => {
    await scanToEnd(services.api, [films('one', '1'), films('three', '1', '2')]);
    await restart();
    expect((await uids()).sort()).toEqual(['1', '2']);
    const { jobId } = await services.api.rebuildIndex({});
    await waitForJob(services.api, jobId);
    expect((await uids()).sort()).toEqual(['1', '2']);
    const index = await services.api.getIndex({ studyInstanceUIDs: ['1'] });
    expect(Object.keys(index.instances).sort()).toEqual(['1.3', '1.5']);
  });

  it('finds itself again when the index is lost, and the cases are untouched by it', async () => {
    await scanToEnd(services.api, [films('one', '1')]);
    const { caseId } = await services.api.openCase({ studyInstanceUID: '1', clientId: 'a' });
    await services.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(root, 'data', `index.db${suffix}`), { force: true });
    services = startServices(join(root, 'data'));
    for (let n = 0; n < 200 && (await uids()).length === 0; n++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await uids()).toEqual(['1']);
    expect((await services.api.openCase({ studyInstanceUID: '1', clientId: 'a' })).caseId).toBe(caseId);
  });

  it('removes a study from the list until it is opened again, never its reading', async () => {
    const folder = films('films', '1', '2');
    await scanToEnd(services.api, [folder]);
    const { caseId } = await services.api.openCase({ studyInstanceUID: '1', clientId: 'a' });
    await services.api.removeStudy({ studyInstanceUID: '1' });
    expect(await uids()).toEqual(['2']);
    await waitForJob(services.api, (await services.api.rebuildIndex({})).jobId);
    expect(await uids()).toEqual(['2']);
    await scanToEnd(services.api, [folder]);
    expect((await uids()).sort()).toEqual(['1', '2']);
    expect((await services.api.openCase({ studyInstanceUID: '1', clientId: 'a' })).caseId).toBe(caseId);
  });

  it('answers a frame by the instance, or says that it is not there', async () => {
    await services.close();
    const asked: [string, number][] = [];
    services = startServices(join(root, 'data'), {
      readFrame: async (path, frame) => {
        asked.push([path, frame]);
        return fakePorts().readFrame(path, frame);
      },
    });
    await scanToEnd(services.api, [films('one', '1')]);
    await services.frames('1.3', 4);
    expect(asked).toEqual([[join(root, 'one', '1.3.json'), 4]]);
    expect(await services.frames('7.7', 0)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  describe('bundled cases', () => {
    const summary = {
      studyInstanceUID: '5',
      patientName: 'SYNTHETIC^Fused',
      patientID: 'SYN',
      patientBirthDate: null,
      studyDate: '20260302',
      studyDescription: null,
      institution: null,
      modalities: ['DX'],
      images: 3,
    };
    const caseFile = JSON.stringify({
      version: 1,
      surgery: { date: '2025-01-10', constructs: [{ from: 'C5', to: 'C6' }] },
      annotations: [{ id: 'a', kind: 'spinous-tip', sopInstanceUID: '5.1', frame: 1, vertebra: 'C5', point: [1, 2] }],
    });
    let made = 0;
    beforeEach(async () => {
      await services.close();
      made = 0;
      services = startServices(join(root, 'data'), {
        phantom: {
          cases: () => [{ name: 'fused', summary }],
          folders: () => [],
          makeFilms: async (_name, { signal, onProgress }) => {
            made++;
            onProgress(1, 5);
            await new Promise((resolve) => setTimeout(resolve, 20));
            signal.throwIfAborted();
            const folder = writeFilms(join(root, 'data', 'bundled', 'fused'), [
              { sop: '5.1', study: '5', patient: { name: 'SYNTHETIC^Fused' } },
            ]);
            writeFileSync(join(folder, 'truth.txt'), 'ours');
            return { ok: true, value: { folder, caseFile } };
          },
          makeCt: async () => ({
            ok: true,
            value: {
              folder: writeFilms(join(root, 'data', 'bundled', 'fused'), [
                { sop: '5.1', study: '5' },
                { sop: '5.2', study: '5' },
              ]),
              caseFile,
            },
          }),
        },
      });
    });

    it('are listed at once, made when opened, once, and their other files are no rejects', async () => {
      const { studies } = await services.api.listLibrary({ search: 'synthetic' });
      expect(studies).toMatchObject([{ studyInstanceUID: '5', ready: false, synthetic: true }]);
      expect(made).toBe(0);
      const [one, two] = await Promise.all([
        services.api.openCase({ studyInstanceUID: '5', clientId: 'a' }),
        services.api.openCase({ studyInstanceUID: '5', clientId: 'b' }),
      ]);
      expect(made).toBe(1);
      expect(one.caseId).toBe(two.caseId);
      expect(Object.keys(one.index.instances)).toEqual(['5.1']);
      const after = await services.api.listLibrary({});
      expect(after.studies).toMatchObject([{ studyInstanceUID: '5', ready: true, synthetic: true }]);
      expect(after.rejected).toEqual([]);
    });

    it('say how far their making is, and can be cancelled and asked for again', async () => {
      const stop = services.events.on('scan', ({ jobId, files, total }) => {
        if (files === 1 && total === 5) void services.api.cancelScan({ jobId });
      });
      expect(await codeOf(services.api.openCase({ studyInstanceUID: '5', clientId: 'a' }))).toBe('CANCELLED');
      stop();
      expect((await services.api.openCase({ studyInstanceUID: '5', clientId: 'a' })).access).toBe('write');
    });

    it("begin with the patient's surgery and no annotation; the truth is there for the asking", async () => {
      const { journal } = await services.api.openCase({ studyInstanceUID: '5', clientId: 'a' });
      expect(journal).toMatchObject([
        { command: { type: 'case.replace', document: { surgery: { date: '2025-01-10' }, annotations: [] } } },
      ]);
      expect(await services.api.exampleCase({ studyInstanceUID: '5' })).toBe(caseFile);
    });

    it('get their CT on demand', async () => {
      const { jobId } = await services.api.makeDemoCt({ studyInstanceUID: '5' });
      expect(await waitForJob(services.api, jobId)).toEqual(['5']);
      expect(Object.keys((await services.api.getIndex({ studyInstanceUIDs: ['5'] })).instances).sort()).toEqual(['5.1', '5.2']);
      await expect(
        services.api.makeDemoCt({ studyInstanceUID: '6' }).then(({ jobId: id }) => waitForJob(services.api, id)),
      ).rejects.toThrow(/not one of the bundled/);
    });

    it('have no example for another study', async () => {
      expect(await codeOf(services.api.exampleCase({ studyInstanceUID: '77' }))).toBe(null);
      expect(await services.api.exampleCase({ studyInstanceUID: '77' })).toBe(null);
    });
  });
});
