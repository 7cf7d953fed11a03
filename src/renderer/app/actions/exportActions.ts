import { Camera, ClipboardCopy, Printer } from 'lucide-react';
import { copyView, exportOptions, printLayout, saveViews } from '../../features/export/exportViews.ts';
import { action, type Action } from './action.ts';
import { hasImage, reading } from './conditions.ts';

/** Out of the program and onto the slide. */
export const exportActions: readonly Action[] = [
  action({
    id: 'export.saveView',
    label: 'action.saveView',
    icon: Camera,
    keys: ['Ctrl+Shift+S'],
    menu: ['file', 5],
    enabled: hasImage,
    run: (services) => saveViews(services, 'view', 1),
  }),
  action({
    id: 'export.saveView2',
    label: 'action.saveView2',
    menu: ['file', 5],
    enabled: hasImage,
    run: (services) => saveViews(services, 'view', 2),
  }),
  action({
    id: 'export.copyView',
    label: 'action.copyView',
    icon: ClipboardCopy,
    keys: ['Ctrl+Alt+C'],
    menu: ['file', 5],
    enabled: hasImage,
    run: (services) => copyView(services, 1),
  }),
  action({
    id: 'export.copyView2',
    label: 'action.copyView2',
    menu: ['file', 5],
    enabled: hasImage,
    run: (services) => copyView(services, 2),
  }),
  action({
    id: 'export.saveLayout',
    label: 'action.saveLayout',
    menu: ['file', 5],
    enabled: hasImage,
    run: (services) => saveViews(services, 'layout', 2),
  }),
  action({
    id: 'export.print',
    label: 'action.printLayout',
    icon: Printer,
    keys: ['Ctrl+Alt+P'],
    menu: ['file', 5],
    enabled: hasImage,
    run: printLayout,
  }),
  action({
    id: 'export.names',
    label: 'action.exportNames',
    menu: ['file', 5],
    enabled: reading,
    checked: () => exportOptions.getState().names,
    run: () => exportOptions.setState(({ names }) => ({ names: !names })),
  }),
];
