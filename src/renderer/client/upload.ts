import { ApiError } from '#shared/ipc';

/** A file of the page and its path below the dropped folder. */
export interface UploadFile {
  readonly path: string;
  readonly file: File;
}

export interface UploadProgress {
  readonly done: number;
  readonly total: number;
}

/** Brings files to the host and answers the path of the folder that it made of them. */
export type Upload = (
  files: readonly UploadFile[],
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
) => Promise<string>;

const PARALLEL = 4;

/** `POST /upload?session=ID&path=REL` a file, then `POST /upload/done?session=ID` for the folder's path. */
export function httpUpload(window: Window): Upload {
  return async (files, onProgress, signal) => {
    const session = window.crypto.randomUUID();
    const waiting = [...files];
    let done = 0;
    const one = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const query = new URLSearchParams({ session, path: next.path });
        const answer = await window.fetch(`/upload?${query}`, {
          method: 'POST',
          credentials: 'same-origin',
          body: next.file,
          signal,
        });
        if (!answer.ok) throw new ApiError(`HTTP_${answer.status}`, `${next.path}: ${await answer.text()}`);
        done += 1;
        onProgress({ done, total: files.length });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, one));
    const query = new URLSearchParams({ session });
    const answer = await window.fetch(`/upload/done?${query}`, { method: 'POST', credentials: 'same-origin', signal });
    if (!answer.ok) throw new ApiError(`HTTP_${answer.status}`, await answer.text());
    return ((await answer.json()) as { readonly path: string }).path;
  };
}
