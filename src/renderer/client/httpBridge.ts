import type { WireAnswer } from '#shared/ipc';
import { createClient } from '#shared/ipc';
import type { Bridge } from './bridge.ts';
import { httpUpload } from './upload.ts';

/**
 * HTTP to the host on the same origin: `POST /rpc/:method` and Server-Sent Events at `/events`. The host's cookie travels by itself.
 * A call that never reached the host refuses with UNREACHABLE, so that the caller can tell "refused" from "not known".
 */
export function httpBridge(window: Window): Bridge {
  const clientId = window.crypto.randomUUID();
  const events = new EventSource(`/events?client=${clientId}`, { withCredentials: true });
  const rpc = async (method: string, params: unknown): Promise<WireAnswer> => {
    try {
      const response = await window.fetch(`/rpc/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify(params),
      });
      if (response.status === 401 || response.status === 403) return refusal('FORBIDDEN', `${method}: HTTP ${response.status}`);
      return (await response.json()) as WireAnswer;
    } catch (error) {
      return refusal('UNREACHABLE', `${method}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    api: createClient(rpc),
    clientId,
    // A window, not a tab: it is for the other monitor. Ours alone, so it may know who opened it.
    openWindow: (place) => void window.open(`/${place}`, '_blank', 'popup,width=1200,height=900'),
    setMenu: null,
    on: (event, listener) => {
      const onMessage = (message: MessageEvent<string>): void =>
        listener(JSON.parse(message.data) as Parameters<typeof listener>[0]);
      events.addEventListener(event, onMessage as EventListener);
      return () => events.removeEventListener(event, onMessage as EventListener);
    },
    onConnection: (listener) => {
      const up = (): void => listener(true);
      const down = (): void => listener(false);
      events.addEventListener('open', up);
      events.addEventListener('error', down);
      return () => {
        events.removeEventListener('open', up);
        events.removeEventListener('error', down);
      };
    },
    upload: httpUpload(window),
    pathForFile: null,
  };
}

const refusal = (code: string, message: string): WireAnswer => ({ ok: false, error: { code, message } });
