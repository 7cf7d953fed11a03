import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** What `npm start` runs, straight to the browser host. */
async function start(home: string) {
  const child = spawn(process.execPath, [join('scripts', 'start.ts')], {
    cwd: ROOT,
    env: { ...process.env, FUSION_REVIEW_HOME: home, FUSION_REVIEW_HOST: 'browser' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  let said = '';
  const address = await new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`no address:\n${said}`)), 60_000);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said);
      if (match === null) return;
      clearTimeout(timer);
      found(match[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  return { child, gone, address };
}

const answers = (address: string): Promise<boolean> =>
  fetch(address, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'fusion-review-start-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)('%s ends the host too', { timeout: 90_000 }, async (signal) => {
    const { child, gone, address } = await start(home);
    expect(await answers(address)).toBe(true);
    child.kill(signal);
    await gone;
    await expect.poll(() => answers(address), { timeout: 10_000, interval: 100 }).toBe(false);
    // A tidy end: the stores are closed (SQLite has taken its side files away), nothing temporary is left.
    await expect.poll(() => readdirSync(home).filter((name) => /-wal$|-shm$/.test(name)), { timeout: 10_000 }).toEqual([]);
    expect(existsSync(join(home, 'tmp'))).toBe(false);
  });
});
