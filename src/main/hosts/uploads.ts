import type { Readable } from 'node:stream';
import type { Result } from '#shared/base';

/** Why an upload was not taken. */
export interface UploadFailure {
  readonly code: string;
  readonly message: string;
}

/** Where files dropped on the page go; a session is one drop. */
export interface Uploads {
  readonly begin: (session: string, bytes: number) => Promise<Result<true, UploadFailure>>;
  readonly receive: (session: string, relativePath: string, body: Readable) => Promise<Result<true, UploadFailure>>;
  readonly finish: (session: string) => Result<string, UploadFailure>;
  readonly discard: (session: string) => Promise<void>;
}
