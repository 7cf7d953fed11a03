import type { OverlayPlane } from '#shared/dicom/pixels';
import type { ImagePoint } from '#shared/geometry';

/** A drawing of another program over an image, in image points (pixels, the corner of the first one is 0, 0). Read-only. */
export interface ForeignMark {
  /** The image that it lies on. */
  readonly sopInstanceUID: string;
  /** Frames from 1; null for all. */
  readonly frames: readonly number[] | null;
  /** The layer or measurement that it belongs to. */
  readonly layer: string;
  readonly shape:
    | { readonly kind: 'points'; readonly points: readonly ImagePoint[] }
    | { readonly kind: 'polyline' | 'curve'; readonly points: readonly ImagePoint[]; readonly filled: boolean }
    | {
        readonly kind: 'ellipse';
        readonly centre: ImagePoint;
        /** Half axes as vectors. */
        readonly axes: readonly [ImagePoint, ImagePoint];
        readonly filled: boolean;
      }
    | {
        readonly kind: 'text';
        readonly text: string;
        /** Where the text stands (its top left corner, or beside the anchor). */
        readonly at: ImagePoint;
        /** What it points at; a line is drawn to it. */
        readonly anchor: ImagePoint | null;
      };
}

/** Everything that one object of another program draws, and who made it. */
export interface ForeignSheet {
  readonly sopInstanceUID: string;
  readonly kind: 'presentation-state' | 'structured-report';
  /** Content Label, or the report's title. */
  readonly label: string;
  readonly description: string | null;
  readonly creator: string | null;
  readonly manufacturer: string | null;
  /** DA as stored. */
  readonly date: string | null;
  readonly marks: readonly ForeignMark[];
  /** Overlay planes that a presentation state brings along, and the images that they lie on. */
  readonly overlays: readonly { readonly images: readonly string[]; readonly plane: OverlayPlane }[];
  /** Codes of what could not be shown: FOREIGN_UNITS_UNKNOWN, FOREIGN_SHAPE_UNKNOWN, FOREIGN_3D. */
  readonly left: readonly string[];
}
