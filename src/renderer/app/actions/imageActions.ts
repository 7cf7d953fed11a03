import { Contrast, Expand, FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw, RefreshCw, Scan } from 'lucide-react';
import { changeDisplay, displayOf } from '../../features/dynamic-films/displays.ts';
import { NOT_LINKED, linkedWith, type Linked, type ShownImage } from '../../features/dynamic-films/tiles.ts';
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

const inViewport = { scope: 'viewport', enabled: hasImage } as const;

export const imageActions: readonly Action[] = [
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
    keys: ['N'],
    label: 'action.fit',
    icon: Expand,
    menu: ['image', 3],
    toolbar: 2,
    run: change((one) => ({ ...one, zoom: { kind: 'fit' }, centre: null }), true),
  }),
  action({
    ...inViewport,
    id: 'image.oneToOne',
    keys: ['Shift+N'],
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
