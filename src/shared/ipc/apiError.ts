/**
 * A refusal that crosses the wire with its code. Codes: BAD_PARAMS, UNKNOWN_METHOD, NOT_FOUND, CASE_HELD, SEQ_CONFLICT, READING_IS_FINAL,
 * DISK_FULL, READ_ONLY, UNAVAILABLE, CANCELLED, FORBIDDEN, INTERNAL.
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
