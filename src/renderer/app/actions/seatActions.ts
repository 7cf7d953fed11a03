import { ZoomIn, ZoomOut } from 'lucide-react';
import { changeDisplay, displayOf } from '../../features/dynamic-films/displays.ts';
import { linkedWith, type ShownImage } from '../../features/dynamic-films/tiles.ts';
import { viewReport } from '../../features/dynamic-films/viewReports.ts';
import type { Key } from '../../i18n/index.ts';
import type { Services } from '../../state/services.ts';
import type { DisplayState, ViewReport } from '../../viewport/index.ts';
import { panned, pixelAspect, viewTransform } from '../../viewport/viewTransform.ts';
import { action, type Action } from './action.ts';
import { hasImage, image } from './conditions.ts';

/** One press: as much as a notch or two of the wheel. */
const ZOOM = 1.25;
/** CSS pixels that a press moves the image. */
const PAN = 40;
/** Part of the width that a press changes width or level by. */
const WINDOW = 0.08;

type Shown = (services: Services, shown: ShownImage, report: ViewReport) => void;
/** What the mouse does by dragging, done from how the image is really shown now. */
const fromView = (act: Shown) => (services: Services) => {
  const shown = image(services);
  const report = shown === null ? null : viewReport(shown.key);
  if (shown !== null && report !== null) act(services, shown, report);
};

const change = (services: Services, shown: ShownImage, part: Parameters<typeof changeDisplay>[2]): void =>
  changeDisplay(services.view, shown, part, linkedWith(shown, services.cases.getState(), services.view.getState()));

const own = ({ view }: Services, { key }: ShownImage): DisplayState => displayOf(view.getState().displays, key).display;

const zoom =
  (by: number): Shown =>
  (services, shown, { mmScale, pixelScale }) =>
    change(services, shown, {
      display: {
        ...own(services, shown),
        zoom: mmScale === null ? { kind: 'pixel', scale: pixelScale * by } : { kind: 'mm', scale: mmScale * by },
      },
    });

const pan =
  (dx: number, dy: number): Shown =>
  (services, shown, { pixelScale, mmScale, devicePixelRatio }) => {
    const { pixels, spacing } = shown.instance;
    if (pixels === null) return;
    const shape = { columns: pixels.columns, rows: pixels.rows, aspect: pixelAspect(spacing) };
    const display = own(services, shown);
    // A movement does not depend on how large the window onto the image is.
    const view = viewTransform(display, shape, { width: 1, height: 1, devicePixelRatio }, pixelScale);
    const moved = panned(display, shape, view, [dx * PAN, dy * PAN]);
    // Moved, an image no longer follows the window's size: it would jump with the next change of it.
    const zoomed = mmScale === null ? ({ kind: 'pixel', scale: pixelScale } as const) : ({ kind: 'mm', scale: mmScale } as const);
    change(services, shown, { display: moved.zoom.kind === 'fit' ? { ...moved, zoom: zoomed } : moved });
  };

const window =
  (width: number, level: number): Shown =>
  (services, shown, { window: applied }) => {
    if (applied === null) return;
    const voi = {
      ...applied,
      kind: 'window' as const,
      width: Math.max(1, applied.width * (1 + width * WINDOW)),
      center: applied.center + level * WINDOW * applied.width,
    };
    change(services, shown, { voi });
  };

const byKey = (id: string, keys: readonly string[], run: Shown, rest: Partial<Action> = {}): Action =>
  action({
    id: `image.${id}`,
    label: `action.${id}` as Key,
    keys,
    scope: 'viewport',
    enabled: hasImage,
    run: fromView(run),
    ...rest,
  });

/** Zoom, pan and window without a mouse. */
export const seatActions: readonly Action[] = [
  byKey('zoomIn', ['Plus', '='], zoom(ZOOM), { icon: ZoomIn, menu: ['image', 3] }),
  byKey('zoomOut', ['-'], zoom(1 / ZOOM), { icon: ZoomOut, menu: ['image', 3] }),
  byKey('panLeft', ['Ctrl+ArrowLeft'], pan(-1, 0)),
  byKey('panRight', ['Ctrl+ArrowRight'], pan(1, 0)),
  byKey('panUp', ['Ctrl+ArrowUp'], pan(0, -1)),
  byKey('panDown', ['Ctrl+ArrowDown'], pan(0, 1)),
  byKey('widthUp', ['Alt+ArrowRight'], window(1, 0)),
  byKey('widthDown', ['Alt+ArrowLeft'], window(-1, 0)),
  byKey('levelUp', ['Alt+ArrowUp'], window(0, 1)),
  byKey('levelDown', ['Alt+ArrowDown'], window(0, -1)),
];
