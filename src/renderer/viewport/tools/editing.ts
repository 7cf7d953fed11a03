import type { CanvasPoint, ImagePoint } from '#shared/geometry';
import { distance2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { placedShape, pointOf, translated, withPoint } from '../annotationPoints.ts';
import type { EditGesture } from '../props.ts';
import type { PlacedShape, PointName, Selection, ShapeKind } from '../shapes.ts';
import { nextPoint } from '../shapes.ts';

/**
 * Placing and moving points as states: idle, placing, dragging. Takes positions, gives effects; knows no screen, so that it is tested
 * as a table. A press places on release, and moves with the pointer until then, which is what the loupe is for.
 */
export type EditState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'placing';
      readonly kind: ShapeKind;
      /** Those that stand, in clicking order. */
      readonly points: readonly ImagePoint[];
      /** Where the next one would be. */
      readonly cursor: ImagePoint | null;
      /** Where the button went down for the next one; null while it is up. */
      readonly pressed: Position | null;
    }
  | {
      readonly phase: 'dragging';
      readonly target: Selection;
      readonly original: FrameAnnotation;
      readonly current: FrameAnnotation;
      /** From the pointer to the point, so that grabbing a handle off its middle does not move it. Image pixels. */
      readonly offset: readonly [number, number];
      readonly pressed: Position;
      readonly hasMoved: boolean;
    };

export const IDLE: EditState = { phase: 'idle' };

/** A pointer position in both spaces; `image` may already be the snapped edge. */
export interface Position {
  readonly canvas: CanvasPoint;
  readonly image: ImagePoint;
}

export type EditEvent =
  | { readonly type: 'press'; readonly at: Position; readonly kind: ShapeKind }
  | { readonly type: 'grab'; readonly at: Position; readonly target: Selection; readonly annotation: FrameAnnotation }
  | { readonly type: 'move'; readonly at: Position; readonly isSnapped: boolean }
  | { readonly type: 'release'; readonly at: Position }
  /** Takes the last point of the shape that is being placed away. */
  | { readonly type: 'back' }
  | { readonly type: 'cancel' };

export type EditEffect =
  | { readonly type: 'place'; readonly shape: PlacedShape }
  | { readonly type: 'select'; readonly selection: Selection | null }
  | { readonly type: 'draft'; readonly annotation: FrameAnnotation | null }
  | { readonly type: 'commit'; readonly annotation: FrameAnnotation; readonly gesture: EditGesture }
  | { readonly type: 'step'; readonly next: PointName | null };

export interface EditStep {
  readonly state: EditState;
  readonly effects: readonly EditEffect[];
}

/** CSS pixels that a hand moves without meaning to. */
export const STILL_RADIUS = 3;
/** A line drawn in one stroke must be at least this long on screen; else its ends are clicked one after the other. */
const STROKE_LENGTH = 8;

/** Shapes of two points, which may be drawn in one stroke. */
export const STROKES: ReadonlySet<ShapeKind> = new Set<ShapeKind>([
  'calibration',
  'rigid-length',
  'plate',
  'length',
  'arrow',
  'cobb',
  'ellipse',
]);

export interface Frame {
  readonly sopInstanceUID: string;
  readonly frameNumber: number;
  /** Image pixels within which a click means a point that stands: the first corner of an outline closes it, the last one too. */
  readonly reach?: number;
}

export function editStep(state: EditState, event: EditEvent, frame: Frame): EditStep {
  switch (event.type) {
    case 'press':
      return press(state, event.at, event.kind);
    case 'grab':
      return grab(event.at, event.target, event.annotation);
    case 'move':
      return move(state, event.at, event.isSnapped);
    case 'release':
      return release(state, event.at, frame);
    case 'back':
      return back(state);
    case 'cancel':
      return cancel(state);
  }
}

const only = (state: EditState, ...effects: EditEffect[]): EditStep => ({ state, effects });

function press(state: EditState, at: Position, kind: ShapeKind): EditStep {
  const points = state.phase === 'placing' && state.kind === kind ? state.points : [];
  return only(
    { phase: 'placing', kind, points, cursor: at.image, pressed: at },
    { type: 'step', next: nextPoint(kind, points.length) },
  );
}

function grab(at: Position, target: Selection, annotation: FrameAnnotation): EditStep {
  const held = target.point === null ? at.image : pointOf(annotation, target.point);
  return only(
    {
      phase: 'dragging',
      target,
      original: annotation,
      current: annotation,
      offset: [held[0] - at.image[0], held[1] - at.image[1]],
      pressed: at,
      hasMoved: false,
    },
    { type: 'select', selection: target },
  );
}

function move(state: EditState, at: Position, isSnapped: boolean): EditStep {
  if (state.phase === 'placing') return only({ ...state, cursor: at.image });
  if (state.phase !== 'dragging') return only(state);
  if (!state.hasMoved && distance2(state.pressed.canvas, at.canvas) < STILL_RADIUS) return only(state);
  const current = moved(state, at, isSnapped);
  return only({ ...state, current, hasMoved: true }, { type: 'draft', annotation: current });
}

function moved(state: EditState & { phase: 'dragging' }, at: Position, isSnapped: boolean): FrameAnnotation {
  const { original, target, offset } = state;
  if (target.point === null) {
    const from = state.pressed.image;
    return translated(original, [at.image[0] - from[0], at.image[1] - from[1]]);
  }
  return withPoint(original, target.point, isSnapped ? at.image : [at.image[0] + offset[0], at.image[1] + offset[1]]);
}

function release(state: EditState, at: Position, frame: Frame): EditStep {
  if (state.phase === 'dragging') {
    return state.hasMoved ? only(IDLE, { type: 'commit', annotation: state.current, gesture: 'drag' }) : only(IDLE);
  }
  if (state.phase !== 'placing' || state.pressed === null) return only(state);
  const isStroke =
    STROKES.has(state.kind) && state.points.length === 0 && distance2(state.pressed.canvas, at.canvas) >= STROKE_LENGTH;
  if (state.kind === 'polygon' && closes(state.points, at.image, frame.reach ?? 0))
    return finish(state.kind, state.points, frame);
  const points = isStroke ? [state.pressed.image, at.image] : [...state.points, at.image];
  const next = nextPoint(state.kind, points.length);
  if (next !== null) return only({ ...state, points, cursor: at.image, pressed: null }, { type: 'step', next });
  return finish(state.kind, points, frame);
}

const OUTLINE = 3;

/** A click on the first corner, or a second one on the last (a double click), ends an outline. */
function closes(points: readonly ImagePoint[], at: ImagePoint, reach: number): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return (
    points.length >= OUTLINE &&
    first !== undefined &&
    last !== undefined &&
    (distance2(first, at) <= reach || distance2(last, at) <= reach / 2)
  );
}

function finish(kind: ShapeKind, points: readonly ImagePoint[], frame: Frame): EditStep {
  const shape = placedShape(kind, points, frame.sopInstanceUID, frame.frameNumber);
  return shape === null
    ? only(IDLE, { type: 'step', next: null })
    : only(IDLE, { type: 'step', next: null }, { type: 'place', shape });
}

function back(state: EditState): EditStep {
  if (state.phase !== 'placing') return only(state);
  const points = state.points.slice(0, -1);
  return points.length === 0
    ? cancel(state)
    : only({ ...state, points, pressed: null }, { type: 'step', next: nextPoint(state.kind, points.length) });
}

function cancel(state: EditState): EditStep {
  if (state.phase === 'dragging') return only(IDLE, { type: 'draft', annotation: null });
  if (state.phase === 'placing') return only(IDLE, { type: 'step', next: null });
  return only(state);
}
