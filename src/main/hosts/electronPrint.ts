import { randomUUID } from 'node:crypto';
import { type Electron, lockDown, ORIGIN } from './electronHost.ts';

/** Report pages on their way to the printer, each under an unguessable name, gone when printed. A `data:` address would end at 2 MB. */
export interface PrintPages {
  readonly html: (id: string) => string | null;
  readonly add: (html: string) => { readonly url: string; readonly remove: () => void };
}

export function createPrintPages(): PrintPages {
  const pages = new Map<string, string>();
  return {
    html: (id) => pages.get(id) ?? null,
    add(html) {
      const id = randomUUID();
      pages.set(id, html);
      return { url: `${ORIGIN}/print/${id}`, remove: () => pages.delete(id) };
    },
  };
}

/** Electron's own print to PDF: tagged, in a hidden window without scripts. */
export function electronPrintPdf(electron: Electron, pages: PrintPages): (html: string) => Promise<Uint8Array> {
  return async (html) => {
    const page = pages.add(html);
    const window = new electron.BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, javascript: false, contextIsolation: true },
    });
    try {
      lockDown(window);
      await window.loadURL(page.url);
      return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true });
    } finally {
      window.destroy();
      page.remove();
    }
  };
}
