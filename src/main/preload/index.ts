import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** The bridge exposes calls, events and the paths of dropped files, nothing else; every call is checked on the other side. */
contextBridge.exposeInMainWorld('fusionReview', {
  rpc: (method: string, params: unknown): Promise<unknown> => ipcRenderer.invoke('rpc', method, params),
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    const onEvent = (_event: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on('event', onEvent);
    return () => ipcRenderer.removeListener('event', onEvent);
  },
  pathForFile: (file: File): string => webUtils.getPathForFile(file),
});
