import type { UploadFile } from '../../client/index.ts';
import { say, sayCode } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { Services } from '../../state/services.ts';

let sending: AbortController | null = null;

/** Sends files of the page to the shell and reads what it made of them. */
export async function bringFiles({ bridge, library, toasts }: Services, files: readonly UploadFile[]): Promise<void> {
  if (bridge.upload === null) return;
  if (files.length === 0) {
    toasts.show({ tone: 'info', title: say('scan.empty'), detail: say('scan.nothing') });
    return;
  }
  sending = new AbortController();
  library.setSending({ done: 0, total: files.length });
  try {
    const path = await bridge.upload(files, (progress) => library.setSending(progress), sending.signal);
    library.setSending(null);
    await library.scanPaths([path]);
  } catch (error) {
    library.setSending(null);
    if (sending.signal.aborted) return;
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('scan.failed'), detail: sayCode(code, message) });
  } finally {
    sending = null;
  }
}

export const stopSending = (): void => sending?.abort();

/** The host's own dialog where it has one; else the page's, which answers false: the caller then opens its file input. */
export async function pickAndScan({ bridge, info, library, toasts }: Services, kind: 'folder' | 'files'): Promise<boolean> {
  if (!info.capabilities.pickPaths) return false;
  try {
    const paths = await bridge.api.pickPaths({ kind });
    if (paths !== null && paths.length > 0) void library.scanPaths(paths);
  } catch (error) {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('scan.failed'), detail: sayCode(code, message) });
  }
  return true;
}
