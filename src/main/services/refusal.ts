import type { Result } from '#shared/base';
import { ApiError } from '#shared/ipc';

/** The value, or the failure as an `ApiError` with its code, which is how a method of the Api refuses. */
export function valueOf<T>(result: Result<T, { readonly code: string; readonly message: string }>): T {
  if (result.ok) return result.value;
  throw new ApiError(result.error.code, result.error.message);
}
