import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '#shared/ipc';
import { err } from '#shared/base';
import { type Electron, installElectronHost, ORIGIN } from '../../../src/main/hosts/electronHost.ts';
import { createPrintPages, electronPrintPdf } from '../../../src/main/hosts/electronPrint.ts';
import { createEmitter } from '../../../src/main/services/emitter.ts';

type Handler = (...args: readonly unknown[]) => unknown;

/** A stand-in for the `electron` module that keeps what the host hands to it; the binary cannot run in these tests. */
function standIn() {
  const kept = {
    protocol: new Map<string, (request: Request) => Promise<Response>>(),
    ipc: new Map<string, Handler>(),
    windows: [] as FakeWindow[],
    permission: null as Handler | null,
    menu: null as unknown,
  };
  class FakeWindow {
    readonly id = kept.windows.length + 1;
    readonly sent: unknown[][] = [];
    readonly handlers = new Map<string, Handler>();
    openHandler: Handler | null = null;
    loaded = '';
    destroyed = false;
    readonly options: { readonly webPreferences: Record<string, unknown> };
    readonly webContents = {
      setWindowOpenHandler: (handler: Handler) => (this.openHandler = handler),
      on: (name: string, handler: Handler) => this.handlers.set(name, handler),
      send: (...args: unknown[]) => this.sent.push(args),
      printToPDF: async (options: unknown) => {
        this.sent.push(['print', options]);
        return new Uint8Array([37, 80, 68, 70]);
      },
    };
    constructor(options: { readonly webPreferences: Record<string, unknown> }) {
      this.options = options;
      kept.windows.push(this);
    }
    once(): void {}
    on(name: string, handler: Handler): void {
      this.handlers.set(name, handler);
    }
    async loadURL(url: string): Promise<void> {
      this.loaded = url;
    }
    destroy(): void {
      this.destroyed = true;
    }
    static getAllWindows(): readonly FakeWindow[] {
      return kept.windows;
    }
    static getFocusedWindow(): FakeWindow | undefined {
      return kept.windows[0];
    }
  }
  const electron = {
    BrowserWindow: FakeWindow,
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => kept.protocol.set(scheme, handler),
    },
    ipcMain: { handle: (channel: string, handler: Handler) => kept.ipc.set(channel, handler) },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: Handler) => (kept.permission = handler),
        setPermissionCheckHandler: () => undefined,
      },
    },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => (kept.menu = menu) },
  } as unknown as Electron;
  return { electron, kept };
}

describe('the Electron host, against a stand-in', () => {
  const root = mkdtempSync(join(tmpdir(), 'fusion-review-electron-'));
  const { electron, kept } = standIn();
  const events = createEmitter();
  const printPages = createPrintPages();
  const gone: string[] = [];
  const api = { appInfo: async () => ({ version: '0' }) } as unknown as Api;
  let openWindow: ReturnType<typeof installElectronHost>['openWindow'];
  beforeAll(() => {
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
    ({ openWindow } = installElectronHost({
      electron,
      api,
      events,
      frames: async () => err({ code: 'NOT_FOUND', message: 'no such frame' }),
      root,
      preload: join(root, 'preload.cjs'),
      printPages,
      onClientGone: (clientId) => gone.push(clientId),
    }));
    openWindow();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const get = (url: string, method = 'GET'): Promise<Response> => {
    const handler = kept.protocol.get('app');
    if (handler === undefined) throw new Error('app:// is not handled');
    return handler(new Request(url, { method }));
  };
  const rpc = (url: string, parent: unknown, method: string): unknown =>
    kept.ipc.get('rpc')?.({ senderFrame: { url, parent } }, method, {});

  it('opens a window that is isolated and sandboxed, on app://', () => {
    const window = kept.windows[0];
    expect(window?.options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });
    expect(window?.loaded).toBe(`${ORIGIN}/?client=window-1`);
  });

  it('serves the page with isolation, and nothing outside it', async () => {
    const page = await get(`${ORIGIN}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
    expect((await get(`${ORIGIN}/../secret.html`)).status).toBe(404);
    expect((await get('app://elsewhere/')).status).toBe(404);
    expect((await get(`${ORIGIN}/`, 'POST')).status).toBe(405);
    expect((await get(`${ORIGIN}/frames/1.2.3/0`)).status).toBe(404);
  });

  it('denies navigation, windows, webviews and permissions', () => {
    const window = kept.windows[0];
    expect(window?.openHandler?.()).toEqual({ action: 'deny' });
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1) };
    window?.handlers.get('will-navigate')?.(event, 'https://evil.example/');
    window?.handlers.get('will-navigate')?.(event, `${ORIGIN}/`);
    window?.handlers.get('will-attach-webview')?.(event);
    expect(prevented).toBe(2);
    let answer: unknown;
    kept.permission?.({}, 'camera', (allowed: unknown) => (answer = allowed));
    expect(answer).toBe(false);
  });

  it('answers our own page only', async () => {
    expect(await rpc(`${ORIGIN}/`, null, 'appInfo')).toEqual({ ok: true, result: { version: '0' } });
    expect(await rpc('https://evil.example/', null, 'appInfo')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await rpc(`${ORIGIN}/`, {}, 'appInfo')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await rpc(`${ORIGIN}/`, null, 'noSuchMethod')).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
  });

  it("draws the menu from the page's actions and sends a choice back", async () => {
    const item = { action: 'view.reset', label: 'Reset', accelerator: 'Space', menu: 'View' };
    await kept.ipc.get('rpc')?.({ senderFrame: { url: `${ORIGIN}/`, parent: null } }, 'setMenu', [item]);
    const menu = kept.menu as readonly { readonly label: string; readonly submenu: readonly { readonly click: () => void }[] }[];
    expect(menu[0]?.label).toBe('View');
    menu[0]?.submenu[0]?.click();
    expect(kept.windows[0]?.sent).toContainEqual(['event', 'menu', { action: 'view.reset' }]);
  });

  it('forwards events, and tells when a window is gone', () => {
    events.emit('library', { reason: 'case' });
    expect(kept.windows[0]?.sent).toContainEqual(['event', 'library', { reason: 'case' }]);
    kept.windows[0]?.handlers.get('closed')?.();
    expect(gone).toEqual(['window-1']);
  });

  it('prints a page without scripts, under a name that is gone afterwards', async () => {
    const bytes = await electronPrintPdf(electron, printPages)('<p>report</p>');
    const window = kept.windows.at(-1);
    expect([...bytes]).toEqual([37, 80, 68, 70]);
    expect(window?.options.webPreferences).toMatchObject({ sandbox: true, javascript: false });
    expect(window?.sent[0]).toEqual(['print', expect.objectContaining({ generateTaggedPDF: true })]);
    expect(window?.destroyed).toBe(true);
    expect((await get(window?.loaded ?? '')).status).toBe(404);
  });
});
