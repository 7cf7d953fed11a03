import { MARK_KINDS, type MarkKind } from '#shared/annotation';
import type { PlacedShape } from '../../viewport/index.ts';

/** A finished placement that is a free mark. */
export type MarkShape = Extract<PlacedShape, { readonly kind: MarkKind }>;

const kinds: ReadonlySet<string> = new Set(MARK_KINDS);
export const isMarkShape = (shape: PlacedShape): shape is MarkShape => kinds.has(shape.kind);
