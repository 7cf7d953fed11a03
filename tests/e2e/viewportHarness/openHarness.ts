import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findInstalledBrowser, unpackBrowser } from '../../../src/main/io/findBrowser.ts';

export interface OpenHarness {
  /** A page of its own at a device pixel ratio. */
  page(options: { readonly width: number; readonly height: number; readonly devicePixelRatio: number }): Promise<Page>;
  close(): Promise<void>;
}

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  // The screen's greys are compared as numbers.
  '--force-color-profile=srgb',
];

/** The viewport alone on a page, served by Vite from source, in a real browser; null, with the reason said, where there is none. */
export async function openHarness(): Promise<OpenHarness | null> {
  const folder = await mkdtemp(join(tmpdir(), 'fusion-review-viewport-'));
  const found = (await findInstalledBrowser()) ?? (await unpackBrowser(folder));
  if (found === null) {
    process.stderr.write('viewport: no browser on this machine, so the viewport is not tested in one\n');
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const server = await createServer({
    root: resolve(import.meta.dirname),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    cacheDir: join(folder, 'vite'),
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [resolve(import.meta.dirname, '../../..')] } },
    optimizeDeps: {
      include: ['cornerstone-core', 'cornerstone-tools', 'cornerstone-math', 'react', 'react-dom', 'react-dom/client'],
    },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  // As root on Linux no Chromium starts with its sandbox; this one loads our own page only.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: found.executable,
    env: { ...Object.fromEntries(inherited), ...found.env },
    args: FLAGS,
    chromiumSandbox: !isRoot,
  });
  return {
    page: async ({ width, height, devicePixelRatio }) => {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: devicePixelRatio });
      const page = await context.newPage();
      page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
      page.on('console', (message) => message.type() === 'error' && process.stderr.write(`page: ${message.text()}\n`));
      await page.goto(address);
      await page.waitForFunction(() => 'harness' in window);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
