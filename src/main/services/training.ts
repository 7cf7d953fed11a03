import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { ApiError, type Api, type TrainingFile } from '#shared/ipc';
import {
  certificateHtml,
  MAIN_MEASURE,
  readCases,
  readingsCsv,
  readingsFile,
  sessionResults,
  type SessionState,
  type TrainingLanguage,
} from '#shared/training';
import { atomicWrite } from '../io/atomicWrite.ts';
import { makeFolder } from '../io/makeFolder.ts';
import { embedFonts } from '../io/reportFonts.ts';
import { makePack } from '../io/trainingPacks.ts';
import type { TrainingStore } from '../io/trainingStore.ts';
import { visibleText } from '../reporting/renderPage.ts';
import type { Ports } from './ports.ts';
import { valueOf } from './refusal.ts';
import type { TrainingDesk } from './trainingDesk.ts';
import { summaryOf, type TrainingPacks } from './trainingPackShelf.ts';

type TrainingApi = Pick<Api, Extract<keyof Api, `training${string}`>>;

export interface TrainingOptions {
  readonly store: TrainingStore;
  readonly desk: TrainingDesk;
  readonly packs: TrainingPacks;
  readonly ports: Pick<Ports, 'training'>;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly exportsFolder: string;
}

/** The methods of the contract for learners. */
export function createTraining(options: TrainingOptions): TrainingApi {
  const { store, desk, packs } = options;
  /** In exports the fellow's own name: two of one name on one machine are told apart by their ids. */
  const readerName = ({ fellow }: SessionState): string => {
    const same = store.profiles().filter(({ name }) => name === fellow.name).length > 1;
    return same ? `${fellow.name} (${fellow.id.slice(0, 8)})` : fellow.name;
  };
  return {
    trainingOverview: async () => ({ profiles: store.profiles(), packs: packs.list(), sessions: desk.views() }),
    trainingSaveProfile: async ({ name }) => {
      const id = options.randomId();
      valueOf(store.saveProfile(id, name));
      return { id, name };
    },
    trainingStart: async ({ profileId, cases, protocol }) => {
      const fellow = store.profiles().find(({ id }) => id === profileId);
      if (fellow === undefined) throw new ApiError('NOT_FOUND', 'no such reader');
      const pack =
        cases.kind === 'pack' ? packs.find(cases.id) : packs.practice(randomInt(2 ** 31), cases.difficulty, cases.count);
      if (pack === null) throw new ApiError('NOT_FOUND', 'no such pack');
      return desk.start(fellow, pack, protocol);
    },
    trainingSession: async ({ sessionId }) => desk.view(sessionId),
    trainingOpen: async ({ sessionId, position }) => {
      const { shelved, vignette, of } = await desk.open(sessionId, position);
      return { studyInstanceUID: shelved.blind.studyInstanceUID, position, of, vignette };
    },
    trainingPause: async ({ sessionId }) => desk.happen(sessionId, 'paused'),
    trainingResume: async ({ sessionId }) => desk.happen(sessionId, 'resumed'),
    trainingCommit: async ({ sessionId }) => desk.commit(sessionId),
    trainingFeedback: async ({ sessionId, round, position }) => desk.feedback(sessionId, round, position),
    trainingResults: async ({ sessionId, language }) => {
      const state = desk.state(sessionId);
      const scored = await desk.scored(sessionId);
      const { against, medianMm, clerical, secondsPerCase, plots } = sessionResults(scored, readerName(state), language);
      return {
        fellow: state.fellow,
        readings: scored.reduce((sum, { score }) => sum + score.levels.filter(({ fellow }) => fellow !== null).length, 0),
        cases: scored.length,
        secondsPerCase,
        clerical,
        medianMm,
        against,
        plots,
      };
    },
    trainingExport: async ({ sessionId, language }) => ({ files: await exportFiles(sessionId, language) }),
    trainingImportPack: async ({ path }) => packs.add(path),
    trainingMakePack: async ({ caseId, ...about }) => {
      const document = options.document(caseId);
      if (document.reading?.state === undefined || document.reading.state === 'draft')
        throw new ApiError('CASE_NOT_FINISHED', 'a pack is made of a reading that is signed');
      const paths = Object.values(options.index(document).instances).map(({ path }) => path);
      const folder = join(
        options.exportsFolder,
        `pack-${options.clock().toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`,
      );
      const pack = valueOf(await makePack({ paths, document, folder, about }));
      return { folder, pack: summaryOf({ pack, signature: pack.signature.value, folder }) };
    },
  };

  async function exportFiles(sessionId: string, language: TrainingLanguage): Promise<readonly TrainingFile[]> {
    const state = desk.state(sessionId);
    const scored = await desk.scored(sessionId);
    if (scored.length === 0) throw new ApiError('FEEDBACK_CLOSED', 'nothing of this session may be shown yet');
    const reader = readerName(state);
    const results = sessionResults(scored, reader, language);
    const rows = readCases(scored, reader);
    const page = (fontCss: string, fontFamilies: readonly string[]): string =>
      certificateHtml({ state, packTitle: desk.packOf(state).pack.title, results, language, fontCss, fontFamilies });
    const { css, families } = await embedFonts(visibleText(page('', [])));
    const html = page(css, families);
    const folder = freshFolder(options.exportsFolder, `training-${state.lastAt.slice(0, 10)}-${sessionId.slice(0, 8)}`);
    valueOf(await makeFolder(folder));
    const pdf = await options.ports.training.printPdf(html);
    const texts: readonly (readonly [string, string, string | Uint8Array])[] = [
      ['csv', 'readings.csv', readingsCsv(rows)],
      ...state.protocol.measures.map(
        (measure) =>
          [
            measure === MAIN_MEASURE ? 'json' : `json-${measure}`,
            measure === MAIN_MEASURE ? 'readings.json' : `readings-${measure}.json`,
            `${JSON.stringify(readingsFile(rows, measure, measure === 'segmentalRotation' ? 'deg' : 'mm'), null, 1)}\n`,
          ] as const,
      ),
      ...Object.entries(results.plots).map(([name, svg]) => [`svg-${name}`, `${name}.svg`, svg] as const),
      ['html', 'certificate.html', html],
      ...(pdf.ok ? [['pdf', 'certificate.pdf', pdf.value] as const] : []),
    ];
    const files: TrainingFile[] = [];
    for (const [format, name, content] of texts) {
      const written = await atomicWrite(join(folder, name), content);
      files.push(
        written.ok
          ? { format, path: written.value.path, sha256: written.value.sha256, error: null }
          : { format, path: '', sha256: '', error: written.error },
      );
    }
    return pdf.ok ? files : [...files, { format: 'pdf', path: '', sha256: '', error: pdf.error }];
  }
}

function freshFolder(root: string, name: string): string {
  for (let n = 1; ; n++) {
    const folder = join(root, n === 1 ? name : `${name}-${n}`);
    if (!existsSync(folder)) return folder;
  }
}
