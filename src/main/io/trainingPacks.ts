import { randomBytes } from 'node:crypto';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { parseCaseDocument, type CaseDocument } from '#shared/case';
import { DEFAULT_PROFILE } from '#shared/deidentify';
import { parsePack, signPack, type PackCase, type SignedPack } from '#shared/training';
import { atomicWrite, sha256 } from './atomicWrite.ts';
import { deidentifyPaths } from './deidentifyPaths.ts';
import { ioFailure, type IoFailure } from './ioFailure.ts';
import { makeFolder } from './makeFolder.ts';

const PACK_FILE = 'pack.json';

/**
 * Reads a pack's folder: description against its signature, every file against its hash. Codes: those of `parsePack`, PACK_FILE_ALTERED,
 * PACK_FILE_MISSING.
 */
export async function checkPack(folder: string): Promise<Result<{ pack: SignedPack; json: string }, IoFailure>> {
  const json = await readFile(join(folder, PACK_FILE), 'utf8').catch((error: unknown) =>
    ioFailure(error, join(folder, PACK_FILE)),
  );
  if (typeof json !== 'string') return err(json);
  const parsed = parsePack(json, sha256);
  if (!parsed.ok) {
    const [issue] = parsed.error;
    return err({ code: issue?.code ?? 'PACK_FIELD', message: `${issue?.path ?? ''}: ${issue?.message ?? ''}` });
  }
  for (const { images } of parsed.value.cases) {
    if (images.kind !== 'files') continue;
    for (const { path, sha256: wanted } of images.files) {
      const bytes = await readFile(join(folder, path)).catch(() => null);
      if (bytes === null) return err({ code: 'PACK_FILE_MISSING', message: path });
      if (sha256(bytes) !== wanted) return err({ code: 'PACK_FILE_ALTERED', message: path });
    }
  }
  return ok({ pack: parsed.value, json });
}

/** Copies a checked pack under `root`, so that nobody changes it between two sessions; the copy is checked again. */
export async function importPack(
  folder: string,
  root: string,
): Promise<Result<{ pack: SignedPack; json: string; folder: string }, IoFailure>> {
  const checked = await checkPack(folder);
  if (!checked.ok) return checked;
  const target = join(root, checked.value.pack.signature.value.slice(0, 24));
  const making = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    const made = await makeFolder(root);
    if (!made.ok) return made;
    await cp(folder, making, { recursive: true });
    const again = await checkPack(making);
    if (!again.ok) return again;
    await rm(target, { recursive: true, force: true });
    await rename(making, target);
    return ok({ ...again.value, folder: target });
  } catch (error) {
    return err(ioFailure(error, target));
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
  }
}

export interface NewPack {
  /** Image files of the finished case; only read. */
  readonly paths: readonly string[];
  readonly document: CaseDocument;
  readonly folder: string;
  readonly about: Pick<PackCase, 'title' | 'vignette' | 'teaching' | 'difficulty'>;
}

/** A finished case as a pack of its own: images and case through the de-identification, with a key that is thrown away. */
export async function makePack({ paths, document, folder, about }: NewPack): Promise<Result<SignedPack, IoFailure>> {
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const caseFile = `${folder}.case.json`;
  try {
    const written = await atomicWrite(caseFile, JSON.stringify(document));
    if (!written.ok) return written;
    const copied = await deidentifyPaths({
      paths: [...paths, caseFile],
      out: folder,
      profile: DEFAULT_PROFILE,
      key: randomBytes(32),
      onProgress: () => undefined,
    });
    const [refused] = copied.refused;
    if (refused !== undefined) return err({ code: refused.code, message: refused.message });
    const cleaned = copied.files.find(({ kind }) => kind === 'case');
    const images = copied.files.filter(({ kind }) => kind === 'dicom');
    if (cleaned === undefined || images.length === 0)
      return err({ code: 'PACK_EMPTY', message: 'no image or no case could be copied' });
    const expert = parseCaseDocument(await readFile(join(folder, cleaned.path), 'utf8'));
    if (!expert.ok) return err({ code: 'PACK_FIELD', message: expert.error[0]?.message ?? '' });
    await rm(join(folder, cleaned.path));
    const key = `case-${randomBytes(6).toString('hex')}`;
    const pack = signPack(
      {
        version: 1,
        id: `pack-${randomBytes(6).toString('hex')}`,
        title: about.title,
        consensus: 'first',
        cases: [
          {
            ...about,
            key,
            images: { kind: 'files', files: images.map((one) => ({ path: one.path, sha256: one.sha256 })) },
            experts: [{ id: 'expert-1', document: expert.value }],
          },
        ],
      },
      sha256,
    );
    const saved = await atomicWrite(join(folder, PACK_FILE), `${JSON.stringify(pack, null, 1)}\n`);
    return saved.ok ? ok(pack) : saved;
  } catch (error) {
    return err(ioFailure(error, folder));
  } finally {
    await rm(caseFile, { force: true }).catch(() => undefined);
  }
}
