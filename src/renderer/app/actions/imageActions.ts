import { Contrast, Expand, FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw, RefreshCw, Scan } from 'lucide-react';
import { changeDisplay, displayOf } from '../../features/dynamic-films/displays.ts';
import { CT_PRESETS, FILM_PRESETS, presetsFor } from '../../features/dynamic-films/presets.ts';
import { linkedWith, steppedImage } from '../../features/dynamic-films/tiles.ts';
import type { Key } from '../../i18n/index.ts';
import type { Services } from '../../state/services.ts';
import {
  INITIAL_DISPLAY,
  flippedHorizontally,
  flippedVertically,
  inverted,
  rotated,
  type DisplayState,
} from '../../viewport/display.ts';
import { FILE_VOI } from '../../viewport/voi.ts';
import { action, type Action } from './action.ts';
import { hasImage, image } from './conditions.ts';

const linked = ({ cases, view }: Services): readonly string[] => {
  const shown = image({ cases, view } as Services);
  return shown === null ? [] : linkedWith(shown, cases.getState(), view.getState());
};

/** Changes how the active image lies; `all`: the linked ones too. */
const change = (next: (display: DisplayState) => DisplayState, all: boolean) => (services: Services) => {
  const shown = image(services);
  if (shown === null) return;
  const uid = shown.instance.sopInstanceUID;
  const { display } = displayOf(services.view.getState().displays, uid);
  changeDisplay(services.view, uid, { display: next(display) }, all ? linked(services) : []);
};

const scroll = (steps: number) => (services: Services) => {
  const shown = image(services);
  if (shown === null) return;
  const { view, cases } = services;
  const next = steppedImage(cases.getState().index, shown, steps);
  if (next !== null)
    view.putInTile(view.getState().active, { kind: 'image', sopInstanceUID: next.instance.sopInstanceUID, frame: next.frame });
};

/** To the first image of the series before or after, in the order of the rail. */
const otherSeries = (by: 1 | -1) => (services: Services) => {
  const shown = image(services);
  if (shown === null) return;
  const { view, cases } = services;
  const sets = cases
    .getState()
    .index.studies.flatMap((study) => study.displaySets)
    .filter((set) => set.rows !== null);
  const at = sets.findIndex((set) => set.instances.includes(shown.instance.sopInstanceUID));
  const uid = sets[at + by]?.instances[0];
  if (uid !== undefined) view.putInTile(view.getState().active, { kind: 'image', sopInstanceUID: uid, frame: 1 });
};

const digits = [...new Set([...FILM_PRESETS, ...CT_PRESETS].map((preset) => preset.digit))].sort();

/** A digit chooses the preset that the active image's kind has under it. */
const presets: readonly Action[] = digits.map((digit) =>
  action({
    id: `image.preset${digit}`,
    label: `action.preset${digit}` as Key,
    keys: [digit],
    scope: 'viewport',
    menu: ['image', 0],
    enabled: (services) => {
      const shown = image(services);
      return (
        shown !== null && hasImage(services) && presetsFor(shown.instance.series.modality).some((one) => one.digit === digit)
      );
    },
    run: (services) => {
      const shown = image(services);
      const preset = shown === null ? undefined : presetsFor(shown.instance.series.modality).find((one) => one.digit === digit);
      if (shown !== null && preset !== undefined)
        changeDisplay(services.view, shown.instance.sopInstanceUID, { voi: preset.voi }, linked(services));
    },
  }),
);

const inViewport = { scope: 'viewport', enabled: hasImage } as const;

export const imageActions: readonly Action[] = [
  ...presets,
  action({
    ...inViewport,
    id: 'image.invert',
    label: 'action.invert',
    icon: Contrast,
    keys: ['I'],
    menu: ['image', 1],
    toolbar: 2,
    run: change(inverted, false),
  }),
  action({
    ...inViewport,
    id: 'image.rotateRight',
    label: 'action.rotateRight',
    icon: RotateCw,
    keys: [']'],
    menu: ['image', 2],
    toolbar: 2,
    run: change((one) => rotated(one, 90), false),
  }),
  action({
    ...inViewport,
    id: 'image.rotateLeft',
    label: 'action.rotateLeft',
    icon: RotateCcw,
    keys: ['['],
    menu: ['image', 2],
    run: change((one) => rotated(one, -90), false),
  }),
  action({
    ...inViewport,
    id: 'image.flipHorizontal',
    label: 'action.flipHorizontal',
    icon: FlipHorizontal2,
    keys: ['H'],
    menu: ['image', 2],
    toolbar: 2,
    run: change(flippedHorizontally, false),
  }),
  action({
    ...inViewport,
    id: 'image.flipVertical',
    label: 'action.flipVertical',
    icon: FlipVertical2,
    keys: ['Shift+H'],
    menu: ['image', 2],
    run: change(flippedVertically, false),
  }),
  action({
    ...inViewport,
    id: 'image.fit',
    label: 'action.fit',
    icon: Expand,
    menu: ['image', 3],
    toolbar: 2,
    run: change((one) => ({ ...one, zoom: { kind: 'fit' }, centre: null }), true),
  }),
  action({
    ...inViewport,
    id: 'image.oneToOne',
    label: 'action.oneToOne',
    icon: Scan,
    menu: ['image', 3],
    run: change((one) => ({ ...one, zoom: { kind: 'pixel', scale: 1 } }), true),
  }),
  action({
    ...inViewport,
    id: 'image.reset',
    label: 'action.reset',
    icon: RefreshCw,
    keys: ['Space'],
    menu: ['image', 3],
    toolbar: 2,
    run: (services) => {
      const shown = image(services);
      if (shown !== null)
        changeDisplay(
          services.view,
          shown.instance.sopInstanceUID,
          { display: INITIAL_DISPLAY, voi: FILE_VOI },
          linked(services),
        );
    },
  }),
  action({
    ...inViewport,
    id: 'image.next',
    label: 'action.nextImage',
    keys: ['ArrowDown', 'ArrowRight'],
    menu: ['image', 4],
    run: scroll(1),
  }),
  action({
    ...inViewport,
    id: 'image.previous',
    label: 'action.previousImage',
    keys: ['ArrowUp', 'ArrowLeft'],
    menu: ['image', 4],
    run: scroll(-1),
  }),
  action({
    ...inViewport,
    id: 'image.next10',
    label: 'action.next10',
    keys: ['Shift+ArrowDown', 'Shift+ArrowRight'],
    run: scroll(10),
  }),
  action({
    ...inViewport,
    id: 'image.previous10',
    label: 'action.previous10',
    keys: ['Shift+ArrowUp', 'Shift+ArrowLeft'],
    run: scroll(-10),
  }),
  action({ ...inViewport, id: 'image.first', label: 'action.firstImage', keys: ['Home'], run: scroll(-1e6) }),
  action({ ...inViewport, id: 'image.last', label: 'action.lastImage', keys: ['End'], run: scroll(1e6) }),
  action({
    ...inViewport,
    id: 'image.nextSeries',
    label: 'action.nextSeries',
    keys: ['PageDown'],
    menu: ['image', 4],
    run: otherSeries(1),
  }),
  action({
    ...inViewport,
    id: 'image.previousSeries',
    label: 'action.previousSeries',
    keys: ['PageUp'],
    menu: ['image', 4],
    run: otherSeries(-1),
  }),
];
