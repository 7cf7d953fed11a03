import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { removeHome, startHost, type RunningHost } from './host.ts';
import { AppPage } from './pages/app.ts';

export interface Session {
  readonly host: RunningHost;
  readonly browser: Browser;
  /** A window of its own on the same host; `context` makes it another person's browser. */
  readonly open: (options?: { readonly context?: BrowserContext }) => Promise<AppPage>;
  readonly newContext: () => Promise<BrowserContext>;
  /** SIGKILL of the host, then a new one on the same data folder. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A folder for pictures of the windows as the tests of a file leave them. */
const SHOTS = process.env['FUSION_REVIEW_E2E_SHOTS'];
const WINDOW = { width: 1600, height: 1000 };

/** A host on a fresh data folder and a browser. Everything that a page complained about fails the test that closes it. */
export async function startSession(options: { readonly open?: readonly string[] } = {}): Promise<Session> {
  const [first, browser] = await Promise.all([startHost(options), launchBrowser()]);
  let host = first;
  let own: BrowserContext | null = null;
  const newContext = (): Promise<BrowserContext> => browser.newContext({ viewport: WINDOW, acceptDownloads: true });
  const openPage = async (context: BrowserContext): Promise<AppPage> => {
    const page: Page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const app = new AppPage(page);
    await app.goto(host.address);
    return app;
  };
  return {
    get host() {
      return host;
    },
    browser,
    newContext,
    open: async ({ context } = {}) => openPage(context ?? (own ??= await newContext())),
    restart: async () => {
      await host.kill();
      host = await startHost({ home: host.home });
    },
    close: async () => {
      if (SHOTS !== undefined)
        for (const page of browser.contexts().flatMap((context) => context.pages()))
          await page.screenshot({ path: join(SHOTS, `${Date.now()}.png`) });
      await browser.close();
      await host.stop();
      await removeHome(host);
    },
  };
}
