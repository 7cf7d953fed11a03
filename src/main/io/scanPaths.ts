import { dirname, resolve, sep } from 'node:path';
import { buildStudyIndex, withoutDuplicates, type Instance, type Rejected, type StudyIndex } from '#shared/dicom';
import { comparePairs } from './compareFiles.ts';
import { findReferenced } from './dicomdirMedia.ts';
import { MEMBER_MARK, scanArchive } from './scanArchive.ts';
import { inParallel } from './inParallel.ts';
import { readPicture } from './pictures/readPicture.ts';
import { scanFile } from './scanFile.ts';
import { diskProblem, nothingVisited, walkFiles, type Found } from './walkFiles.ts';

export interface ScanCounts {
  /** Files on disk that were looked at. */
  readonly files: number;
  /** Files to look at; null while folders are still being listed. */
  readonly total: number | null;
  readonly instances: number;
  readonly rejected: number;
}

/**
 * Which JPEG and PNG files are taken as pictures of films. `named`: those given by their own path. `alone`: also those in a given folder that
 * has no DICOM object in it; beside DICOM a picture is a viewer's icon or a thumbnail far oftener than a film. The others are NOT_DICOM.
 */
export type PicturePolicy = 'named' | 'alone';

export interface ScanHooks {
  /** Default: `named`. */
  readonly pictures?: PicturePolicy;
  readonly signal?: AbortSignal;
  /** Some ten times a second, and at the end. */
  readonly onProgress?: (counts: ScanCounts) => void;
  /** Instances as they are found, each SOP Instance UID once. */
  readonly onInstances?: (instances: readonly Instance[]) => void;
}

/** How the files on disk add up: `files = imageFiles + dicomdirs + archives + rejectedFiles`. */
export interface ScanAccount {
  readonly imageFiles: number;
  readonly dicomdirs: number;
  readonly archives: number;
  readonly rejectedFiles: number;
  /** Of the archives; their instances and refusals are in the index beside those of files. */
  readonly archiveMembers: number;
  /** Entries of `rejected` that are no file on disk: members of archives, folders and paths that cannot be followed. */
  readonly rejectedOthers: number;
  /** Files that are no image themselves but lead to some. */
  readonly media: readonly MediaFile[];
}

export interface MediaFile {
  readonly path: string;
  readonly kind: 'dicomdir' | 'archive';
  /** Files that a DICOMDIR names, or members of an archive (those of inner archives too). */
  readonly members: number;
}

export type ScanResult = StudyIndex & { readonly account: ScanAccount };

/** Files read at once: enough to keep the disk busy, few enough for any limit on open files. */
const AT_ONCE = 16;
const REPORT_EVERY_MS = 100;

/**
 * Indexes files, folders, ZIP archives and DICOMDIR media: headers only, pixels are never held. Never throws for what it finds on the way:
 * that is in `rejected`. Rejects when the signal is aborted.
 */
export async function scanPaths(paths: readonly string[], hooks: ScanHooks = {}): Promise<ScanResult> {
  const state = newState(
    hooks,
    paths.map((path) => resolve(path)),
  );
  const visited = nothingVisited();
  const walk = walkFiles(paths, visited, hooks.signal);
  await inParallel(
    walk,
    AT_ONCE,
    (found) => takeFound(found, state),
    (count) => (state.total = count),
  );
  // Media whose DICOMDIR was given by itself: the files it names lie beside it.
  const named = await findReferenced(state.dicomdirs, visited);
  for (const one of named.missing) state.reject(one, true);
  state.total = state.files + named.present.length;
  await inParallel(
    listOf(named.present),
    AT_ONCE,
    (found) => takeFound(found, state),
    () => undefined,
  );
  await takePictures(state);
  return finish(state);
}

/** The same for one folder. */
export const scanFolder = (folder: string, hooks: ScanHooks = {}): Promise<ScanResult> => scanPaths([folder], hooks);

interface Dicomdir {
  readonly path: string;
  readonly folder: string;
  readonly files: readonly (readonly string[])[];
}

interface ScanState {
  readonly hooks: ScanHooks;
  /** What was given, absolute. */
  readonly given: readonly string[];
  /** Files that begin as a picture does, with what they are refused with if they are not taken. */
  readonly pictures: Rejected[];
  readonly instances: Instance[];
  readonly rejected: Rejected[];
  readonly dicomdirs: Dicomdir[];
  readonly archives: Map<string, number>;
  readonly rejectedFiles: Set<string>;
  files: number;
  total: number | null;
  readonly add: (instance: Instance) => void;
  /** `onDisk`: the entry's path is a file that was counted. */
  readonly reject: (entry: Rejected, onDisk: boolean) => void;
  readonly report: (rejectedInAll?: number) => void;
}

function newState(hooks: ScanHooks, given: readonly string[]): ScanState {
  const seen = new Set<string>();
  let fresh: Instance[] = [];
  let reportedAt = 0;
  const state: ScanState = {
    hooks,
    given,
    pictures: [],
    instances: [],
    rejected: [],
    dicomdirs: [],
    archives: new Map(),
    rejectedFiles: new Set(),
    files: 0,
    total: null,
    add: (instance) => {
      state.instances.push(instance);
      if (seen.has(instance.sopInstanceUID)) return;
      seen.add(instance.sopInstanceUID);
      fresh.push(instance);
    },
    reject: (entry, onDisk) => {
      state.rejected.push(entry);
      if (onDisk) state.rejectedFiles.add(entry.path);
    },
    report: (rejectedInAll) => {
      const now = performance.now();
      if (rejectedInAll === undefined && now - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = now;
      if (fresh.length > 0) hooks.onInstances?.(fresh);
      fresh = [];
      hooks.onProgress?.({
        files: state.files,
        total: rejectedInAll === undefined ? state.total : state.files,
        instances: seen.size,
        rejected: rejectedInAll ?? state.rejected.length,
      });
    },
  };
  return state;
}

async function* listOf(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) yield { kind: 'file', path };
}

async function takeFound(found: Found, state: ScanState): Promise<void> {
  state.hooks.signal?.throwIfAborted();
  if (found.kind === 'problem') {
    state.reject({ path: found.path, code: found.code, message: found.message }, false);
    return;
  }
  state.files += 1;
  if (found.kind === 'unreadable-file') state.reject({ path: found.path, code: found.code, message: found.message }, true);
  else await takeFile(found.path, state);
  state.report();
}

async function takeFile(path: string, state: ScanState): Promise<void> {
  try {
    const read = await scanFile(path);
    if (!read.ok && isPicture(read.error)) state.pictures.push({ path, ...read.error });
    else if (!read.ok) state.reject({ path, ...read.error }, true);
    else if (read.value.kind === 'instance') state.add(read.value.instance);
    else if (read.value.kind === 'dicomdir') state.dicomdirs.push({ path, folder: dirname(path), files: read.value.files });
    else {
      state.archives.set(path, 0);
      const members = await scanArchive(path, {
        signal: state.hooks.signal,
        onInstance: state.add,
        onRejected: (entry) => state.reject(entry, entry.path === path),
        onMember: () => state.report(),
      });
      state.archives.set(path, members);
    }
  } catch (error) {
    if (state.hooks.signal?.aborted === true) throw error;
    state.reject({ path, ...diskProblem(error) }, true);
  }
}

const isPicture = ({ code, message }: { readonly code: string; readonly message: string }): boolean =>
  code === 'NOT_DICOM' && / (JPEG|PNG) picture$/.test(message);

/** Once everything else is known: whether DICOM lies beside them decides about pictures in folders. */
async function takePictures(state: ScanState): Promise<void> {
  const { given, pictures, hooks, instances } = state;
  const withDicom = given.filter((root) => instances.some(({ path }) => isUnder(path, root)));
  for (const refusal of pictures) {
    hooks.signal?.throwIfAborted();
    const { path } = refusal;
    const alone = hooks.pictures === 'alone' && !withDicom.some((root) => isUnder(path, root));
    if (!given.includes(resolve(path)) && !alone) {
      state.reject(refusal, true);
      continue;
    }
    const picture = await readPicture(path);
    if (picture.ok) state.add(picture.value);
    else state.reject({ path, ...picture.error }, true);
    state.report();
  }
}

const isUnder = (path: string, root: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep) || path.startsWith(root + MEMBER_MARK);

async function finish(state: ScanState): Promise<ScanResult> {
  const { duplicates } = withoutDuplicates(state.instances);
  const identicalPaths = await comparePairs(duplicates, state.hooks.signal);
  const index = buildStudyIndex({
    instances: state.instances,
    rejected: state.rejected,
    files: state.files,
    identicalPaths,
  });
  state.report(index.rejected.length);
  return {
    ...index,
    account: accountOf(
      state,
      index,
      duplicates.map(({ dropped }) => dropped),
    ),
  };
}

function accountOf(state: ScanState, index: StudyIndex, dropped: readonly Instance[]): ScanAccount {
  const archives = [...state.archives.keys()];
  const onDisk = ({ path }: { readonly path: string }): boolean =>
    !path.includes(MEMBER_MARK) || !archives.some((archive) => path.startsWith(archive + MEMBER_MARK));
  const rejectedFiles = state.rejectedFiles.size + dropped.filter(onDisk).length;
  // A DICOMDIR or archive with an entry of its own in `rejected` is counted there.
  const notRejected = (path: string): boolean => !state.rejectedFiles.has(path);
  const members = [...state.archives.values()].reduce((sum, count) => sum + count, 0);
  const media: MediaFile[] = [
    ...state.dicomdirs.map(({ path, files }): MediaFile => ({ path, kind: 'dicomdir', members: files.length })),
    ...[...state.archives].map(([path, count]): MediaFile => ({ path, kind: 'archive', members: count })),
  ];
  return {
    imageFiles: Object.values(index.instances).filter(onDisk).length,
    dicomdirs: state.dicomdirs.filter(({ path }) => notRejected(path)).length,
    archives: archives.filter(notRejected).length,
    rejectedFiles,
    archiveMembers: members,
    rejectedOthers: index.rejected.length - rejectedFiles,
    media: media.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
