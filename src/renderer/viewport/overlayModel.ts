import type { PointName } from './shapes.ts';

/** A point by name, so that a line drawn between two annotations follows while one of them is dragged. */
export interface PointRef {
  readonly annotationId: string;
  readonly point: PointName;
}

/** A line between two placed points with a value beside it, such as an interspinous distance. */
export interface OverlayLink {
  readonly id: string;
  readonly from: PointRef;
  readonly to: PointRef;
  /** Already formatted, with its unit; null draws the line alone. */
  readonly label: string | null;
  readonly tone: 'plain' | 'emphasis' | 'muted';
}

/** How one annotation is drawn. `proposal`: an algorithm or a copied layout put it there, nobody has confirmed it. `ghost`: an earlier replicate. */
export type AnnotationLook = 'confirmed' | 'proposal' | 'ghost' | 'hidden';

/** A closed edge in image pixels, such as that of a registered vertebra. */
export interface OverlayOutline {
  readonly id: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What it stands on has changed since. */
  readonly isDashed: boolean;
}

/** Everything the overlay shows beyond the points themselves; computed outside, drawn here. */
export interface OverlayModel {
  readonly links: readonly OverlayLink[];
  /** Text beside an annotation by id (a level's name, a line's length). Without one a vertebra shows its own name. */
  readonly labels: Readonly<Record<string, string>>;
  /** By annotation id; absent means confirmed. */
  readonly looks: Readonly<Record<string, AnnotationLook>>;
  readonly midPlanes: boolean;
  /** Annotation ids to bring out, such as those of the table row under the mouse. */
  readonly highlighted: readonly string[];
  /** Drawn under the points. */
  readonly outlines?: readonly OverlayOutline[];
}

export const EMPTY_OVERLAY: OverlayModel = { links: [], labels: {}, looks: {}, midPlanes: true, highlighted: [] };

/** A line of corner text. `window` and `zoom` are filled in by the viewport, so that a drag does not run through the whole screen. */
export type CornerLine =
  | { readonly kind: 'text'; readonly text: string; readonly identifying?: boolean; readonly tone?: 'plain' | 'warning' }
  | { readonly kind: 'window' }
  | { readonly kind: 'zoom' };

/** Each corner's lines, most important first: the last ones drop out where a tile is small. */
export interface CornerTexts {
  readonly topLeft: readonly CornerLine[];
  readonly topRight: readonly CornerLine[];
  readonly bottomLeft: readonly CornerLine[];
  readonly bottomRight: readonly CornerLine[];
}

export const NO_CORNERS: CornerTexts = { topLeft: [], topRight: [], bottomLeft: [], bottomRight: [] };

/** A short word that stays visible with the text hidden: calibration, lossy, uncalibrated, synthetic, laterality. */
export interface ViewportBadge {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'warning' | 'good';
  readonly title?: string;
}
