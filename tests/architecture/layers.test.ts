import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportLine, importsOf, ROOT, sourceFiles } from './imports.ts';
import { FORBIDDEN_NAMES, MAX_FACE_EXPORTS, MAX_LINES, ROOMS, type Room } from './layers.ts';

const files = sourceFiles('src').filter((file) => !file.endsWith('.d.ts'));
const byLength = ROOMS.toSorted((a, b) => b.place.length - a.place.length);
const roomOf = (file: string): Room | undefined => byLength.find((room) => file.startsWith(room.place));

/** The reason why this import is not allowed, or null. */
function objection({ file, specifier }: ImportLine): string | null {
  const room = roomOf(file);
  if (room === undefined) return `${file}: lies in no room of layers.ts`;
  const says = (why: string): string => `${file}: '${specifier}' ${why}`;
  if (specifier.startsWith('#shared/')) {
    const target = specifier.slice('#shared/'.length);
    if (room.place === `src/shared/${target}/`) return says('a folder imports its own files by ./, not through its face');
    return room.may.includes(target) ? null : says(`is not among what ${room.place} may import`);
  }
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(dirname(file), specifier));
    const targetRoom = roomOf(target);
    if (targetRoom === room) return null;
    if (target.startsWith('src/shared/')) return says('crosses folders of shared: use the face, #shared/<folder>');
    return room.may.some((place) => target.startsWith(place)) ? null : says(`is not among what ${room.place} may import`);
  }
  const name = packageName(specifier);
  const allowed = room.packages.includes(name) || (name.startsWith('node:') && room.packages.includes('node:*'));
  return allowed ? null : says(`is a package that has no home in ${room.place}`);
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

describe('architecture', () => {
  it('reads imports at all', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(50);
  });

  it('every import keeps to the table of layers and packages', () => {
    expect(
      files
        .flatMap(importsOf)
        .map(objection)
        .filter((text) => text !== null),
    ).toEqual([]);
  });

  it('the table forbids what it should', () => {
    const refused = (file: string, specifier: string): boolean => objection({ file, specifier }) !== null;
    expect(refused('src/shared/geometry/x.ts', '#shared/dicom')).toBe(true);
    expect(refused('src/shared/geometry/x.ts', 'node:fs')).toBe(true);
    expect(refused('src/shared/measurement/x.ts', '../geometry/vec2.ts')).toBe(true);
    expect(refused('src/renderer/features/x.tsx', '../../main/io/journal.ts')).toBe(true);
    expect(refused('src/renderer/features/x.tsx', 'cornerstone-core')).toBe(true);
    expect(refused('src/main/hosts/x.ts', '../services/createServices.ts')).toBe(true);
    expect(refused('src/renderer/viewport/x.ts', '../state/caseStore.ts')).toBe(true);
  });

  it('shared speaks of no clock and no random', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bconsole\.|\bprocess\.|\bperformance\./;
    const found = files.filter(
      (file) => file.startsWith('src/shared/') && impure.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))),
    );
    expect(found).toEqual([]);
  });

  it('no room without a name of its own', () => {
    expect(files.filter((file) => FORBIDDEN_NAMES.test(posix.basename(file)))).toEqual([]);
  });

  it('no file is two files', () => {
    const lines = (file: string): number => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1;
    expect(files.filter((file) => lines(file) > MAX_LINES)).toEqual([]);
  });

  it('faces stay small', () => {
    const faces = files.filter((file) => /^src\/shared\/.*\/index\.ts$/.test(file));
    const wide = faces.filter((file) => exported(readFileSync(join(ROOT, file), 'utf8')) > MAX_FACE_EXPORTS);
    expect(wide).toEqual([]);
    expect(faces.filter((file) => /export \*/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');

/** Names that a face exports as values; types cost a reader nothing. */
function exported(text: string): number {
  return [...text.matchAll(/export \{([^}]*)\}/g)]
    .flatMap((match) => (match[1] ?? '').split(','))
    .filter((name) => name.trim() !== '').length;
}
