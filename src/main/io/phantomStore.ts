import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { PHANTOM_CASES, phantomCase, studyUid, syntheticHeader, type PhantomCase } from '#shared/phantom';
import { POSES } from '#shared/spine';
import { ioFailure, type IoFailure } from './ioFailure.ts';
import { makeFolderSync } from './makeFolder.ts';
import { writeCt, writeFilms, type MakingHooks } from './phantomWriter.ts';

/** A synthetic case as a study list shows it, known without computing a pixel. */
export interface ListedCase {
  readonly name: string;
  readonly title: string;
  readonly teaching: string;
  readonly hasCt: boolean;
  readonly summary: {
    readonly studyInstanceUID: string;
    readonly patientName: string;
    readonly patientID: string;
    readonly patientBirthDate: string | null;
    readonly studyDate: string;
    readonly studyDescription: string | null;
    readonly institution: string | null;
    readonly modalities: readonly string[];
    readonly images: number;
  };
}

export interface MadeCase {
  /** Where all of the case's images lie, and nothing else: a source for a scan. */
  readonly folder: string;
  /** The case file with the true landmarks. */
  readonly caseFile: string;
}

/** The bundled cases; instant. */
export const listBundledCases = (): readonly ListedCase[] => PHANTOM_CASES.map(listed);

function listed(one: PhantomCase): ListedCase {
  const header = syntheticHeader(one);
  return {
    name: one.name,
    title: one.title,
    teaching: one.teaching,
    hasCt: one.ct,
    summary: {
      studyInstanceUID: studyUid(one.name),
      patientName: one.patient.name,
      patientID: one.patient.id,
      patientBirthDate: one.patient.birthDate,
      studyDate: one.studyDate,
      studyDescription: typeof header.StudyDescription === 'string' ? header.StudyDescription : null,
      institution: typeof header.InstitutionName === 'string' ? header.InstitutionName : null,
      modalities: ['DX'],
      images: POSES.filter((pose) => one.spec.films[pose] !== undefined).length,
    },
  };
}

/** A version of the pictures: a change of the model makes new folders, and the old ones are left unread. */
const EDITION = 'e3';
const folderOf = (root: string, name: string): string => join(root, EDITION, name);
/** Case file and truth lie beside the images, so that a scan of the images meets nothing but images. */
const IMAGES = 'images';
const isWhole = (root: string, name: string): boolean => existsSync(join(folderOf(root, name), 'case.json'));

/** Folders under `root` of cases whose films are on the disk, whole. */
export const bundledFolders = (root: string): readonly string[] =>
  PHANTOM_CASES.filter((one) => isWhole(root, one.name)).map((one) => join(folderOf(root, one.name), IMAGES));

/** Makes the films of a case under `root`, whole or not at all, and answers at once where they are there already. */
export async function ensureBundledCase(
  root: string,
  name: string,
  hooks: MakingHooks = {},
): Promise<Result<MadeCase, IoFailure>> {
  const one = phantomCase(name);
  if (one === null) return err({ code: 'NOT_FOUND', message: `${name} is not one of the bundled cases` });
  const folder = folderOf(root, name);
  if (!isWhole(root, name)) {
    const made = await wholeFolder(folder, async (making) => {
      const films = await writeFilms(one, making, hooks);
      if (films.ok) {
        mkdirSync(join(making, IMAGES));
        await rename(join(making, 'dx'), join(making, IMAGES, 'dx'));
      }
      return films;
    });
    if (!made.ok) return made;
  }
  try {
    return ok({ folder: join(folder, IMAGES), caseFile: await readFile(join(folder, 'case.json'), 'utf8') });
  } catch (error) {
    return err(ioFailure(error, folder));
  }
}

/** Adds the CT to a case whose films it makes where they are missing; answers at once where the CT is there. */
export async function ensureBundledCt(root: string, name: string, hooks: MakingHooks = {}): Promise<Result<MadeCase, IoFailure>> {
  const films = await ensureBundledCase(root, name, hooks.signal === undefined ? {} : { signal: hooks.signal });
  const one = phantomCase(name);
  if (!films.ok || one === null || !one.ct) return films;
  const folder = folderOf(root, name);
  const target = join(folder, IMAGES, 'ct');
  if (!existsSync(target)) {
    const making = `${folder}.${randomBytes(4).toString('hex')}.part`;
    const made = await writeCt(one, making, hooks);
    try {
      if (!made.ok) return made;
      await rename(join(making, 'ct'), target).catch((error: unknown) => {
        if (!existsSync(target)) throw error;
      });
      await rename(join(making, 'case.json'), join(folder, 'case.json'));
    } catch (error) {
      return err(ioFailure(error, folder));
    } finally {
      await rm(making, { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return ensureBundledCase(root, name);
}

/** Lets `write` fill a folder beside the wanted one, then renames it: another process sees all of it or nothing. */
async function wholeFolder<T>(
  folder: string,
  write: (making: string) => Promise<Result<T, IoFailure>>,
): Promise<Result<T, IoFailure>> {
  const making = `${folder}.${randomBytes(4).toString('hex')}.part`;
  try {
    makeFolderSync(making);
    const written = await write(making);
    if (!written.ok) return written;
    await rename(making, folder).catch((error: unknown) => {
      // Another process was quicker: its folder holds the same bytes.
      if (!existsSync(folder)) throw error;
    });
    return written;
  } catch (error) {
    return err(ioFailure(error, folder));
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
  }
}
