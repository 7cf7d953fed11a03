import type { Segment } from '#shared/spine';
import { inEnglish, type Sentence } from '#shared/wording';

/** Something found while measuring that the reader must know. */
export interface Notice {
  /** `/^[A-Z0-9_]+$/` */
  readonly code: string;
  readonly message: string;
  /** `message` in any language. */
  readonly said?: Sentence;
  readonly segment: Segment | null;
  readonly annotations: readonly string[];
}

export const notice = (
  code: string,
  said: Sentence,
  segment: Segment | null = null,
  annotations: readonly string[] = [],
): Notice => ({
  code,
  message: inEnglish(said),
  said,
  segment,
  annotations,
});
