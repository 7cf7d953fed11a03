import { contextBridge, ipcRenderer } from 'electron';

/** The bridge exposes two functions and nothing else; every call is checked on the other side. */
contextBridge.exposeInMainWorld('fusionReview', {
  rpc: (method: string, params: unknown): Promise<unknown> => ipcRenderer.invoke('rpc', method, params),
  on: (listener: (name: string, event: unknown) => void): void => {
    ipcRenderer.on('event', (_event, name: string, payload: unknown) => listener(name, payload));
  },
});
