import { FileSearch, Layers, Play, Shapes, SquareDashed } from 'lucide-react';
import { changeSpeed, cine, loopOf, togglePlay } from '../../features/cine/cinePlayer.ts';
import { changeDisplay, displayOf } from '../../features/dynamic-films/displays.ts';
import { linkedWith } from '../../features/dynamic-films/tiles.ts';
import { fileVois, nextFileVoi } from '../../features/header/voiNames.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { hasImage, image, reading } from './conditions.ts';

const inViewport = { scope: 'viewport', enabled: hasImage } as const;

type Flag = 'overlayPlanes' | 'displayShutter' | 'foreignMarks';
const flag = (name: Flag, rest: Pick<Action, 'label'> & Partial<Action>): Action =>
  action({
    id: `view.${name}`,
    scope: 'viewport',
    menu: ['view', 1],
    enabled: reading,
    checked: ({ view }) => view.getState()[name],
    run: ({ view }) => view.set({ [name]: !view.getState()[name] }),
    ...rest,
  });

const canPlay = (services: Services): boolean => reading(services) && loopOf(services, services.view.getState().active) !== null;
const isOpen = (services: Services): boolean => canPlay(services) && cine.getState().tile === services.view.getState().active;

/** What the file itself brings: its windows, overlays, shutter, header, loops, and other programs' drawings. */
export const fileFactsActions: readonly Action[] = [
  action({
    ...inViewport,
    id: 'image.nextFileVoi',
    label: 'action.nextFileVoi',
    keys: ['Alt+0'],
    menu: ['image', 0],
    enabled: (services) => hasImage(services) && fileVois(image(services)!.instance).length > 0,
    run: (services) => {
      const shown = image(services);
      if (shown === null) return;
      const { view, cases } = services;
      const voi = nextFileVoi(shown.instance, displayOf(view.getState().displays, shown.key).voi);
      if (voi !== null) changeDisplay(view, shown, { voi }, linkedWith(shown, cases.getState(), view.getState()));
    },
  }),
  flag('overlayPlanes', { label: 'action.overlayPlanes', icon: Layers, keys: ['O'] }),
  flag('displayShutter', { label: 'action.displayShutter', icon: SquareDashed, keys: ['Shift+O'] }),
  flag('foreignMarks', { label: 'action.foreignMarks', icon: Shapes, keys: ['Shift+T'] }),
  action({
    id: 'view.foreignList',
    label: 'action.foreignList',
    menu: ['view', 1],
    enabled: reading,
    run: ({ view }) => view.set({ dialog: 'foreign' }),
  }),
  action({
    id: 'image.header',
    label: 'action.header',
    icon: FileSearch,
    keys: ['Ctrl+I'],
    menu: ['image', 6],
    // It names the patient: not while that is hidden.
    enabled: (services) => hasImage(services) && services.view.getState().patientText,
    run: ({ view }) => view.set({ dialog: 'header' }),
  }),
  action({
    id: 'image.cine',
    label: 'action.cine',
    icon: Play,
    keys: ['F'],
    scope: 'viewport',
    menu: ['image', 5],
    enabled: canPlay,
    checked: (services) => isOpen(services) && cine.getState().playing,
    run: ({ view }) => togglePlay(view.getState().active),
  }),
  action({
    id: 'image.cineSlower',
    label: 'action.cineSlower',
    keys: [','],
    scope: 'viewport',
    menu: ['image', 5],
    enabled: isOpen,
    run: () => changeSpeed(-1),
  }),
  action({
    id: 'image.cineFaster',
    label: 'action.cineFaster',
    keys: ['.'],
    scope: 'viewport',
    menu: ['image', 5],
    enabled: isOpen,
    run: () => changeSpeed(1),
  }),
];
