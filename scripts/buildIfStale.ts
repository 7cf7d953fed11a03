import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PRODUCTS = ['out/main/index.js', 'out/main/serve.js', 'out/main/cli.js', 'out/renderer/index.html'];
const SOURCES = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds when something in the sources is newer than what was built, or nothing was. */
export function buildIfStale(): void {
  const built = PRODUCTS.every((product) => existsSync(product))
    ? Math.min(...PRODUCTS.map((product) => statSync(product).mtimeMs))
    : 0;
  if (built > Math.max(...SOURCES.map(newest))) return;
  process.stderr.write('Building …\n');
  const cli = join('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
