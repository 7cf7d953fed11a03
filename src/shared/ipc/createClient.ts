import type { Api, Method } from './contract.ts';
import { contract } from './contract.ts';
import { ApiError } from './apiError.ts';
import type { WireAnswer } from './dispatch.ts';

/** Carries one call to the shell and its answer back. */
export type Transport = (method: string, params: unknown) => Promise<WireAnswer>;

/** The same `Api` on the far side of any transport. */
export function createClient(transport: Transport): Api {
  const call = (method: Method) => async (params: unknown) => {
    const answer = await transport(method, params);
    if (answer.ok) return answer.result;
    throw new ApiError(answer.error.code, answer.error.message);
  };
  const methods = Object.keys(contract) as Method[];
  return Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as Api;
}
