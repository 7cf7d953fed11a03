import { resolve } from 'node:path';
import type { CaseDocument } from '#shared/case';
import { parseCaseDocument } from '#shared/case';
import type { StudySummary } from '#shared/ipc';
import { ApiError } from '#shared/ipc';
import type { Library } from '../io/library.ts';
import type { Intake } from './intake.ts';
import type { JobUpdate, Jobs } from './jobs.ts';
import type { BundledCase, PhantomPort } from './ports.ts';
import { valueOf } from './refusal.ts';

/** The synthetic cases that come with the program: listed at once, their pixels made when one is opened. */
export interface Bundled {
  /** Those whose films are not in the index yet. */
  readonly waiting: () => readonly BundledCase[];
  /** Makes and indexes the films of a bundled study where that is still to do; of any other study, nothing. */
  readonly ensure: (studyInstanceUID: string) => Promise<void>;
  readonly makeCt: (studyInstanceUID: string, report: (update: JobUpdate) => void, signal: AbortSignal) => Promise<void>;
  /** Folders that have been made, for a rebuilding of the index. */
  readonly folders: () => readonly string[];
  /** A new case of this study: the patient's surgery and context where the study is a bundled one, and no annotation. */
  readonly firstDocument: (studyInstanceUID: string) => CaseDocument;
  /** The landmarks of the known truth, for someone who wants to look before placing any; null for other studies. */
  readonly example: (studyInstanceUID: string) => string | null;
}

export interface BundledOptions {
  readonly phantom: PhantomPort;
  readonly library: Library;
  readonly intake: Intake;
  readonly jobs: Jobs;
}

const NO_SIGNAL = new AbortController().signal;

export function createBundled({ phantom, library, intake, jobs }: BundledOptions): Bundled {
  const cases = new Map(phantom.cases().map((one) => [one.summary.studyInstanceUID, one]));
  const making = new Map<string, Promise<void>>();
  const caseFiles = new Map<string, string | null>();

  const make = async (uid: string, { name }: BundledCase): Promise<void> => {
    const filmsOf = async (report: (update: JobUpdate) => void, signal: AbortSignal): Promise<void> => {
      const hooks = { signal, onProgress: (files: number, total: number) => report({ files, total }) };
      const { folder, caseFile } = valueOf(await phantom.makeFilms(name, hooks));
      caseFiles.set(uid, caseFile);
      // A newer program makes them in another folder; what the index has of the older one gives way.
      if (library.sourcesOf(uid).includes(resolve(folder))) return;
      // Files are counted by their making; what is found in them is said too.
      const found = ({ files: _files, total: _total, ...rest }: JobUpdate): void => report(rest);
      await intake.take([folder], found, signal);
    };
    // What is on the disk already is no work to speak of; what has to be computed takes seconds, and can be cancelled.
    if (library.study(uid) === null) await jobs.run(filmsOf);
    else await filmsOf(() => undefined, NO_SIGNAL);
  };

  return {
    waiting: () => [...cases.values()].filter((one) => library.study(one.summary.studyInstanceUID) === null),
    async ensure(uid) {
      const one = cases.get(uid);
      if (one === undefined || (caseFiles.has(uid) && library.study(uid) !== null)) return;
      // Two windows that open it at once wait for one making.
      const running = making.get(uid) ?? make(uid, one).finally(() => making.delete(uid));
      making.set(uid, running);
      await running;
    },
    async makeCt(uid, report, signal) {
      const one = cases.get(uid);
      if (one === undefined) throw new ApiError('NOT_FOUND', `${uid} is not one of the bundled studies`);
      const made = await phantom.makeCt(one.name, { signal, onProgress: (files, total) => report({ files, total }) });
      const { folder, caseFile } = valueOf(made);
      caseFiles.set(uid, caseFile);
      signal.throwIfAborted();
      await intake.take([folder], report, signal);
    },
    folders: () => phantom.folders(),
    firstDocument(uid) {
      const start: CaseDocument = { version: 1, studies: [uid], annotations: [] };
      const file = parseCaseDocument(caseFiles.get(uid) ?? '');
      if (!file.ok) return start;
      const { surgery, context } = file.value;
      return { ...start, ...(surgery === undefined ? {} : { surgery }), ...(context === undefined ? {} : { context }) };
    },
    example: (uid) => caseFiles.get(uid) ?? null,
  };
}

/** A bundled study in the list before its pixels are made. */
export const waitingSummary = ({ summary }: BundledCase): StudySummary => ({
  ...summary,
  source: '',
  synthetic: true,
  ready: false,
  case: null,
});
