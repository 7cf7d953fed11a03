/**
 * A refusal that crosses the wire with its code. Codes: BAD_PARAMS, UNKNOWN_METHOD, NOT_FOUND, CASE_HELD, SEQ_CONFLICT, HASH_MISMATCH,
 * DISK_FULL, READ_ONLY, STORE_BUSY, STORE_DAMAGED, JOURNAL_UNREADABLE, IO_ERROR, UNAVAILABLE, CANCELLED, FORBIDDEN, INTERNAL, and those of a
 * case command (READING_IS_FINAL, ANNOTATION_NOT_FOUND …).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface WireError {
  readonly code: string;
  readonly message: string;
}
