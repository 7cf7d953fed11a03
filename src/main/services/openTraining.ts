import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Result } from '#shared/base';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { ApiError, type Api } from '#shared/ipc';
import type { IoFailure } from '../io/ioFailure.ts';
import { openTrainingStore } from '../io/trainingStore.ts';
import type { Ports } from './ports.ts';
import { createTraining } from './training.ts';
import { createTrainingDesk, trainingFolder, type TrainingDesk } from './trainingDesk.ts';
import { createTrainingPacks } from './trainingPackShelf.ts';
import { createTrainingShelf } from './trainingShelf.ts';

export interface TrainingParts {
  /** The library's index, blind studies included. */
  readonly index: (studies: readonly string[]) => StudyIndex;
  /** What a blind reading starts from; null for a study that is not blind. */
  readonly start: (studyInstanceUID: string) => CaseDocument | null;
  readonly pathOf: (sopInstanceUID: string) => string | null;
  readonly ensure: (studyInstanceUID: string) => Promise<void>;
  /** Throws READING_COMMITTED for a change of what is fixed. */
  readonly approve: (after: CaseDocument) => void;
  readonly api: (cases: CaseAccess) => Pick<Api, Extract<keyof Api, `training${string}`>>;
  readonly close: () => void;
}

interface CaseAccess {
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly documentOf: (studyInstanceUID: string) => CaseDocument | null;
}

export interface OpenTrainingOptions {
  readonly dataDir: string;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly ports: Ports;
  readonly libraryIndex: (studies: readonly string[]) => StudyIndex;
}

/** The learners' part of the services, over training.db and the blind shelf. */
export function openTraining(options: OpenTrainingOptions): Result<TrainingParts, IoFailure> {
  const { dataDir, clock, randomId, ports } = options;
  const opened = openTrainingStore({
    path: join(dataDir, 'training.db'),
    backups: join(dataDir, 'backups'),
    now: clock,
    newSecret: () => randomBytes(32).toString('hex'),
  });
  if (!opened.ok) return opened;
  const store = opened.value;
  const shelf = createTrainingShelf(options.libraryIndex);
  const packs = createTrainingPacks(store, trainingFolder(dataDir), ports.training);
  let cases: CaseAccess | null = null;
  const desk: TrainingDesk = createTrainingDesk({
    store,
    packs,
    shelf,
    ports,
    clock,
    randomId,
    documentOf: (uid) => cases?.documentOf(uid) ?? null,
  });
  return ok({
    index: shelf.index,
    start: (uid) => shelf.study(uid)?.start ?? null,
    pathOf: shelf.pathOf,
    ensure: desk.ensure,
    approve: ({ studies }) => {
      const [study = ''] = studies ?? [];
      if (shelf.study(study) !== null && desk.isCommitted(study))
        throw new ApiError('READING_COMMITTED', 'a committed reading cannot be changed');
    },
    api: (access) => {
      cases = access;
      return createTraining({
        store,
        desk,
        packs,
        ports,
        clock,
        randomId,
        document: access.document,
        index: access.index,
        exportsFolder: join(dataDir, 'exports'),
      });
    },
    close: store.close,
  });
}
