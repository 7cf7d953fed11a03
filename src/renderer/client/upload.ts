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

/**
 * `POST /upload/begin?session=ID&bytes=N` asks whether there is room, `POST /upload?session=ID&path=REL` brings a file, and
 * `POST /upload/done?session=ID` answers the folder's path. What was sent of an upload that ends early is thrown away.
 */
export function httpUpload(window: Window): Upload {
  return async (files, onProgress, signal) => {
    const session = window.crypto.randomUUID();
    const post = async (path: string, query: Readonly<Record<string, string>>, body: File | null): Promise<unknown> => {
      const asked = new URLSearchParams({ session, ...query });
      const answer = await window.fetch(`${path}?${asked}`, { method: 'POST', credentials: 'same-origin', body, signal });
      if (!answer.ok) throw await refusalOf(answer);
      return answer.json();
    };
    const waiting = [...files];
    let done = 0;
    let failed = false;
    const one = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !failed; next = waiting.shift()) {
        await post('/upload', { path: next.path }, next.file);
        done += 1;
        onProgress({ done, total: files.length });
      }
    };
    try {
      await post('/upload/begin', { bytes: String(files.reduce((sum, { file }) => sum + file.size, 0)) }, null);
      await Promise.all(Array.from({ length: PARALLEL }, one));
      return ((await post('/upload/done', {}, null)) as { readonly path: string }).path;
    } catch (error) {
      failed = true;
      // A host that stops listening in the middle of a file cuts the connection; it says why when it is asked.
      const reason =
        error instanceof ApiError || signal.aborted ? error : await post('/upload/done', {}, null).catch((why: unknown) => why);
      void window.fetch(`/upload/discard?${new URLSearchParams({ session })}`, { method: 'POST', keepalive: true });
      throw reason instanceof ApiError ? reason : error;
    }
  };
}

async function refusalOf(answer: Response): Promise<ApiError> {
  const text = await answer.text();
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly code?: string; readonly message?: string } };
    if (error?.code !== undefined) return new ApiError(error.code, error.message ?? '');
  } catch {
    // Not of the host's own form.
  }
  return new ApiError(`HTTP_${answer.status}`, text);
}
