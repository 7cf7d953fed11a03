import { Crosshair, Eye, EyeOff } from 'lucide-react';
import type { MarkKind } from '#shared/annotation';
import { isMark } from '#shared/annotation';
import { MARK_ICONS } from '../../features/marks/markIcons.ts';
import { shownDocument } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { reading, writing } from './conditions.ts';

const KEYS: Readonly<Partial<Record<MarkKind, string>>> = {
  length: 'L',
  angle: 'A',
  cobb: 'B',
  ellipse: 'E',
  polygon: 'Shift+E',
};

/** Arms the tool of a kind of mark: the left button alone changes. */
const tool = (kind: MarkKind): Action => {
  const key = KEYS[kind];
  return action({
    id: `tool.${kind}`,
    label: `tool.${kind}`,
    icon: MARK_ICONS[kind],
    keys: key === undefined ? [] : [key],
    scope: 'viewport',
    menu: ['tools', 1],
    toolbar: 1,
    enabled: writing,
    checked: ({ view }) => view.getState().tool === kind,
    run: ({ view }) => view.set({ tool: kind, target: null, selection: null, highlighted: [], waitingLine: null }),
  });
};

const marks = ({ cases }: Services) => shownDocument(cases.getState()).annotations.filter(isMark);
const hasMarks = (services: Services): boolean => reading(services) && marks(services).length > 0;
const selectedMark = (services: Services): string | null => {
  const id = services.view.getState().selection?.annotationId;
  return marks(services).some((mark) => mark.id === id) ? (id ?? null) : null;
};

/** Free marks: drawing, naming, hiding them. */
export const markActions: readonly Action[] = [
  ...(['length', 'angle', 'cobb', 'ellipse', 'polygon', 'arrow', 'text', 'probe'] as const).map(tool),
  action({
    id: 'marks.readout',
    label: 'action.readout',
    icon: Crosshair,
    menu: ['view', 1],
    enabled: reading,
    checked: ({ view }) => view.getState().readout,
    run: ({ view }) => view.set({ readout: !view.getState().readout }),
  }),
  action({
    id: 'marks.rename',
    label: 'action.renameMark',
    menu: ['edit', 1],
    enabled: (services) => writing(services) && selectedMark(services) !== null,
    run: (services) => services.view.set({ dialog: 'mark', markEdit: { id: selectedMark(services), shape: null } }),
  }),
  action({
    id: 'marks.hideAll',
    label: 'action.hideMarks',
    icon: EyeOff,
    menu: ['view', 1],
    enabled: hasMarks,
    run: (services) => services.view.set({ hiddenMarks: marks(services).map(({ id }) => id) }),
  }),
  action({
    id: 'marks.showAll',
    label: 'action.showMarks',
    icon: Eye,
    menu: ['view', 1],
    enabled: (services) => hasMarks(services) && services.view.getState().hiddenMarks.length > 0,
    run: ({ view }) => view.set({ hiddenMarks: [] }),
  }),
];
