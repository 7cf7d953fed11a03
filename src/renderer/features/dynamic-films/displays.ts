import type { ImagePoint } from '#shared/geometry';
import type { SavedView } from '../../state/savedView.ts';
import type { ViewStore } from '../../state/viewStore.ts';
import { INITIAL_DISPLAY, type DisplayState, type Zoom } from '../../viewport/display.ts';
import { FILE_VOI, type VoiChoice } from '../../viewport/voi.ts';
import type { Linked, ShownImage } from './tiles.ts';

/** How one image is shown: kept by its key (`ShownImage.key`), so that it is found again in whatever tile and after a reload. */
export interface ImageDisplay {
  readonly display: DisplayState;
  readonly voi: VoiChoice;
}

export const NEW_DISPLAY: ImageDisplay = { display: INITIAL_DISPLAY, voi: FILE_VOI };

const read = new WeakMap<object, ImageDisplay>();

/** The kept display of an image; what cannot be understood is as new. */
export function displayOf(displays: SavedView['displays'], key: string): ImageDisplay {
  const stored = displays[key];
  if (typeof stored !== 'object' || stored === null) return NEW_DISPLAY;
  const known = read.get(stored);
  if (known !== undefined) return known;
  const parsed = parseDisplay(stored as Readonly<Record<string, unknown>>);
  read.set(stored, parsed);
  return parsed;
}

function parseDisplay(stored: Readonly<Record<string, unknown>>): ImageDisplay {
  const display = record(stored['display']);
  const voi = record(stored['voi']);
  return {
    display: {
      rotation: finite(display['rotation']) ?? 0,
      mirrored: display['mirrored'] === true,
      invert: display['invert'] === true,
      zoom: parseZoom(record(display['zoom'])),
      centre: parsePoint(display['centre']),
    },
    voi: parseVoi(voi),
  };
}

function parseZoom(zoom: Readonly<Record<string, unknown>>): Zoom {
  const scale = finite(zoom['scale']);
  if (scale === null || scale <= 0) return { kind: 'fit' };
  return zoom['kind'] === 'mm' ? { kind: 'mm', scale } : zoom['kind'] === 'pixel' ? { kind: 'pixel', scale } : { kind: 'fit' };
}

function parsePoint(value: unknown): ImagePoint | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = [finite(value[0]), finite(value[1])];
  return x === null || y === null ? null : [x, y];
}

function parseVoi(voi: Readonly<Record<string, unknown>>): VoiChoice {
  const [center, width, low, high, index] = ['center', 'width', 'low', 'high', 'index'].map((name) => finite(voi[name]));
  if (voi['kind'] === 'window' && center != null && width != null && width > 0) {
    const name = voi['function'];
    const functions = ['LINEAR', 'LINEAR_EXACT', 'SIGMOID'] as const;
    const known = functions.find((one) => one === name);
    return known === undefined ? { kind: 'window', center, width } : { kind: 'window', center, width, function: known };
  }
  if (voi['kind'] === 'percentile' && low != null && high != null && low < high) return { kind: 'percentile', low, high };
  return voi['kind'] === 'file' && index != null && index >= 0 ? { kind: 'file', index: Math.floor(index) } : FILE_VOI;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const finite = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/**
 * Changes how an image is shown; those that are linked follow in zoom, place or window, each keeps its own rotation and flips. Kept under the
 * image's key, so that all slices of a series lie alike.
 */
export function changeDisplay(
  view: ViewStore,
  image: ShownImage,
  change: Partial<{ readonly display: DisplayState; readonly voi: VoiChoice }>,
  linked: Linked,
): void {
  const { displays } = view.getState();
  const own = displayOf(displays, image.key);
  const next: Record<string, unknown> = { ...displays, [image.key]: { ...own, ...change } };
  const follow = ({ key }: ShownImage, follower: (theirs: ImageDisplay) => ImageDisplay): void => {
    if (key === image.key) return;
    next[key] = follower(displayOf(next, key));
  };
  const { display, voi } = change;
  if (display !== undefined && display.zoom !== own.display.zoom)
    for (const other of linked.zoom)
      follow(other, (theirs) => {
        const zoomed = { ...theirs.display, zoom: display.zoom };
        return { ...theirs, display: display.zoom.kind === 'fit' ? { ...zoomed, centre: null } : zoomed };
      });
  if (display !== undefined && display.zoom.kind !== 'fit' && display.centre !== own.display.centre)
    for (const other of linked.pan)
      follow(other, (theirs) => ({
        ...theirs,
        display: { ...theirs.display, centre: movedAlike(own.display, display, image, theirs.display, other) },
      }));
  if (voi !== undefined) for (const other of linked.window) follow(other, (theirs) => ({ ...theirs, voi }));
  view.set({ displays: next });
}

/** The other image's middle after the same movement on the screen: through millimetres where both have them, and each one's turn and flip. */
function movedAlike(
  before: DisplayState,
  after: DisplayState,
  image: ShownImage,
  theirs: DisplayState,
  other: ShownImage,
): ImagePoint {
  const [x0, y0] = before.centre ?? middleOf(image);
  const [x1, y1] = after.centre ?? middleOf(image);
  const [own, there] = [pitchOf(image), pitchOf(other)];
  const [x, y] = theirs.centre ?? middleOf(other);
  const [down, across] = own === null || there === null ? [1, 1] : [own[0] / there[0], own[1] / there[1]];
  const turn = (((theirs.rotation - after.rotation) % 360) * Math.PI) / 180;
  const mirror = (display: DisplayState): number => (display.mirrored ? -1 : 1);
  const [dx, dy] = [(x1 - x0) * mirror(after), y1 - y0];
  const turned = [Math.cos(turn) * dx + Math.sin(turn) * dy, -Math.sin(turn) * dx + Math.cos(turn) * dy] as const;
  return [x + turned[0] * mirror(theirs) * across, y + turned[1] * down];
}

const middleOf = ({ instance: { pixels } }: ShownImage): ImagePoint => [(pixels?.columns ?? 0) / 2, (pixels?.rows ?? 0) / 2];
const pitchOf = ({ instance: { spacing } }: ShownImage): readonly [number, number] | null =>
  spacing.pixelSpacing ?? spacing.imagerPixelSpacing;
