import type { DecodedFrame } from '#shared/dicom/pixels';
import type { CanvasPoint, ImagePoint } from '#shared/geometry';
import { distance2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import type { PointerListener, PointerModifiers } from '../cornerstone/pointerEvents.ts';
import type { FilmViewportProps } from '../props.ts';
import type { Selection } from '../shapes.ts';
import type { AppliedWindow } from '../voi.ts';
import type { CanvasShape, ImageShape, ViewTransform } from '../viewTransform.ts';
import { toImage } from '../viewTransform.ts';
import { edgeHint } from './edgeHint.ts';
import type { EditEffect, EditEvent, EditState, Position } from './editing.ts';
import { editStep, IDLE, STILL_RADIUS } from './editing.ts';
import { HANDLE_RADIUS, HANDLE_RADIUS_PLACING, hitTest } from './hitTest.ts';
import { crosshairKey } from './crosshair.ts';
import { navigate, zoomTo, type Navigation } from './navigation.ts';
import { isArrow, nudged } from './nudge.ts';
import { isPlacingTool } from './placingTool.ts';
import { wheelZoomFactor } from './windowDrag.ts';

/** What the viewport knows at the moment of an event. */
export interface Surroundings {
  readonly props: FilmViewportProps;
  readonly image: ImageShape;
  readonly canvas: CanvasShape;
  readonly view: ViewTransform;
  readonly frame: DecodedFrame;
  readonly window: AppliedWindow | null;
  /** Spread of the image's modality values, for the speed of a window drag. */
  readonly valueRange: () => number;
  /** As they are drawn: drafts and pending edits included. */
  readonly shown: readonly FrameAnnotation[];
}

/** What the overlay and the loupe draw of a gesture. */
export interface InteractionState {
  readonly edit: EditState;
  readonly hover: Selection | null;
  /** The pointer on the image, or null outside. */
  readonly pointer: Position | null;
  readonly hint: ImagePoint | null;
  readonly navigating: Navigation['kind'] | null;
  /** The arrow keys carry the pointer. */
  readonly crosshair: boolean;
}

export const RESTING: InteractionState = {
  edit: IDLE,
  hover: null,
  pointer: null,
  hint: null,
  navigating: null,
  crosshair: false,
};

/** The edge mark looks this far around the pointer, in CSS pixels. */
const HINT_RADIUS = 10;
/** A click this near to the first corner of an outline closes it, CSS pixels. */
const CLOSING_RADIUS = 8;
/** The second half of the double click that ended a shape is no double click, ms. */
const DOUBLE_CLICK = 500;

export interface Interaction extends PointerListener {
  /** True when the key was meant for the viewport. */
  key(event: { readonly key: string; readonly shiftKey: boolean }): boolean;
  cancel(): void;
  dispose(): void;
}

/**
 * Mouse and keys of one viewport. Moves are gathered and answered once per animation frame; presses and releases at once, with the
 * last move before them, so that a commit is where the pointer was.
 */
export function createInteraction(
  look: () => Surroundings | null,
  publish: (state: InteractionState, effects: readonly EditEffect[]) => void,
): Interaction {
  let state = RESTING;
  let navigation: Navigation | null = null;
  let waiting: (() => void) | null = null;
  let scheduled = 0;
  let notchesLeft = 0;
  let placedAt = -Infinity;
  let gathered: EditEffect[] | null = null;

  const set = (next: Partial<InteractionState>, effects: readonly EditEffect[] = []): void => {
    state = { ...state, ...next };
    if (gathered === null) publish(state, effects);
    else gathered.push(...effects);
  };
  /** What `act` does, told as one change. A draft that the same change makes good is never shown by itself: it would be worked out twice. */
  const atOnce = (act: () => void): void => {
    gathered = [];
    act();
    const effects = gathered;
    gathered = null;
    const isCommitted = effects.some(({ type }) => type === 'commit');
    publish(state, isCommitted ? effects.filter((one) => one.type !== 'draft' || one.annotation === null) : effects);
  };
  const flush = (): void => {
    cancelAnimationFrame(scheduled);
    scheduled = 0;
    const act = waiting;
    waiting = null;
    act?.();
  };
  const inNextFrame = (act: () => void): void => {
    waiting = act;
    scheduled ||= requestAnimationFrame(flush);
  };

  const hintAt = (around: Surroundings, image: ImagePoint): ImagePoint | null =>
    around.props.edgeHint === true ? edgeHint(around.frame, image, HINT_RADIUS / around.view.pixelScale) : null;

  /** The pointer on the image; with Ctrl held it is the marked edge, when there is one. */
  const position = (around: Surroundings, at: CanvasPoint, modifiers: PointerModifiers) => {
    const image = toImage(around.view, at);
    const hint = hintAt(around, image);
    const isSnapped = modifiers.ctrl && hint !== null;
    return { position: { canvas: at, image: isSnapped ? hint : image }, hint, isSnapped };
  };

  const edit = (around: Surroundings, event: EditEvent, extra: Partial<InteractionState> = {}): void => {
    const { state: next, effects } = editStep(state.edit, event, {
      sopInstanceUID: around.props.instance.sopInstanceUID,
      frameNumber: around.props.frameNumber,
      reach: CLOSING_RADIUS / around.view.pixelScale,
    });
    if (effects.some(({ type }) => type === 'place')) placedAt = performance.now();
    set({ ...extra, edit: next }, effects);
  };

  const hitAt = (around: Surroundings, at: CanvasPoint, outlines: boolean): Selection | null =>
    around.props.annotationsVisible
      ? hitTest(around.shown, around.view, at, {
          handleRadius: isPlacingTool(around.props.tool) ? HANDLE_RADIUS_PLACING : HANDLE_RADIUS,
          preferred: around.props.selection,
          outlines,
        })
      : null;

  /** A handle under the pointer is taken before the tool acts, except in the middle of placing. An outline only when already selected. */
  const grabbable = (around: Surroundings, at: CanvasPoint): Selection | null => {
    if (around.props.readOnly || state.edit.phase === 'placing') return null;
    const hit = hitAt(around, at, true);
    if (hit === null || hit.point !== null) return hit;
    return around.props.tool === 'select' || around.props.selection?.annotationId === hit.annotationId ? hit : null;
  };

  const startNavigation = (around: Surroundings, kind: Navigation['kind'], from: CanvasPoint, isRight: boolean): void => {
    const { view, window, props } = around;
    navigation = { kind, from, display: props.display, view, window, isRight, hasMoved: false, passed: 0 };
    set({ navigating: isRight ? null : kind, hover: null, hint: null });
  };

  return {
    down: (at, button, modifiers) => {
      flush();
      const around = look();
      // A second button in the middle of a gesture is not another gesture.
      if (around === null || navigation !== null || state.edit.phase === 'dragging') return;
      around.props.onActivate?.();
      if (button === 'middle') return startNavigation(around, 'pan', at, false);
      if (button === 'right') return startNavigation(around, 'zoom', at, true);
      const { tool, readOnly } = around.props;
      const target = grabbable(around, at);
      const annotation = around.shown.find(({ id }) => id === target?.annotationId);
      const { position: where } = position(around, at, modifiers);
      if (target !== null && annotation !== undefined) {
        return edit(around, { type: 'grab', at: { ...where, image: toImage(around.view, at) }, target, annotation });
      }
      if (isPlacingTool(tool)) {
        if (!readOnly) edit(around, { type: 'press', at: where, kind: tool }, { hover: null, pointer: where });
        return;
      }
      if (around.props.selection !== null) set({}, [{ type: 'select', selection: null }]);
      if (tool !== 'select') startNavigation(around, tool, at, false);
    },
    drag: (at, modifiers) =>
      inNextFrame(() => {
        const around = look();
        if (around === null) return;
        if (navigation !== null) {
          if (!navigation.hasMoved && distance2(navigation.from, at) < STILL_RADIUS) return;
          navigation.hasMoved = true;
          if (navigation.isRight && state.navigating === null) set({ navigating: 'zoom' });
          return navigate(around, navigation, at);
        }
        const { position: where, hint, isSnapped } = position(around, at, modifiers);
        edit(around, { type: 'move', at: where, isSnapped }, { pointer: where, hint });
      }),
    up: (at, client) => {
      if (navigation !== null) flush();
      const around = look();
      const ended = navigation;
      navigation = null;
      if (around === null) {
        flush();
        return set(RESTING);
      }
      if (ended !== null) {
        set({ navigating: null });
        if (ended.isRight && !ended.hasMoved) {
          around.props.onContextMenu?.({ client, point: toImage(around.view, at), hit: hitAt(around, at, true) });
        }
        return;
      }
      atOnce(() => {
        flush();
        const where = state.pointer !== null && distance2(state.pointer.canvas, at) === 0 ? state.pointer : null;
        edit(around, { type: 'release', at: where ?? { canvas: at, image: toImage(around.view, at) } });
      });
    },
    move: (at, modifiers) =>
      inNextFrame(() => {
        const around = look();
        if (around === null || navigation !== null) return;
        const { tool } = around.props;
        const isPlacing = isPlacingTool(tool) && !around.props.readOnly;
        const { position: where, hint, isSnapped } = position(around, at, modifiers);
        const hover = around.props.readOnly ? null : grabbable(around, at);
        const next = { pointer: where, hover, hint: isPlacing ? hint : null, crosshair: false };
        if (state.edit.phase === 'placing') edit(around, { type: 'move', at: where, isSnapped }, next);
        else set(next);
      }),
    leave: () => inNextFrame(() => set({ pointer: null, hover: null, hint: null })),
    wheel: (at, notches, modifiers) => {
      const around = look();
      if (around === null || notches === 0) return;
      if (modifiers.ctrl) {
        return zoomTo(around, around.props.display, around.view, at, around.view.pixelScale * wheelZoomFactor(notches));
      }
      // A touch pad's fractions add up to whole images; turning back starts anew.
      notchesLeft = Math.sign(notchesLeft) === -Math.sign(notches) ? notches : notchesLeft + notches;
      const steps = Math.trunc(notchesLeft);
      notchesLeft -= steps;
      if (steps !== 0) around.props.onScroll?.(steps, modifiers.shift);
    },
    doubleClick: (at) => {
      const around = look();
      if (performance.now() - placedAt < DOUBLE_CLICK) return;
      if (around !== null && !isPlacingTool(around.props.tool) && hitAt(around, at, false) === null) around.props.onMaximise?.();
    },
    key: ({ key, shiftKey }) => {
      const around = look();
      if (around === null) return false;
      const { selection, readOnly } = around.props;
      const annotation = around.shown.find(({ id }) => id === selection?.annotationId);
      if (key === 'Escape') {
        if (state.edit.phase !== 'idle') edit(around, { type: 'cancel' });
        else if (selection !== null) set({}, [{ type: 'select', selection: null }]);
        else {
          set({ crosshair: false });
          around.props.onEscape?.();
        }
        return true;
      }
      if (key === 'Backspace' && state.edit.phase === 'placing') {
        edit(around, { type: 'back' });
        return true;
      }
      const carried = selection === null ? crosshairKey(state, around, key, shiftKey) : null;
      if (carried !== null) {
        const { press, ...moved } = carried;
        if (press === null) edit(around, { type: 'move', at: carried.pointer, isSnapped: false }, moved);
        else {
          edit(around, { type: 'press', at: carried.pointer, kind: press }, moved);
          edit(around, { type: 'release', at: carried.pointer });
        }
        return true;
      }
      if (selection === null || annotation === undefined || readOnly || state.edit.phase !== 'idle') return false;
      if (key === 'Delete' || key === 'Backspace') {
        around.props.onDelete?.(annotation.id);
        return true;
      }
      const moved = isArrow(key) ? nudged(annotation, selection, key, shiftKey, around.view) : null;
      if (moved === null) return false;
      set({}, [{ type: 'commit', annotation: moved, gesture: 'nudge' }]);
      return true;
    },
    cancel: () => {
      const around = look();
      // Another image is what a scroll is for.
      if (navigation?.kind === 'scroll' && around?.props.tool === 'scroll') return;
      navigation = null;
      if (around === null || state.edit.phase === 'idle') set({ edit: IDLE, navigating: null });
      else edit(around, { type: 'cancel' }, { navigating: null });
    },
    dispose: () => cancelAnimationFrame(scheduled),
  };
}
