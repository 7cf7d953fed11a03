import { Ghost, IdCard, PanelLeft, SquareDashedMousePointer, Type } from 'lucide-react';
import type { PanelTab, ViewState } from '../../state/viewStore.ts';
import { action, type Action } from './action.ts';
import { reading } from './conditions.ts';

type Flag = 'overlayText' | 'patientText' | 'annotationsShown' | 'railOpen' | 'blind';

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
  flag('overlayText', { label: 'action.overlayText', icon: Type, keys: ['T'], scope: 'viewport', toolbar: 3 }),
  flag('patientText', { label: 'action.patientText', icon: IdCard, keys: ['P'], scope: 'viewport', toolbar: 3 }),
  flag('annotationsShown', {
    label: 'action.annotations',
    icon: SquareDashedMousePointer,
    keys: ['Shift+A'],
    scope: 'viewport',
    toolbar: 3,
  }),
  flag('railOpen', { label: 'action.rail', icon: PanelLeft }),
  flag('blind', { label: 'action.blind', icon: Ghost }),
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
  ...(['landmarks', 'levels', 'marks', 'surgery', 'hardware', 'report'] as const).map(panel),
];
