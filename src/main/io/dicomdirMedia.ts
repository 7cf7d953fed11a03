import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rejected } from '#shared/dicom';
import type { Visited } from './walkFiles.ts';

export interface DicomdirOnDisk {
  readonly path: string;
  readonly folder: string;
  /** Referenced File IDs, as path components. */
  readonly files: readonly (readonly string[])[];
}

export interface ReferencedFiles {
  /** Files that exist and were not read yet. */
  readonly present: readonly string[];
  /** One entry a DICOMDIR that names files which are not there, or whose names lead out of its medium. */
  readonly missing: readonly Rejected[];
}

/** How many names a message spells out. */
const NAMES_SAID = 10;

/** Looks for the files that DICOMDIRs name: below the DICOMDIR's own folder only (PS3.10 8.2), whatever case the medium was copied in. */
export async function findReferenced(dicomdirs: readonly DicomdirOnDisk[], visited: Visited): Promise<ReferencedFiles> {
  const present: string[] = [];
  const missing: Rejected[] = [];
  for (const dicomdir of [...dicomdirs].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const listings = new Map<string, ReadonlyMap<string, string>>();
    const absent: string[] = [];
    const unsafe: string[] = [];
    for (const components of dicomdir.files) {
      const name = components.join('/');
      if (components.some((part) => part === '..' || part === '.' || /[/\\\0:]/.test(part))) {
        unsafe.push(name);
        continue;
      }
      const path = await findBelow(dicomdir.folder, components, listings);
      if (path === null) absent.push(name);
      else if (await isNew(path, visited)) present.push(path);
    }
    const problems = [
      ...(absent.length === 0 ? [] : [`names ${dicomdir.files.length} files, ${absent.length} of them missing: ${said(absent)}`]),
      ...(unsafe.length === 0 ? [] : [`names files outside its medium: ${said(unsafe)}`]),
    ];
    if (problems.length > 0)
      missing.push({
        path: dicomdir.path,
        code: absent.length > 0 ? 'REFERENCED_FILE_MISSING' : 'REFERENCED_FILE_UNSAFE',
        message: `the DICOMDIR ${problems.join('; ')}`,
      });
  }
  return { present, missing };
}

const said = (names: readonly string[]): string =>
  names.slice(0, NAMES_SAID).join(', ') + (names.length > NAMES_SAID ? ` and ${names.length - NAMES_SAID} more` : '');

async function isNew(path: string, visited: Visited): Promise<boolean> {
  const real = await realpath(path);
  if (visited.files.has(real)) return false;
  visited.files.add(real);
  return true;
}

async function findBelow(
  folder: string,
  components: readonly string[],
  listings: Map<string, ReadonlyMap<string, string>>,
): Promise<string | null> {
  let path = folder;
  for (const component of components) {
    const exact = join(path, component);
    if (await exists(exact)) {
      path = exact;
      continue;
    }
    const known = listings.get(path) ?? (await listing(path));
    listings.set(path, known);
    const other = known.get(plain(component));
    if (other === undefined) return null;
    path = join(path, other);
  }
  return (await isFile(path)) ? path : null;
}

/** Media copied from ISO 9660 may be in lower case, or carry a version (`IM0001.;1`). */
const plain = (name: string): string => name.toLowerCase().replace(/\.?(;\d+)?$/, '');

async function listing(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await readdir(folder)).map((name) => [plain(name), name]));
  } catch {
    return new Map();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
