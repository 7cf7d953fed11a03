import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { err, invariant, ok, type Result } from '#shared/base';
import { buildScene, caseDocumentOf, filmObject, renderFilm, truthFileOf, type PhantomCase } from '#shared/phantom';
import { POSES } from '#shared/spine';
import { ioFailure, type IoFailure } from './ioFailure.ts';

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
    await mkdir(join(folder, 'dx'), { recursive: true });
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
    await writeFile(join(folder, 'case.json'), jsonText(caseDocumentOf(one)));
    hooks.onProgress?.(poses.length + 2, poses.length + 2);
    return ok([...files, 'truth.json', 'case.json']);
  } catch (error) {
    if (hooks.signal?.aborted === true) throw error;
    return err(ioFailure(error, folder));
  }
}
