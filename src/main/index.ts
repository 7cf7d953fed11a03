import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { electronDialogs, installElectronHost } from './hosts/electronHost.ts';
import { createPrintPages, electronPrintPdf } from './hosts/electronPrint.ts';
import { dataDirectory } from './io/dataDirectory.ts';
import { rendererFolder } from './rendererFolder.ts';
import { composeServices } from './services/compose.ts';

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell };
const READY_LINE = 'FUSION_REVIEW_WINDOW_READY';

// Before `ready`: the scheme that the page comes from, secure and with fetch, so that SharedArrayBuffer and workers are allowed.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
]);

async function start(): Promise<void> {
  const printPages = createPrintPages();
  const dialogs = electronDialogs(electron);
  const composed = await composeServices({
    dataDir: dataDirectory(),
    host: 'electron',
    dialogs,
    printPdf: electronPrintPdf(electron, printPages),
  });
  if (!composed.ok) {
    dialog.showErrorBox('Fusion Review', `${composed.error.code}: ${composed.error.message}`);
    app.exit(1);
    return;
  }
  const services = composed.value;
  const host = installElectronHost({
    electron,
    api: services.api,
    events: services.events,
    frames: services.frames,
    root: rendererFolder(),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    printPages,
    onClientGone: services.clientGone,
  });
  const window = host.openWindow();
  window.once('ready-to-show', () => process.stdout.write(`${READY_LINE}\n`));
  app.on('second-instance', (_event, _argv, _directory) => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void services.close().finally(() => app.quit());
  });
}

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  // Never awaited at the top level: Electron waits for this module before it becomes ready.
  void app.whenReady().then(start);
} else {
  app.quit();
}
