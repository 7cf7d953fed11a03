import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface RunningHost {
  readonly address: string;
  /** The data folder: cases.db, index.db, exports. */
  readonly home: string;
  readonly process: ChildProcess;
  /** Ends it politely and keeps the data folder. */
  readonly stop: () => Promise<void>;
  /** SIGKILL, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** The built browser host, as a user would start it, on a data folder of its own (or a given one). */
export async function startHost(
  options: { readonly home?: string; readonly open?: readonly string[] } = {},
): Promise<RunningHost> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'fusion-review-e2e-')));
  const args = (options.open ?? []).flatMap((path) => ['--open', path]);
  const child = spawn(process.execPath, [join(ROOT, 'out', 'main', 'serve.js'), ...args], {
    cwd: ROOT,
    env: { ...process.env, FUSION_REVIEW_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const address = await new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`no address within 30 s:\n${said.join('')}`)), 30_000);
    const listen = (chunk: Buffer): void => {
      said.push(chunk.toString());
      const match = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said.join(''));
      if (match !== null) {
        clearTimeout(timer);
        found(match[0]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => failed(new Error(`the host ended with ${code}:\n${said.join('')}`)));
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { address, home, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

export async function removeHome(host: RunningHost): Promise<void> {
  await rm(host.home, { recursive: true, force: true });
}
