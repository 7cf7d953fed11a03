import { basename, join } from 'node:path';

/** The built page: beside the built main (`out/main` → `out/renderer`), also when this runs from source. */
export function rendererFolder(): string {
  const here = import.meta.dirname;
  // Bundled code lies in out/main or out/main/chunks; source in src/main.
  const main = basename(here) === 'chunks' ? join(here, '..') : here;
  return main.endsWith(join('src', 'main')) ? join(main, '..', '..', 'out', 'renderer') : join(main, '..', 'renderer');
}
