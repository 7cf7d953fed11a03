import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { syntheticCase } from '#shared/training';
import { ioFailure, type IoFailure } from './ioFailure.ts';
import { writeFilms, type MakingHooks } from './phantomWriter.ts';

/**
 * The films of a synthetic training case under `root`, made on this machine, whole or not at all. The folder's name and its files say nothing
 * of the case: neither truth nor case file is left beside the images.
 */
export async function ensureTrainingFilms(
  root: string,
  name: string,
  hooks: MakingHooks = {},
): Promise<Result<string, IoFailure>> {
  const one = syntheticCase(name);
  if (one === null) return err({ code: 'NOT_FOUND', message: 'no such synthetic case' });
  const folder = join(root, createHash('sha256').update(`e3/${name}`).digest('hex').slice(0, 24));
  if (existsSync(folder)) return ok(folder);
  const making = `${folder}.${randomBytes(4).toString('hex')}.part`;
  try {
    const films = await writeFilms(one, making, hooks);
    if (!films.ok) return films;
    await Promise.all(['truth.json', 'case.json'].map((file) => rm(join(making, file))));
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    return ok(folder);
  } catch (error) {
    return err(ioFailure(error, folder));
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
  }
}
