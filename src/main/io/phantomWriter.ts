import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { err, invariant, ok, type Result } from '#shared/base';
import {
  buildCtScene,
  buildScene,
  caseDocumentOf,
  ctSliceObject,
  filmObject,
  renderFilm,
  scanSlice,
  truthFileOf,
  type PhantomCase,
} from '#shared/phantom';
import { POSES } from '#shared/spine';
import { ioFailure, type IoFailure } from './ioFailure.ts';
import { makeFolder } from './makeFolder.ts';

export interface MakingHooks {
  /** Files written so far, of all that this call will write. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Runs a generator of steps, giving way to other work between them: the host answers while a film is computed. */
export async function inSteps<T>(steps: Generator<undefined, T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

/**
 * Computes the films of a synthetic case and writes `dx/<pose>.dcm`, `truth.json` and `case.json` into a folder that it makes. Returns the
 * paths, relative to the folder. Aborting rejects with the signal's reason and leaves what was written.
 */
export async function writeFilms(
  one: PhantomCase,
  folder: string,
  hooks: MakingHooks = {},
): Promise<Result<readonly string[], IoFailure>> {
  const poses = POSES.filter((pose) => one.spec.films[pose] !== undefined);
  const files: string[] = [];
  try {
    const made = await makeFolder(join(folder, 'dx'));
    if (!made.ok) return made;
    const scene = await inSteps(buildScene(one.spec), hooks.signal);
    for (const pose of poses) {
      const pixels = await inSteps(renderFilm(scene, pose), hooks.signal);
      const object = filmObject(one, pose, pixels, true);
      invariant(object.ok, `the ${pose} film of ${one.name} cannot be written as DICOM`);
      await writeFile(join(folder, 'dx', `${pose}.dcm`), object.value.bytes);
      files.push(`dx/${pose}.dcm`);
      hooks.onProgress?.(files.length, poses.length + 2);
    }
    await writeFile(join(folder, 'truth.json'), jsonText(truthFileOf(one)));
    await writeFile(join(folder, 'case.json'), jsonText(caseDocumentOf(one, false)));
    hooks.onProgress?.(poses.length + 2, poses.length + 2);
    return ok([...files, 'truth.json', 'case.json']);
  } catch (error) {
    return err(diskFailure(error, folder));
  }
}

/**
 * Computes the CT of a case and writes `ct/IM0001.dcm` … into its folder, lowest slice first, then the case file anew with what stands on the
 * CT. A case without a CT writes nothing.
 */
export async function writeCt(
  one: PhantomCase,
  folder: string,
  hooks: MakingHooks = {},
): Promise<Result<readonly string[], IoFailure>> {
  if (!one.ct) return ok([]);
  const files: string[] = [];
  try {
    const made = await makeFolder(join(folder, 'ct'));
    if (!made.ok) return made;
    const scene = await inSteps(buildCtScene(one.spec), hooks.signal);
    const total = scene.grid.slices + 1;
    for (let slice = 0; slice < scene.grid.slices; slice++) {
      hooks.signal?.throwIfAborted();
      const object = ctSliceObject(one, scene.grid, slice, scanSlice(scene, slice));
      invariant(object.ok, `slice ${slice} of ${one.name} cannot be written as DICOM`);
      const name = `ct/IM${String(slice + 1).padStart(4, '0')}.dcm`;
      await writeFile(join(folder, name), object.value.bytes);
      files.push(name);
      hooks.onProgress?.(files.length, total);
    }
    await writeFile(join(folder, 'case.json'), jsonText(caseDocumentOf(one, true)));
    hooks.onProgress?.(total, total);
    return ok(files);
  } catch (error) {
    return err(diskFailure(error, folder));
  }
}

/** What the disk refused is a value; anything else (abortion, our own mistake) goes on as it is. */
function diskFailure(error: unknown, folder: string): IoFailure {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return ioFailure(error, folder);
  throw error;
}
