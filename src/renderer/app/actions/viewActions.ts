import {
  Columns2,
  Columns3,
  Ghost,
  Grid2x2,
  IdCard,
  LayoutPanelLeft,
  Link2,
  Maximize,
  PanelLeft,
  Square,
  SquareDashedMousePointer,
  Type,
} from 'lucide-react';
import type { Key } from '../../i18n/index.ts';
import type { Layout, PanelTab, ViewState } from '../../state/viewStore.ts';
import { action, type Action } from './action.ts';
import { reading } from './conditions.ts';

const layout = (name: Layout, label: Key, icon: typeof Square): Action =>
  action({
    id: `view.layout.${name}`,
    label,
    icon,
    menu: ['view', 0],
    toolbar: 4,
    enabled: reading,
    checked: ({ view }) => view.getState().layout === name,
    run: ({ view }) => view.setLayout(name),
  });

type Flag = 'overlayText' | 'patientText' | 'annotationsShown' | 'linked' | 'railOpen' | 'blind';

const flag = (name: Flag, rest: Pick<Action, 'label'> & Partial<Action>): Action =>
  action({
    id: `view.${name}`,
    menu: ['view', 1],
    enabled: reading,
    checked: ({ view }) => view.getState()[name],
    run: ({ view }) => view.set({ [name]: !view.getState()[name] } as Partial<ViewState>),
    ...rest,
  });

const panel = (name: PanelTab): Action =>
  action({
    id: `view.panel.${name}`,
    label: `panel.${name}`,
    menu: ['view', 3],
    enabled: reading,
    checked: ({ view }) => view.getState().panel === name,
    run: ({ view }) => view.set({ panel: name }),
  });

export const viewActions: readonly Action[] = [
  layout('one', 'action.layoutOne', Square),
  layout('pair', 'action.layoutPair', Columns2),
  layout('triple', 'action.layoutTriple', Columns3),
  layout('four', 'action.layoutFour', Grid2x2),
  flag('linked', { label: 'action.linked', icon: Link2, toolbar: 3 }),
  flag('overlayText', { label: 'action.overlayText', icon: Type, keys: ['T'], scope: 'viewport', toolbar: 3 }),
  flag('patientText', { label: 'action.patientText', icon: IdCard, keys: ['P'], scope: 'viewport', toolbar: 3 }),
  flag('annotationsShown', { label: 'action.annotations', icon: SquareDashedMousePointer, toolbar: 3 }),
  flag('railOpen', { label: 'action.rail', icon: PanelLeft }),
  flag('blind', { label: 'action.blind', icon: Ghost }),
  action({
    id: 'view.maximise',
    label: 'action.maximise',
    icon: Maximize,
    menu: ['view', 2],
    enabled: reading,
    checked: ({ view }) => view.getState().maximised !== null,
    run: ({ view }) => view.set({ maximised: view.getState().maximised === null ? view.getState().active : null }),
  }),
  action({
    id: 'view.nextViewport',
    label: 'action.nextViewport',
    icon: LayoutPanelLeft,
    keys: ['F6'],
    menu: ['view', 2],
    enabled: reading,
    run: ({ view }) => view.cycleViewport(1),
  }),
  action({
    id: 'view.previousViewport',
    label: 'action.previousViewport',
    keys: ['Shift+F6'],
    menu: ['view', 2],
    enabled: reading,
    run: ({ view }) => view.cycleViewport(-1),
  }),
  action({
    id: 'view.fullscreen',
    label: 'action.fullscreen',
    keys: ['F11'],
    menu: ['view', 2],
    checked: ({ view }) => view.getState().fullscreen,
    run: ({ view }) => {
      const full = document.fullscreenElement !== null;
      void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
      view.set({ fullscreen: !full });
    },
  }),
  ...(['landmarks', 'levels', 'surgery', 'hardware', 'report'] as const).map(panel),
];
