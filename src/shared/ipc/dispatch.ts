import type { Api, Method } from './contract.ts';
import { contract } from './contract.ts';
import { ApiError, type WireError } from './apiError.ts';

export type WireAnswer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: WireError };

/** Checks a call against the contract, makes it, and turns every failure into an answer. The only way in, for every host. */
export async function dispatch(api: Api, method: string, params: unknown): Promise<WireAnswer> {
  if (!Object.hasOwn(contract, method)) return refuse('UNKNOWN_METHOD', `no method ${method}`);
  const name = method as Method;
  const parsed = contract[name].params.safeParse(params);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('BAD_PARAMS', `${method}: ${issue === undefined ? 'malformed' : `${issue.path.join('.')}: ${issue.message}`}`);
  }
  try {
    const call = api[name] as (params: unknown) => Promise<unknown>;
    return { ok: true, result: await call(parsed.data) };
  } catch (error) {
    if (error instanceof ApiError) return refuse(error.code, error.message);
    return refuse('INTERNAL', error instanceof Error ? error.message : String(error));
  }
}

const refuse = (code: string, message: string): WireAnswer => ({ ok: false, error: { code, message } });
