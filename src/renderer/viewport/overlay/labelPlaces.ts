import type { CanvasPoint } from '#shared/geometry';
import type { CanvasShape } from '../viewTransform.ts';

type Anchor = 'start' | 'middle' | 'end';

/** Where a text stands: `at` is its start, middle or end on its centre line, CSS pixels. */
export interface LabelPlace {
  readonly at: CanvasPoint;
  readonly anchor: Anchor;
}

export const samePlace = (a: LabelPlace | null, b: LabelPlace | null): boolean =>
  a === b || (a !== null && b !== null && a.anchor === b.anchor && a.at[0] === b.at[0] && a.at[1] === b.at[1]);

/** A text that wants a place. The first of `places` is the one it likes best. */
export interface WantedLabel {
  readonly key: string;
  readonly text: string;
  readonly places: readonly LabelPlace[];
  /** Left out where it would cover more than a quarter of itself: what it says stands elsewhere too. */
  readonly optional?: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of the 12 px text; a little more than its figures, so that halos do not touch. */
const CHARACTER = 7.4;
const HALF_HEIGHT = 7;

/**
 * Gives every label the first of its places that lies on the canvas and covers no label before it and none of the points. Where none does, the
 * one that covers the least: such a label is left out only if it is optional: what the others name must be told.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  points: readonly CanvasPoint[],
  canvas: CanvasShape,
): ReadonlyMap<string, LabelPlace> {
  const taken: Box[] = points.map(([x, y]) => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }));
  const placed = new Map<string, LabelPlace>();
  for (const { key, text, places, optional } of wanted) {
    let best: { readonly place: LabelPlace; readonly box: Box; readonly cost: number } | null = null;
    for (const place of places) {
      const box = boxOf(text, place);
      const cost = taken.reduce((sum, other) => sum + overlap(box, other), 0) + outside(box, canvas);
      if (best === null || cost < best.cost) best = { place, box, cost };
      if (cost === 0) break;
    }
    if (best === null || (optional === true && best.cost > areaOf(best.box) / 4)) continue;
    placed.set(key, best.place);
    taken.push(best.box);
  }
  return placed;
}

function boxOf(text: string, { at: [x, y], anchor }: LabelPlace): Box {
  const width = text.length * CHARACTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - HALF_HEIGHT, right: left + width, bottom: y + HALF_HEIGHT };
}

const areaOf = (box: Box): number => (box.right - box.left) * (box.bottom - box.top);

/** Area in common, square CSS pixels. */
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Area beyond the canvas, square CSS pixels. */
const outside = (box: Box, { width, height }: CanvasShape): number =>
  areaOf(box) - overlap(box, { left: 0, top: 0, right: width, bottom: height });

/** Text grows away from what it names. */
export const outward = (dx: number): Anchor => (Math.abs(dx) < 0.5 ? 'middle' : dx < 0 ? 'end' : 'start');
