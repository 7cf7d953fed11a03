import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface ImportLine {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly specifier: string;
}

export function sourceFiles(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const name of readdirSync(path)) {
      const full = join(path, name);
      if (statSync(full).isDirectory()) visit(full);
      else if (/\.tsx?$/.test(name)) found.push(relative(ROOT, full).split(sep).join('/'));
    }
  };
  visit(join(ROOT, folder));
  return found;
}

const PATTERNS = [
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^'\n]+)'/g,
  /\bimport\(\s*'([^'\n]+)'\s*\)/g,
  /\bnew URL\(\s*'([^'\n]+)'\s*,\s*import\.meta\.url/g,
];

/** Every static, dynamic and re-exporting import of a file. */
export function importsOf(file: string): readonly ImportLine[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[1] ?? '' })));
}
