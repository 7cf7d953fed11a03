export type { Result } from './result.ts';
export { ok, err } from './result.ts';
export { InvariantError, invariant, assertNever } from './invariant.ts';
export type { Brand, InSpace } from './brand.ts';
