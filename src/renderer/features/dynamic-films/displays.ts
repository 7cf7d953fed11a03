import type { ImagePoint } from '#shared/geometry';
import type { SavedView } from '../../state/savedView.ts';
import type { ViewStore } from '../../state/viewStore.ts';
import { INITIAL_DISPLAY, type DisplayState, type Zoom } from '../../viewport/display.ts';
import { FILE_VOI, type VoiChoice } from '../../viewport/voi.ts';

/** How one image is shown: kept by SOP Instance UID, so that it is found again in whatever tile and after a reload. */
export interface ImageDisplay {
  readonly display: DisplayState;
  readonly voi: VoiChoice;
}

export const NEW_DISPLAY: ImageDisplay = { display: INITIAL_DISPLAY, voi: FILE_VOI };

const read = new WeakMap<object, ImageDisplay>();

/** The kept display of an image; what cannot be understood is as new. */
export function displayOf(displays: SavedView['displays'], sopInstanceUID: string): ImageDisplay {
  const stored = displays[sopInstanceUID];
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

/** Changes how images are shown; those that are linked follow in zoom and window, each keeps its own place, rotation and flips. */
export function changeDisplay(
  view: ViewStore,
  sopInstanceUID: string,
  change: Partial<{ readonly display: DisplayState; readonly voi: VoiChoice }>,
  linked: readonly string[],
): void {
  const { displays } = view.getState();
  const own = displayOf(displays, sopInstanceUID);
  const next: Record<string, unknown> = { ...displays, [sopInstanceUID]: { ...own, ...change } };
  for (const other of linked) {
    if (other === sopInstanceUID) continue;
    const theirs = displayOf(displays, other);
    const zoom = change.display?.zoom;
    const zoomed = zoom !== undefined && zoom !== own.display.zoom ? { ...theirs.display, zoom: zoom } : theirs.display;
    next[other] = {
      display: change.display !== undefined && zoom?.kind === 'fit' ? { ...zoomed, centre: null } : zoomed,
      voi: change.voi ?? theirs.voi,
    };
  }
  view.set({ displays: next });
}
