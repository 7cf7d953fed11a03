import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findInstalledBrowser, unpackBrowser, type FoundBrowser } from '../../src/main/io/findBrowser.ts';

/** Root has no user namespaces to make a sandbox from. */
const isRoot = process.getuid?.() === 0;

const FLAGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The browser that the end-to-end tests drive: `CHROME_PATH`, an installed one, Playwright's, else the packed Chromium of a development
 * installation, so that a machine with nothing but Node runs them too. Null where there is none: the tests are then skipped, and this says so.
 */
export const TEST_BROWSER: FoundBrowser | null = await find();

async function find(): Promise<FoundBrowser | null> {
  const found = (await findInstalledBrowser()) ?? (await packedBrowser());
  if (found === null)
    process.stderr.write(
      'end-to-end: no browser (CHROME_PATH, Chromium, Chrome, Edge, Playwright, @sparticuz/chromium): skipped\n',
    );
  else if (isRoot)
    process.stderr.write(`end-to-end: as root ${found.executable} runs with --no-sandbox; it loads this app only\n`);
  return found;
}

/** Unpacked once per temporary folder (it takes seconds; `npm test` has one of its own and removes it), into a folder that appears whole. */
async function packedBrowser(): Promise<FoundBrowser | null> {
  const packageFile = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(packageFile)) return null;
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const home = join(tmpdir(), `fusion-review-e2e-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    await mkdir(making, { recursive: true });
    if ((await unpackBrowser(making)) === null) {
      await rm(making, { recursive: true, force: true });
      return null;
    }
    // Another test file may have been quicker: its folder holds the same.
    await rename(making, home).catch(() => rm(making, { recursive: true, force: true }));
  }
  return unpackBrowser(home);
}

export async function launchBrowser(): Promise<Browser> {
  if (TEST_BROWSER === null) throw new Error('no browser');
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return chromium.launch({
    executablePath: TEST_BROWSER.executable,
    headless: true,
    args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...Object.fromEntries(inherited), ...TEST_BROWSER.env },
  });
}
