import type * as ElectronModule from 'electron';
import type { Api, AppInfo, EventName } from '#shared/ipc';
import { dispatch } from '#shared/ipc';
import type { EventSource } from './eventStream.ts';
import type { PrintPages } from './electronPrint.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import { type FrameService, serveFrame } from './serveFrame.ts';
import { serveStatic } from './staticFiles.ts';

export type Electron = Pick<
  typeof ElectronModule,
  'app' | 'BrowserWindow' | 'ipcMain' | 'protocol' | 'session' | 'shell' | 'dialog' | 'Menu'
>;
type Window = InstanceType<Electron['BrowserWindow']>;

export const ORIGIN = 'app://fusion-review';

export interface ElectronHostOptions {
  readonly electron: Electron;
  readonly api: Api;
  readonly events: EventSource;
  readonly frames: FrameService;
  /** The built renderer. */
  readonly root: string;
  readonly preload: string;
  readonly printPages: PrintPages;
  readonly onClientGone: (clientId: string) => void;
}

export interface MenuItem {
  readonly action: string;
  readonly label: string;
  readonly accelerator: string | null;
  readonly menu: string;
}

const FORWARDED: readonly EventName[] = ['scan', 'library', 'menu', 'entry', 'view'];

/** Only our own page, in its top frame, may call the shell. */
export function isTrustedSender(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  return frame.url === `${ORIGIN}/` || frame.url.startsWith(`${ORIGIN}/index.html`) || frame.url.startsWith(`${ORIGIN}/?`);
}

/** The `app://` page and frames, the RPC channel with its sender check, and denied everything else. Call after `app.whenReady()`. */
export function installElectronHost(options: ElectronHostOptions): { readonly openWindow: (query?: string) => Window } {
  const { electron } = options;
  electron.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== ORIGIN) return new Response('not found', { status: 404 });
    if (request.method !== 'GET') return new Response('method not allowed', { status: 405 });
    const printPage = url.pathname.startsWith('/print/') ? options.printPages.html(url.pathname.slice('/print/'.length)) : null;
    if (printPage !== null)
      return new Response(printPage, { headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
    return url.pathname.startsWith('/frames/')
      ? serveFrame(url.pathname, options.frames)
      : serveStatic(options.root, url.pathname);
  });

  electron.ipcMain.handle('rpc', async (event, method: unknown, params: unknown) => {
    if (!isTrustedSender(event.senderFrame)) return { ok: false, error: { code: 'FORBIDDEN', message: 'foreign sender' } };
    if (method === 'setMenu') {
      setMenu(electron, params);
      return { ok: true, result: true };
    }
    if (method === 'openWindow') {
      // Nothing but a place of our own page, so that no caller can steer a window elsewhere.
      if (typeof params === 'string' && /^#reading\/[0-9.]{1,64}$/.test(params)) openWindow('', params);
      return { ok: true, result: true };
    }
    return dispatch(options.api, String(method), params);
  });

  for (const name of FORWARDED) {
    options.events.on(name, (event) => {
      for (const window of electron.BrowserWindow.getAllWindows()) window.webContents.send('event', name, event);
    });
  }

  electron.session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(mayUse(permission)));
  electron.session.defaultSession.setPermissionCheckHandler((_contents, permission) => mayUse(permission));

  return { openWindow };

  function openWindow(query = '', hash = ''): Window {
    const window = new electron.BrowserWindow({
      width: 1600,
      height: 1000,
      minWidth: 900,
      minHeight: 600,
      backgroundColor: '#101112',
      show: false,
      webPreferences: {
        preload: options.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
      },
    });
    lockDown(window);
    window.once('ready-to-show', () => window.show());
    const clientId = `window-${window.id}`;
    window.on('closed', () => options.onClientGone(clientId));
    void window.loadURL(`${ORIGIN}/?client=${clientId}${query}${hash}`);
    return window;
  }
}

/** No page of ours ever navigates away or opens a window by itself. */
export function lockDown(window: Window): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${ORIGIN}/`)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The menu bar is drawn from the renderer's actions table, which is the only one. */
function setMenu(electron: Electron, params: unknown): void {
  if (!isMenu(params)) return;
  const menus = [...new Set(params.map((item) => item.menu))];
  const template = menus.map((menu) => ({
    label: menu,
    submenu: params
      .filter((item) => item.menu === menu)
      .map((item) => ({
        label: item.label,
        // The page handles the key itself (single keys must stay inert while typing); here it is only shown.
        ...(item.accelerator === null ? {} : { accelerator: item.accelerator, registerAccelerator: false }),
        click: () => electron.BrowserWindow.getFocusedWindow()?.webContents.send('event', 'menu', { action: item.action }),
      })),
  }));
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
}

function isMenu(value: unknown): value is readonly MenuItem[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item: unknown) =>
        typeof item === 'object' &&
        item !== null &&
        'action' in item &&
        typeof item.action === 'string' &&
        'label' in item &&
        typeof item.label === 'string' &&
        'menu' in item &&
        typeof item.menu === 'string' &&
        'accelerator' in item &&
        (item.accelerator === null || typeof item.accelerator === 'string'),
    )
  );
}

/** Native dialogs and the file manager, for the services' host port. */
export function electronDialogs(electron: Electron): {
  readonly capabilities: AppInfo['capabilities'];
  readonly pickPaths: (kind: 'folder' | 'files') => Promise<readonly string[] | null>;
  readonly reveal: (path: string) => boolean;
} {
  return {
    capabilities: { pickPaths: true, saveAs: true, reveal: true, printToPdf: true, secondWindow: true },
    async pickPaths(kind) {
      const chosen = await electron.dialog.showOpenDialog({
        properties: kind === 'folder' ? ['openDirectory', 'multiSelections'] : ['openFile', 'multiSelections'],
      });
      return chosen.canceled ? null : chosen.filePaths;
    },
    reveal(path) {
      electron.shell.showItemInFolder(path);
      return true;
    },
  };
}

/** Copying text and pictures by a click; nothing else of what a page may ask for. */
const mayUse = (permission: string): boolean => permission === 'clipboard-sanitized-write';
