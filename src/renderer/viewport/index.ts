export { FilmViewport } from './FilmViewport.tsx';
export type {
  FilmViewportProps,
  FilmViewportHandle,
  ViewportTexts,
  ViewReport,
  ToolId,
  PixelProbe,
  Readout,
  ContextRequest,
  EditGesture,
} from './props.ts';
export type { ForeignLayer } from './overlay/ForeignMarks.tsx';
export type { CanvasShape, ViewTransform } from './viewTransform.ts';
export { toCanvas } from './viewTransform.ts';
export type { FrameSource, LoadedFrame } from './frameSource.ts';
export type { DisplayState, MillimetreScale, Zoom } from './display.ts';
export { INITIAL_DISPLAY, rotated, flippedHorizontally, flippedVertically, inverted } from './display.ts';
export type { AppliedWindow, VoiChoice } from './voi.ts';
export { AUTO_VOI, FILE_VOI } from './voi.ts';
export type {
  AnnotationLook,
  CornerLine,
  CornerTexts,
  OverlayLink,
  OverlayModel,
  OverlayOutline,
  PointRef,
  ViewportBadge,
} from './overlayModel.ts';
export { EMPTY_OVERLAY, NO_CORNERS } from './overlayModel.ts';
export type { FixedPointName, PlacedShape, PointName, Selection, ShapeKind } from './shapes.ts';
export { POINT_ORDER, SHAPE_KINDS } from './shapes.ts';
