import type { CanvasPoint } from '#shared/geometry';
import { engine } from './engine.ts';

export interface PointerModifiers {
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** The mouse as the tools hear it. Positions are CSS pixels of the viewport. */
export interface PointerListener {
  down(at: CanvasPoint, button: 'left' | 'middle' | 'right', modifiers: PointerModifiers): void;
  drag(at: CanvasPoint, modifiers: PointerModifiers): void;
  up(at: CanvasPoint, client: readonly [number, number]): void;
  move(at: CanvasPoint, modifiers: PointerModifiers): void;
  leave(): void;
  /** `notches`: positive towards the reader. */
  wheel(at: CanvasPoint, notches: number, modifiers: PointerModifiers): void;
  doubleClick(at: CanvasPoint): void;
}

interface RoutedEvent {
  readonly event?: MouseEvent;
}

const BUTTONS = ['left', 'middle', 'right'] as const;

/**
 * Routes cornerstone-tools' mouse events of an enabled element to a listener. Which event it is comes from there (drags outside the
 * element included); the position comes from the browser's pointer events, because mouse events are whole CSS pixels and
 * cornerstone-tools maps them as if there were no HiDPI.
 */
export function listenToPointer(host: HTMLElement, listener: PointerListener): () => void {
  const { EVENTS } = engine().cornerstoneTools;
  const stop = new AbortController();
  let client: readonly [number, number] = [0, 0];
  let modifiers: PointerModifiers = { ctrl: false, shift: false };

  const note = (event: MouseEvent): void => {
    client = [event.clientX, event.clientY];
    modifiers = { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  };
  const at = (): CanvasPoint => {
    const box = host.getBoundingClientRect();
    return [client[0] - box.left, client[1] - box.top];
  };

  for (const type of ['pointerdown', 'pointermove', 'pointerup'] as const) {
    window.addEventListener(type, note, { capture: true, signal: stop.signal });
  }
  // Not cornerstone-tools' wheel event: with Shift a browser turns the wheel sideways, and a sideways wheel is none there.
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    note(event);
    listener.wheel(at(), wheelNotches(event), modifiers);
  };
  host.addEventListener('wheel', onWheel, { passive: false, signal: stop.signal });
  host.addEventListener('pointerleave', () => listener.leave(), { signal: stop.signal });
  host.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: stop.signal });
  // Keeps the middle button from starting the browser's own scrolling.
  host.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { signal: stop.signal });

  const on = (type: string, handle: (routed: RoutedEvent) => void): void =>
    host.addEventListener(type, (event) => handle((event as CustomEvent<RoutedEvent>).detail), { signal: stop.signal });
  on(EVENTS.MOUSE_DOWN, ({ event }) => {
    const button = BUTTONS[event?.button ?? 0];
    if (button !== undefined) listener.down(at(), button, modifiers);
  });
  on(EVENTS.MOUSE_DRAG, () => listener.drag(at(), modifiers));
  // It calls a short press a click and a long one an up; both end the same gesture.
  on(EVENTS.MOUSE_UP, () => listener.up(at(), client));
  on(EVENTS.MOUSE_CLICK, () => listener.up(at(), client));
  on(EVENTS.MOUSE_MOVE, () => listener.move(at(), modifiers));
  on(EVENTS.MOUSE_DOUBLE_CLICK, () => listener.doubleClick(at()));
  return () => stop.abort();
}

const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;

/** Whichever way the wheel turned, in notches of an ordinary mouse; a touch pad gives fractions. */
function wheelNotches({ deltaX, deltaY, deltaMode }: WheelEvent): number {
  const delta = Math.abs(deltaY) >= Math.abs(deltaX) ? deltaY : deltaX;
  if (deltaMode === WheelEvent.DOM_DELTA_PAGE) return delta;
  return delta / (deltaMode === WheelEvent.DOM_DELTA_LINE ? LINES_PER_NOTCH : PIXELS_PER_NOTCH);
}
