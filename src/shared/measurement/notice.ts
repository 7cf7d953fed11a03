import type { Segment } from '#shared/spine';

/** Something found while measuring that the reader must know. */
export interface Notice {
  /** `/^[A-Z0-9_]+$/` */
  readonly code: string;
  readonly message: string;
  readonly segment: Segment | null;
  readonly annotations: readonly string[];
}

export const notice = (
  code: string,
  message: string,
  segment: Segment | null = null,
  annotations: readonly string[] = [],
): Notice => ({
  code,
  message,
  segment,
  annotations,
});
