/** `npm run dev`: rebuilds on every change and restarts the browser host when its side changed. Works without Electron's binary. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './buildIfStale.ts';

buildIfStale();
const electronVite = join('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const children = [
  spawn(process.execPath, [electronVite, 'build', '--watch', '--logLevel', 'warn'], { stdio: 'inherit' }),
  spawn(process.execPath, ['--watch', join('out', 'main', 'serve.js'), ...process.argv.slice(2)], { stdio: 'inherit' }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
