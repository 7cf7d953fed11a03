import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pose, Vertebra } from '#shared/spine';
import { readSavedView, type SavedView } from './savedView.ts';

export type Screen = 'library' | 'reading' | 'report' | 'settings';
export type Layout = 'one' | 'pair' | 'triple' | 'four';
export type PanelTab = 'landmarks' | 'levels' | 'surgery' | 'hardware' | 'report';

/** What a tile shows: the film of a pose (it follows a swap), or an image that the reader put there. */
export type TileContent =
  | { readonly kind: 'pose'; readonly pose: Pose }
  | { readonly kind: 'image'; readonly sopInstanceUID: string; readonly frame: number }
  | { readonly kind: 'empty' };

/** What the left button does; the placing tools are named as the annotation kinds. */
export const TOOLS = [
  'window',
  'pan',
  'zoom',
  'select',
  'vertebra',
  'spinous-tip',
  'spinous-edge',
  'spinous-base',
  'calibration',
  'rigid-length',
  'plate',
  'length',
] as const;
export type Tool = (typeof TOOLS)[number];

/** The landmark that the next click places. */
export interface WalkTarget {
  readonly film: Pose;
  readonly vertebra: Vertebra;
  readonly part: 'corners' | 'tip';
}

/** Asks the viewports to bring points into view; `token` tells one request from the next of the same points. */
export interface JumpRequest {
  readonly annotations: readonly string[];
  readonly images: readonly string[];
  readonly token: number;
}

/** A line that waits for what it is: a known object, or one whose length is only compared between films. */
export interface DrawnLine {
  readonly kind: 'calibration' | 'rigid-length';
  readonly sopInstanceUID: string;
  readonly frame: number;
  readonly line: readonly [readonly [x: number, y: number], readonly [x: number, y: number]];
  /** The annotation that is being changed, or null for a new one. */
  readonly id: string | null;
}

export type DialogName =
  'palette' | 'keys' | 'reader' | 'calibration' | 'finalise' | 'amend' | 'rejected' | 'context' | 'about' | 'files';

export interface ViewState extends SavedView {
  readonly screen: Screen;
  readonly active: number;
  /** The tile shown alone, or null. */
  readonly maximised: number | null;
  readonly tool: Tool;
  readonly target: WalkTarget | null;
  /** One point of an annotation, or all of it (`point: null`). */
  readonly selection: { readonly annotationId: string; readonly point: string | null } | null;
  /** The point that the next click sets, by name, and in which tile; null while nothing is half placed. */
  readonly placing: { readonly tile: number; readonly point: string } | null;
  readonly jump: JumpRequest | null;
  /** Levels whose points are lit. */
  readonly highlighted: readonly string[];
  readonly dialog: DialogName | null;
  readonly drawn: DrawnLine | null;
  readonly fullscreen: boolean;
  /** Grows when the keyboard asks for the focus to go to the active viewport. */
  readonly focusToken: number;
  /** The shell answers. */
  readonly connected: boolean;
}

export interface ViewStore extends StoreApi<ViewState> {
  readonly set: (change: Partial<ViewState>) => void;
  /** Takes up the reading where it was left; `saved` is what `savedView` gave then, or anything else. */
  readonly resume: (saved: unknown) => void;
  readonly jumpTo: (annotations: readonly string[], images: readonly string[]) => void;
  readonly putInTile: (tile: number, content: TileContent) => void;
  readonly setLayout: (layout: Layout) => void;
  readonly cycleViewport: (by: 1 | -1) => void;
}

export const TILES: Readonly<Record<Layout, number>> = { one: 1, pair: 2, triple: 3, four: 4 };

const FILM_TILES: Readonly<Record<Layout, readonly TileContent[]>> = {
  one: [{ kind: 'pose', pose: 'flexion' }],
  pair: [
    { kind: 'pose', pose: 'flexion' },
    { kind: 'pose', pose: 'extension' },
  ],
  triple: [
    { kind: 'pose', pose: 'flexion' },
    { kind: 'pose', pose: 'neutral' },
    { kind: 'pose', pose: 'extension' },
  ],
  four: [
    { kind: 'pose', pose: 'flexion' },
    { kind: 'pose', pose: 'extension' },
    { kind: 'pose', pose: 'neutral' },
    { kind: 'empty' },
  ],
};

export const NEW_VIEW: SavedView = {
  layout: 'pair',
  tiles: FILM_TILES.pair,
  linked: true,
  displays: {},
  overlayText: true,
  patientText: true,
  annotationsShown: true,
  ghost: false,
  replicate: 1,
  blind: true,
  skipped: [],
  proposals: [],
  dismissed: [],
  panel: 'landmarks',
  railOpen: true,
  locked: false,
};

const TRANSIENT: Omit<ViewState, keyof SavedView | 'screen'> = {
  active: 0,
  maximised: null,
  tool: 'window',
  target: null,
  selection: null,
  placing: null,
  jump: null,
  highlighted: [],
  dialog: null,
  drawn: null,
  fullscreen: false,
  connected: true,
  focusToken: 0,
};

/** How the case is looked at; nothing here is a finding. */
export function createViewStore(): ViewStore {
  const store = createStore<ViewState>(() => ({ ...NEW_VIEW, ...TRANSIENT, screen: 'library' }));
  const { setState, getState } = store;
  return {
    ...store,
    set: (change) => setState(change),
    resume: (saved) =>
      setState({
        ...NEW_VIEW,
        ...TRANSIENT,
        ...readSavedView(saved),
        fullscreen: getState().fullscreen,
        connected: getState().connected,
      }),
    jumpTo: (annotations, images) =>
      setState(({ jump }) => ({ jump: { annotations, images, token: (jump?.token ?? 0) + 1 }, highlighted: annotations })),
    putInTile: (tile, content) =>
      setState(({ tiles }) => ({ tiles: tiles.map((old, at) => (at === tile ? content : old)), active: tile })),
    setLayout: (layout) =>
      setState(({ active }) => ({
        layout,
        tiles: FILM_TILES[layout],
        maximised: null,
        active: Math.min(active, TILES[layout] - 1),
      })),
    cycleViewport: (by) =>
      setState(({ active, layout, maximised, focusToken }) => {
        const count = TILES[layout];
        const next = (active + by + count) % count;
        return { active: next, maximised: maximised === null ? null : next, focusToken: focusToken + 1 };
      }),
  };
}
