declare const brand: unique symbol;
/** A value that cannot be mixed with another of the same shape: `Brand<string, 'CaseId'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

declare const space: unique symbol;
/**
 * A point that carries its coordinate space in the type. The mark is optional, so that a literal can be given a space by its
 * declared type, while two different spaces never assign to each other.
 */
export type InSpace<T, Name extends string> = T & { readonly [space]?: Name };
