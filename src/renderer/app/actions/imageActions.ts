import { Contrast, Expand, FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw, RefreshCw, Scan } from 'lucide-react';
import { changeDisplay, displayOf } from '../../features/dynamic-films/displays.ts';
import { CT_PRESETS, FILM_PRESETS, presetsFor } from '../../features/dynamic-films/presets.ts';
import { NOT_LINKED, linkedWith, type Linked, type ShownImage } from '../../features/dynamic-films/tiles.ts';
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

const linked = (shown: ShownImage, { cases, view }: Services): Linked => linkedWith(shown, cases.getState(), view.getState());

/** Changes how the active image lies; `all`: the linked ones too. */
const change = (next: (display: DisplayState) => DisplayState, all: boolean) => (services: Services) => {
  const shown = image(services);
  if (shown === null) return;
  const { display } = displayOf(services.view.getState().displays, shown.key);
  changeDisplay(services.view, shown, { display: next(display) }, all ? linked(shown, services) : NOT_LINKED);
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
        changeDisplay(services.view, shown, { voi: preset.voi }, linked(shown, services));
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
        changeDisplay(services.view, shown, { display: INITIAL_DISPLAY, voi: FILE_VOI }, linked(shown, services));
    },
  }),
];
