import type { ReactNode } from 'react';
import type { Annotation } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import type { DressingOptions, PixelError } from '#shared/dicom/pixels';
import type { ImagePoint, PatientPoint, PixelIndex } from '#shared/geometry';
import type { RoiStatistics } from '#shared/measurement';
import type { DisplayState, MillimetreScale } from './display.ts';
import type { CanvasShape, ViewTransform } from './viewTransform.ts';
import type { FrameSource } from './frameSource.ts';
import type { ForeignLayer } from './overlay/ForeignMarks.tsx';
import type { CornerTexts, OverlayModel, ViewportBadge } from './overlayModel.ts';
import type { FixedPointName, PlacedShape, PointName, Selection, ShapeKind } from './shapes.ts';
import type { AppliedWindow, VoiChoice } from './voi.ts';

/** What the left button does. Shapes are placed by their tool; the other buttons never change. */
export type ToolId = 'window' | 'pan' | 'zoom' | 'scroll' | 'select' | ShapeKind;

/** Every word that the viewport shows. */
export interface ViewportTexts {
  /** Accessible name: which film, pose and level. */
  readonly label: string;
  /** Accessible description: what the keys do here. */
  readonly instructions: string;
  readonly loading: string;
  readonly failed: (error: PixelError) => string;
  readonly pointNames: Readonly<Record<FixedPointName, string>>;
  /** The n-th corner of an outline, from 1. */
  readonly corner: (number: number) => string;
  /** What a region's pixels say, line by line. `unit` is HU, another one of the file's, or null for plain stored values. */
  readonly roi: (statistics: RoiStatistics, unit: string | null) => readonly string[];
  /** A pixel's value, or its three. */
  readonly value: (values: readonly number[], unit: string | null) => string;
  readonly readout: (readout: Readout) => readonly string[];
  readonly orientation: Readonly<Record<'A' | 'P' | 'H' | 'F' | 'L' | 'R', string>>;
  readonly planes: Readonly<Record<MillimetreScale['plane'], string>>;
  readonly window: (window: AppliedWindow) => string;
  /** While a lookup table and no window is applied. */
  readonly lookupTable: string;
  /** `percent`: screen pixels per image pixel × 100. */
  readonly zoom: (percent: number) => string;
  /** Shown beside the loupe when the image is smaller than `minimumPlacementZoom`. */
  readonly zoomInToPlace: string;
}

/** How the image is really shown, after fitting. Sent when it changes; what linked viewports need. */
export interface ViewReport {
  /** CSS pixels per image pixel along a row. */
  readonly pixelScale: number;
  /** CSS pixels per mm, or null without millimetres. */
  readonly mmScale: number | null;
  /** The same two for the whole image in the window as it is. */
  readonly fitPixelScale: number;
  readonly fitMmScale: number | null;
  /** Physical screen pixels per CSS pixel. */
  readonly devicePixelRatio: number;
  readonly window: AppliedWindow | null;
}

export interface PixelProbe {
  readonly pixel: PixelIndex;
  readonly point: ImagePoint;
  /** One value, or red, green, blue. */
  readonly stored: readonly number[];
  /** Modality value (HU for CT); null for colour. */
  readonly modality: number | null;
}

/** What lies under the pointer. */
export interface Readout {
  readonly pixel: PixelIndex;
  /** One modality value, or the three of a colour. */
  readonly values: readonly number[];
  readonly unit: string | null;
  /** Centre of the pixel, where the image says where it lies. */
  readonly patient: PatientPoint | null;
}

export interface ContextRequest {
  /** Where to open the menu, in CSS pixels of the page's window. */
  readonly client: readonly [number, number];
  readonly point: ImagePoint;
  /** What lies under the pointer. */
  readonly hit: Selection | null;
}

/** How a committed change came about: successive nudges may be one undo step. */
export type EditGesture = 'drag' | 'nudge';

export interface FilmViewportProps {
  readonly instance: Instance;
  /** One-based, as DICOM counts and as annotations store it. */
  readonly frameNumber: number;
  readonly frameSource: FrameSource;
  readonly active: boolean;
  readonly display: DisplayState;
  readonly voi: VoiChoice;
  /** What turns this film's pixels into millimetres, or null: the scale bar is then in pixels. */
  readonly millimetres: MillimetreScale | null;

  /** Those of other images and kinds that have no points here are passed over. */
  readonly annotations: readonly Annotation[];
  readonly overlay: OverlayModel;
  /** The lines beside a free mark by its id, with unit and calibration; what its pixels say is added here. */
  readonly markLines?: ReadonlyMap<string, readonly string[]>;
  /** Shows pixel, value and place under the pointer, whatever the tool; the probe shows them always. */
  readonly readout?: boolean;
  readonly selection: Selection | null;
  readonly annotationsVisible: boolean;
  readonly tool: ToolId;
  /** What is being placed, for the text beside the cursor: "C4". */
  readonly placingLabel: string | null;
  /** No edits, no placing: a final reading, or a second window. */
  readonly readOnly: boolean;

  readonly corners: CornerTexts;
  readonly badges: readonly ViewportBadge[];
  readonly overlayTextVisible: boolean;
  /** Hides every identifying line. */
  readonly blinded: boolean;
  readonly texts: ViewportTexts;
  /** What of the file's own drawing (overlay planes, shutter) is shown. Default: all of it. */
  readonly dressing?: DressingOptions;
  /** What other programs drew over the image, or null. */
  readonly foreign?: ForeignLayer | null;

  /** Loupe magnification relative to the image's pixels is at least this and at least 2 × the displayed zoom; null = no loupe. Default 2.5. */
  readonly loupe?: number | null;
  readonly edgeHint?: boolean;
  /** Screen pixels per image pixel under which placing asks to zoom in (1.5 = 150 %); null = never asks. */
  readonly minimumPlacementZoom?: number | null;

  /** Drawn between the image and the marks, over the whole viewport: what other parts of the screen have to say about this image. */
  readonly layer?: (view: ViewTransform, canvas: CanvasShape) => ReactNode;

  readonly onActivate?: () => void;
  readonly onDisplayChange?: (display: DisplayState) => void;
  readonly onVoiChange?: (voi: VoiChoice) => void;
  readonly onView?: (view: ViewReport) => void;
  /** Wheel steps: positive is towards later images. `fast` with Shift. */
  readonly onScroll?: (steps: number, fast: boolean) => void;
  readonly onSelect?: (selection: Selection | null) => void;
  /** The annotation as it would be now, at most once per animation frame; null when the gesture ends without a change. */
  readonly onAnnotationDraft?: (annotation: Annotation | null) => void;
  /** One per gesture, at pointer up or per key. */
  readonly onAnnotationCommit?: (annotation: Annotation, gesture: EditGesture) => void;
  readonly onPlace?: (shape: PlacedShape) => void;
  /** The next point of the shape being placed, or null when nothing is: lets a guided walk follow. */
  readonly onPlacingStep?: (next: PointName | null) => void;
  readonly onDelete?: (annotationId: string) => void;
  /** Esc with nothing to cancel. */
  readonly onEscape?: () => void;
  readonly onMaximise?: () => void;
  readonly onContextMenu?: (request: ContextRequest) => void;
  readonly onPixelProbe?: (probe: PixelProbe | null) => void;
  readonly onLoaded?: (outcome: { readonly ok: true } | { readonly ok: false; readonly error: PixelError }) => void;
}

export interface FilmViewportHandle {
  focus(): void;
  /** Brings an image point to the middle, at the present zoom. */
  centreOn(point: ImagePoint): void;
  /** What is on screen as a PNG data URL, image only. */
  snapshot(): string | null;
}
