/**
 * `npm start`: Electron if it really starts, else the same app in the browser host, with the reason and the address.
 * FUSION_REVIEW_HOST=browser goes to the browser host at once; FUSION_REVIEW_HOST=electron does not fall back.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildIfStale } from './buildIfStale.ts';
import { whyNotElectron } from './whyNotElectron.ts';

const DOWNLOAD_MS = 60_000;
const WINDOW_MS = 20_000;
const READY_LINE = 'FUSION_REVIEW_WINDOW_READY';

const args = process.argv.slice(2);

/** However this ends, what it started ends with it. */
function endWithUs(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill());
}

/** The Electron executable, fetched when it is not there yet, or the reason why it cannot be had. */
function electronBinary(): { readonly path: string } | { readonly reason: string } {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const installed = (): string | null => {
    const pathFile = join(home, 'path.txt');
    if (!existsSync(pathFile)) return null;
    const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), readFileSync(pathFile, 'utf8').trim());
    return existsSync(path) ? path : null;
  };
  const present = installed();
  if (present !== null) return { path: present };
  process.stderr.write("Electron's binary is not here yet; fetching it (at most 60 s) …\n");
  const fetched = spawnSync(process.execPath, [join(home, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: DOWNLOAD_MS,
  });
  const path = installed();
  if (path !== null) return { path };
  const said = fetched.stderr
    .toString()
    .split('\n')
    .find((line) => /error/i.test(line));
  const why = fetched.error === undefined ? (said ?? 'the download failed') : 'the download took longer than 60 s';
  return { reason: `Electron's binary could not be fetched (${why.trim().slice(0, 160)})` };
}

/** Resolves to null when a window came up and was used until it was closed, else to the reason. */
async function runElectron(binary: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(binary, ['.', ...args], { stdio: ['inherit', 'pipe', 'inherit'] });
    endWithUs(child);
    let ready = false;
    const timer = setTimeout(() => {
      child.kill();
      resolve('no window within 20 s');
    }, WINDOW_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      if (!ready && chunk.includes(READY_LINE)) {
        ready = true;
        clearTimeout(timer);
      }
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve(error.message);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (!ready) resolve(`Electron ended before its window came (${signal ?? `code ${code}`})`);
      else {
        process.exitCode = code ?? 0;
        resolve(null);
      }
    });
  });
}

async function chooseElectron(): Promise<string | null> {
  const unsuitable = whyNotElectron({
    wanted: process.env['FUSION_REVIEW_HOST'],
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    display: process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'],
  });
  if (unsuitable !== null) return unsuitable;
  const binary = electronBinary();
  return 'reason' in binary ? binary.reason : runElectron(binary.path);
}

buildIfStale();
const reason = await chooseElectron();
if (reason !== null) {
  if (process.env['FUSION_REVIEW_HOST'] === 'electron') {
    process.stderr.write(`Electron was asked for, but: ${reason}\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`Fusion Review runs in the browser host: ${reason}.\n`);
    // The channel is there so that the host notices when this process is killed outright.
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc'] as const;
    const host = spawn(process.execPath, [join('out', 'main', 'serve.js'), ...args], { stdio: [...stdio] });
    endWithUs(host);
    host.on('exit', (code) => {
      process.exitCode = code ?? 0;
    });
  }
}
