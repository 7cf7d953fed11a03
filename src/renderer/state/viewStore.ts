import type { ReportLanguage } from '#shared/report';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pose, Vertebra } from '#shared/spine';
import { FILM_TILES, TILES, filled, rehung, type HungView, type Layout, type TileContent } from './layouts.ts';
import { readSavedView, type SavedView } from './savedView.ts';

export { TILES, type Layout, type TileContent } from './layouts.ts';

export type Screen = 'library' | 'reading' | 'report' | 'settings' | 'training';
export type PanelTab = 'landmarks' | 'levels' | 'marks' | 'surgery' | 'hardware' | 'report';

/** What the left button does; the placing tools are named as the annotation kinds. */
export const TOOLS = [
  'window',
  'pan',
  'zoom',
  'scroll',
  'select',
  'vertebra',
  'spinous-tip',
  'spinous-edge',
  'spinous-base',
  'calibration',
  'rigid-length',
  'plate',
  'length',
  'angle',
  'cobb',
  'ellipse',
  'polygon',
  'arrow',
  'text',
  'probe',
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

/** A text that was placed and has no words yet (`id` null), or a mark that stands. */
export interface MarkEdit {
  readonly id: string | null;
  readonly shape: {
    readonly kind: 'text';
    readonly sopInstanceUID: string;
    readonly frame: number;
    readonly point: readonly [x: number, y: number];
  } | null;
}

export type DialogName =
  | 'layouts'
  | 'mark'
  | 'palette'
  | 'keys'
  | 'reader'
  | 'calibration'
  | 'finalise'
  | 'amend'
  | 'rejected'
  | 'context'
  | 'about'
  | 'help'
  | 'firstSteps'
  | 'files'
  | 'header'
  | 'foreign';

export interface ViewState extends SavedView {
  readonly screen: Screen;
  readonly active: number;
  /** What the hanging protocol has for the tiles, those of larger layouts included, and which protocol that is. */
  readonly hanging: Pick<HungView, 'protocol' | 'tiles'>;
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
  /** What the help opens at; null: at its beginning. */
  readonly helpTopic: string | null;
  readonly drawn: DrawnLine | null;
  /** What this window takes over from another one on the same case: where its reader is and how it hangs, only where, or nothing. */
  readonly follow: 'all' | 'place' | 'off';
  /** The first line of an angle between two, until the second is drawn. */
  readonly waitingLine: Pick<DrawnLine, 'sopInstanceUID' | 'frame' | 'line'> | null;
  /** The mark whose words are asked for. */
  readonly markEdit: MarkEdit | null;
  readonly fullscreen: boolean;
  /** As chosen on the report's screen; null: the case's own, else the screen's. */
  readonly reportLanguage: ReportLanguage | null;
  /** Grows when the keyboard asks for the focus to go to the active viewport. */
  readonly focusToken: number;
  /** The shell answers. */
  readonly connected: boolean;
}

export interface ViewStore extends StoreApi<ViewState> {
  readonly set: (change: Partial<ViewState>) => void;
  /** Takes up the reading where it was left; `saved` is what `savedView` gave then, or anything else. What was never looked at hangs as `hung` says. */
  readonly resume: (saved: unknown, hung?: HungView) => void;
  readonly jumpTo: (annotations: readonly string[], images: readonly string[]) => void;
  readonly putInTile: (tile: number, content: TileContent) => void;
  /** Several tiles in one step, by their numbers. */
  readonly putInTiles: (contents: ReadonlyMap<number, TileContent>) => void;
  readonly setLayout: (layout: Layout) => void;
  readonly maximise: (tile: number | null) => void;
  readonly cycleViewport: (by: 1 | -1) => void;
}

export const NEW_VIEW: SavedView = {
  layout: 'pair',
  tiles: filled(FILM_TILES, 'pair'),
  linked: true,
  links: ['scroll', 'zoom', 'window'],
  linkGroups: [],
  displays: {},
  overlayText: true,
  patientText: true,
  annotationsShown: true,
  overlayPlanes: true,
  displayShutter: true,
  foreignMarks: true,
  ghost: false,
  referenceLines: true,
  replicate: 1,
  blind: true,
  skipped: [],
  proposals: [],
  dismissed: [],
  panel: 'landmarks',
  railOpen: true,
  locked: false,
  hiddenMarks: [],
  readout: false,
};

const TRANSIENT: Omit<ViewState, keyof SavedView | 'screen'> = {
  hanging: { protocol: 'unmatched', tiles: FILM_TILES },
  active: 0,
  maximised: null,
  tool: 'window',
  target: null,
  selection: null,
  placing: null,
  jump: null,
  highlighted: [],
  dialog: null,
  helpTopic: null,
  drawn: null,
  follow: 'all',
  waitingLine: null,
  markEdit: null,
  fullscreen: false,
  reportLanguage: null,
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
    resume: (saved, hung) =>
      setState({
        ...NEW_VIEW,
        ...TRANSIENT,
        ...(hung === undefined
          ? {}
          : {
              layout: hung.layout,
              tiles: filled(hung.tiles, hung.layout),
              hanging: { protocol: hung.protocol, tiles: hung.tiles },
            }),
        ...readSavedView(saved),
        follow: getState().follow,
        fullscreen: getState().fullscreen,
        connected: getState().connected,
      }),
    jumpTo: (annotations, images) =>
      setState(({ jump }) => ({ jump: { annotations, images, token: (jump?.token ?? 0) + 1 }, highlighted: annotations })),
    putInTile: (tile, content) =>
      setState(({ tiles }) => ({ tiles: tiles.map((old, at) => (at === tile ? content : old)), active: tile })),
    putInTiles: (contents) => setState(({ tiles }) => ({ tiles: tiles.map((old, at) => contents.get(at) ?? old) })),
    maximise: (tile) => setState(({ active }) => ({ maximised: tile, active: tile ?? active })),
    setLayout: (layout) =>
      setState(({ active, tiles, hanging }) => ({
        layout,
        tiles: rehung(tiles, hanging.tiles, layout),
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
