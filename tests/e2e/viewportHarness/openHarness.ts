import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const INSTALLED = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** An installed browser, or null: the viewport is then not tested in one, and the reason is said. */
export const installedBrowser = (): string | null => INSTALLED.find((path) => path !== undefined && existsSync(path)) ?? null;

export interface OpenHarness {
  /** A page of its own at a device pixel ratio. */
  page(options: { readonly width: number; readonly height: number; readonly devicePixelRatio: number }): Promise<Page>;
  close(): Promise<void>;
}

/** The viewport alone on a page, served by Vite from source. */
export async function openHarness(executablePath: string): Promise<OpenHarness> {
  const server = await createServer({
    root: resolve(import.meta.dirname),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    cacheDir: resolve(import.meta.dirname, '../../../node_modules/.vite-viewport'),
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [resolve(import.meta.dirname, '../../..')] } },
    optimizeDeps: {
      include: ['cornerstone-core', 'cornerstone-tools', 'cornerstone-math', 'react', 'react-dom', 'react-dom/client'],
    },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  // Root has no user namespaces to make a sandbox from, and this browser loads our own page only.
  const isRoot = process.getuid?.() === 0;
  const browser: Browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
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
    },
  };
}
