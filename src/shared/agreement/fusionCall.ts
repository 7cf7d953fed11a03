import { Z_975 } from '#shared/units';

/** A share with Wilson's 95 % interval, which treats levels as independent. */
export interface Share {
  readonly value: number;
  readonly interval95: readonly [number, number];
  readonly of: number;
}

/** How a reader's calls stand against the reference's. Positive is "fused": `fused` or `probably-fused`. */
export interface FusionCall {
  readonly positiveClass: 'fused';
  readonly sensitivity: Share | null;
  readonly specificity: Share | null;
  /** Calls of "indeterminate": the reader's count as not fused, subjects that the reference leaves open are left out. */
  readonly indeterminate: { readonly reader: number; readonly reference: number };
}

const FUSED = new Set(['fused', 'probably-fused']);
const OPEN = 'indeterminate';

/** `calls`: [reference, reader] a subject. Null where the calls are not fusion categories. */
export function fusionCall(calls: readonly (readonly [string, string])[]): FusionCall | null {
  const known = (one: string): boolean => FUSED.has(one) || one === OPEN || one === 'pseudarthrosis';
  if (calls.length === 0 || !calls.flat().every(known)) return null;
  const decided = calls.filter(([reference]) => reference !== OPEN);
  const fused = decided.filter(([reference]) => FUSED.has(reference));
  const moving = decided.filter(([reference]) => !FUSED.has(reference));
  return {
    positiveClass: 'fused',
    sensitivity: share(fused.filter(([, reader]) => FUSED.has(reader)).length, fused.length),
    specificity: share(moving.filter(([, reader]) => !FUSED.has(reader)).length, moving.length),
    indeterminate: {
      reader: calls.filter(([, reader]) => reader === OPEN).length,
      reference: calls.length - decided.length,
    },
  };
}

/** Wilson's score interval; null of nothing. */
export function share(count: number, of: number): Share | null {
  if (of === 0) return null;
  const p = count / of;
  const z2 = Z_975 * Z_975;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z_975 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { value: p, interval95: [Math.max(0, centre - half), Math.min(1, centre + half)], of };
}
