import type { Api, EventName, Events, WireAnswer } from '#shared/ipc';
import { createClient } from '#shared/ipc';
import { httpBridge } from './httpBridge.ts';
import type { Upload } from './upload.ts';

/** What a desktop preload puts on the window: calls and events, nothing more. */
export interface PreloadBridge {
  readonly rpc: (method: string, params: unknown) => Promise<WireAnswer>;
  readonly on: (event: string, listener: (payload: never) => void) => unknown;
  /** The path of a dropped file, where the shell may know it. */
  readonly pathForFile?: (file: File) => string;
}

declare global {
  interface Window {
    readonly fusionReview?: PreloadBridge;
  }
}

export type Unsubscribe = () => void;

/** A line of the native menu, where the host draws one. */
export interface MenuItem {
  readonly action: string;
  readonly label: string;
  readonly menu: string;
  /** As the host writes it (`CmdOrCtrl+Z`), shown only: the page handles its keys itself. */
  readonly accelerator: string | null;
}

/** The shell as the page knows it, whatever carries it. */
export interface Bridge {
  readonly api: Api;
  /** Names this page to the shell: it holds the locks of cases under it. */
  readonly clientId: string;
  /** null where the host has no menu of its own. */
  /** Opens another window of the program at this place (`#reading/1.2.3`). */
  readonly openWindow: (place: string) => void;
  readonly setMenu: ((items: readonly MenuItem[]) => void) | null;
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => Unsubscribe;
  /** Told whether the shell answers; a desktop shell always does. */
  readonly onConnection: (listener: (connected: boolean) => void) => Unsubscribe;
  /** Brings files of the page to the shell and answers a path that it can open; null where dropped files have paths of their own. */
  readonly upload: Upload | null;
  readonly pathForFile: ((file: File) => string) | null;
}

/** The desktop preload where there is one, else HTTP to the host that served the page. */
export function connectBridge(window: Window): Bridge {
  const preload = window.fusionReview;
  return preload === undefined ? httpBridge(window) : preloadBridge(window, preload);
}

function preloadBridge(window: Window, preload: PreloadBridge): Bridge {
  return {
    api: createClient((method, params) => preload.rpc(method, params)),
    clientId: new URLSearchParams(window.location.search).get('client') ?? window.crypto.randomUUID(),
    openWindow: (place) => void preload.rpc('openWindow', place),
    setMenu: (items) => void preload.rpc('setMenu', items),
    on: (event, listener) => {
      const stop = preload.on(event, listener as (payload: never) => void);
      return () => {
        if (typeof stop === 'function') (stop as Unsubscribe)();
      };
    },
    onConnection: () => () => undefined,
    upload: null,
    pathForFile: preload.pathForFile ?? null,
  };
}
