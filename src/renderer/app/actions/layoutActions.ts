import {
  Columns2,
  Columns3,
  Grid2x2,
  Grid3x2,
  LayoutPanelLeft,
  LayoutTemplate,
  Link2,
  Maximize,
  MonitorUp,
  Rows2,
  Slash,
  Square,
  type LucideIcon,
} from 'lucide-react';
import { hangAnew } from '../../features/layout/hangView.ts';
import type { Key } from '../../i18n/index.ts';
import { LAYOUT_NAMES, type Layout } from '../../state/layouts.ts';
import { LINK_ASPECTS, type LinkAspect } from '../../state/links.ts';
import { action, type Action } from './action.ts';
import { reading } from './conditions.ts';

const LOOKS: Readonly<Record<Layout, readonly [Key, LucideIcon]>> = {
  one: ['action.layoutOne', Square],
  pair: ['action.layoutPair', Columns2],
  column: ['action.layoutColumn', Rows2],
  four: ['action.layoutFour', Grid2x2],
  triple: ['action.layoutTriple', Columns3],
  six: ['action.layoutSix', Grid3x2],
};

const layout = (name: Layout): Action =>
  action({
    id: `view.layout.${name}`,
    label: LOOKS[name][0],
    icon: LOOKS[name][1],
    keys: [`Alt+${LAYOUT_NAMES.indexOf(name) + 1}`],
    menu: ['view', 0],
    toolbar: 4,
    enabled: reading,
    checked: ({ view }) => view.getState().layout === name,
    run: ({ view }) => view.setLayout(name),
  });

const follow = (how: 'all' | 'place'): Action =>
  action({
    id: `view.follow.${how}`,
    label: `action.follow.${how}`,
    menu: ['view', 4],
    enabled: reading,
    checked: ({ view }) => view.getState().follow === how,
    run: ({ view }) => view.set({ follow: view.getState().follow === how ? 'off' : how }),
  });

const link = (aspect: LinkAspect): Action =>
  action({
    id: `view.link.${aspect}`,
    label: `action.link.${aspect}`,
    menu: ['view', 1],
    enabled: (services) => reading(services) && services.view.getState().linked,
    checked: ({ view }) => view.getState().links.includes(aspect),
    run: ({ view }) => {
      const { links } = view.getState();
      const without = links.filter((one) => one !== aspect);
      view.set({
        links: without.length < links.length ? without : LINK_ASPECTS.filter((one) => one === aspect || links.includes(one)),
      });
    },
  });

/** How many tiles, which of them go together, and which one is looked at. */
export const layoutActions: readonly Action[] = [
  ...LAYOUT_NAMES.map(layout),
  action({
    id: 'view.linked',
    keys: ['Shift+L'],
    scope: 'viewport',
    label: 'action.linked',
    icon: Link2,
    menu: ['view', 1],
    toolbar: 3,
    enabled: reading,
    checked: ({ view }) => view.getState().linked,
    run: ({ view }) => view.set({ linked: !view.getState().linked }),
  }),
  ...LINK_ASPECTS.map(link),
  action({
    id: 'view.maximise',
    keys: ['Shift+M'],
    scope: 'viewport',
    label: 'action.maximise',
    icon: Maximize,
    menu: ['view', 2],
    enabled: reading,
    checked: ({ view }) => view.getState().maximised !== null,
    run: ({ view }) => view.maximise(view.getState().maximised === null ? view.getState().active : null),
  }),
  action({
    id: 'view.referenceLines',
    keys: ['Shift+R'],
    scope: 'viewport',
    label: 'action.referenceLines',
    icon: Slash,
    menu: ['view', 1],
    toolbar: 3,
    enabled: reading,
    checked: ({ view }) => view.getState().referenceLines,
    run: ({ view }) => view.set({ referenceLines: !view.getState().referenceLines }),
  }),
  action({
    id: 'view.layouts',
    label: 'action.layouts',
    icon: LayoutTemplate,
    menu: ['view', 0],
    toolbar: 4,
    enabled: reading,
    run: ({ view }) => view.set({ dialog: 'layouts' }),
  }),
  action({
    id: 'view.hangAnew',
    label: 'action.hangAnew',
    menu: ['view', 0],
    enabled: reading,
    run: ({ view, cases }) => hangAnew(view, cases.getState()),
  }),
  action({
    id: 'view.secondWindow',
    label: 'action.secondWindow',
    icon: MonitorUp,
    keys: ['Ctrl+Shift+N'],
    menu: ['view', 4],
    enabled: reading,
    run: ({ bridge, cases }) => {
      const { studyInstanceUID } = cases.getState();
      if (studyInstanceUID !== null) bridge.openWindow(`#reading/${studyInstanceUID}`);
    },
  }),
  follow('all'),
  follow('place'),
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
];
