import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { findInstalledBrowser, unpackBrowser, type FoundBrowser } from './findBrowser.ts';

export interface PrintFailure {
  /** BROWSER_NOT_FOUND, BROWSER_FAILED, BROWSER_TIMEOUT. */
  readonly code: string;
  readonly message: string;
}

/** Turns a self-contained report page into a tagged PDF. The browser of this machine is one implementation, Electron's own print another. */
export type PrintPdf = (html: string) => Promise<Result<Uint8Array, PrintFailure>>;

export interface PrintOptions {
  /** Lines for people: that the sandbox is off, which browser prints. */
  readonly say?: (line: string) => void;
  /** In place of looking on this machine; `folder` is the run's own, removed at its end. */
  readonly find?: (folder: string) => Promise<FoundBrowser | null>;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
const FLAGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-scrollbars',
];

/** As root on Linux no Chromium starts with its sandbox. It loads our own page only, which fetches and runs nothing. */
const mustGoWithoutSandbox = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** Prints with the browser of this machine; it is started for one document and ended with it. */
export function browserPrintPdf(options: PrintOptions = {}): PrintPdf {
  return async (html) => {
    // Short, because Chromium's socket lies below it and a socket's path may have 107 bytes.
    const folder = await mkdtemp(join(tmpdir(), 'frp-'));
    try {
      const browser = await (options.find ?? findBrowser)(folder);
      if (browser === null)
        return err({
          code: 'BROWSER_NOT_FOUND',
          message: 'printing wants Chromium, Chrome or Edge: install one, or name it in CHROME_PATH',
        });
      return await print(html, browser, folder, options);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  };
}

const findBrowser = async (folder: string): Promise<FoundBrowser | null> =>
  (await findInstalledBrowser()) ?? unpackBrowser(folder);

/** Whether a browser is at hand, without starting it. */
export const canPrint = async (): Promise<boolean> => (await findInstalledBrowser()) !== null;

async function print(
  html: string,
  browser: FoundBrowser,
  folder: string,
  { say, timeoutMs = TIMEOUT_MS }: PrintOptions,
): Promise<Result<Uint8Array, PrintFailure>> {
  const sandboxed = !mustGoWithoutSandbox();
  if (!sandboxed) say?.('running as root: the browser that prints the report runs without its sandbox; it loads that page only');
  // Loaded here: no other command pays for it.
  const { chromium } = await import('playwright-core');
  try {
    const running = await chromium.launch({
      executablePath: browser.executable,
      args: [...FLAGS],
      chromiumSandbox: sandboxed,
      env: { ...definedOnly(process.env), TMPDIR: folder, ...browser.env },
      timeout: timeoutMs,
      handleSIGINT: true,
    });
    try {
      const page = await running.newPage({ javaScriptEnabled: false, offline: true });
      await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs });
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
      return ok(new Uint8Array(pdf));
    } finally {
      await running.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n', 1).join('') : String(error);
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return err({ code: timedOut ? 'BROWSER_TIMEOUT' : 'BROWSER_FAILED', message: `${browser.executable}: ${message}` });
  }
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
