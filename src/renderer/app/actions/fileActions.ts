import {
  BadgeCheck,
  BookOpenCheck,
  FileInput,
  FileOutput,
  FileText,
  FileUp,
  FolderOpen,
  LibraryBig,
  PenLine,
  Redo2,
  RefreshCcwDot,
  Settings,
  Trash2,
  Undo2,
  UserRound,
} from 'lucide-react';
import { importCase, saveCaseFile } from '../../features/study-browser/caseFiles.ts';
import { loadExample } from '../../features/study-browser/loadExample.ts';
import { pickAndScan } from '../../features/study-browser/bringFiles.ts';
import { confirmProposals, removeAnnotation } from '../../features/dynamic-films/placing.ts';
import { say, sayCode, sayTerm } from '../../i18n/index.ts';
import type { CommandError } from '#shared/case';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { caseOpen, mayChange, reading, writing } from './conditions.ts';

const refused = ({ toasts }: Services, error: CommandError | null): void => {
  if (error !== null) toasts.show({ tone: 'info', title: sayCode(error.code, error.message), detail: null });
};

/** Without a dialog of the host the library's own inputs are clicked: they stand only there. */
const open = (kind: 'folder' | 'files') => (services: Services) => {
  services.view.set({ screen: 'library' });
  void pickAndScan(services, kind).then((opened) => {
    if (!opened)
      document.querySelector<HTMLInputElement>(`[data-testid="${kind === 'folder' ? 'folder' : 'file'}-input"]`)?.click();
  });
};

export const fileActions: readonly Action[] = [
  action({
    id: 'file.openFolder',
    label: 'library.open',
    icon: FolderOpen,
    keys: ['Ctrl+O'],
    menu: ['file', 0],
    run: open('folder'),
  }),
  action({
    id: 'file.openFiles',
    label: 'library.openFiles',
    icon: FileUp,
    keys: ['Ctrl+Shift+O'],
    menu: ['file', 0],
    run: open('files'),
  }),
  action({
    id: 'file.library',
    label: 'library.title',
    icon: LibraryBig,
    menu: ['file', 1],
    checked: ({ view }) => view.getState().screen === 'library',
    run: ({ view }) => view.set({ screen: 'library' }),
  }),
  action({
    id: 'file.reading',
    label: 'action.reading',
    icon: BookOpenCheck,
    menu: ['file', 1],
    enabled: caseOpen,
    checked: ({ view }) => view.getState().screen === 'reading',
    run: ({ view }) => view.set({ screen: 'reading' }),
  }),
  action({
    id: 'file.report',
    label: 'action.report',
    icon: FileText,
    keys: ['Ctrl+P'],
    menu: ['file', 1],
    enabled: caseOpen,
    checked: ({ view }) => view.getState().screen === 'report',
    run: ({ view }) => view.set({ screen: 'report' }),
  }),
  action({
    id: 'file.example',
    label: 'action.example',
    menu: ['file', 2],
    enabled: writing,
    run: (services) => void loadExample(services),
  }),
  action({
    id: 'file.importCase',
    label: 'action.importCase',
    icon: FileInput,
    menu: ['file', 2],
    enabled: writing,
    run: importCase,
  }),
  action({
    id: 'file.saveCase',
    label: 'action.saveCase',
    icon: FileOutput,
    menu: ['file', 2],
    enabled: caseOpen,
    run: (services) => void saveCaseFile(services),
  }),
  action({
    id: 'file.finalise',
    label: 'report.finalise',
    icon: BadgeCheck,
    menu: ['file', 2],
    enabled: (services) => caseOpen(services) && services.cases.getState().history.present.reading?.state !== 'final',
    run: ({ view }) => view.set({ dialog: 'finalise' }),
  }),
  action({
    id: 'file.amend',
    label: 'report.amend',
    icon: PenLine,
    menu: ['file', 2],
    enabled: (services) => caseOpen(services) && services.cases.getState().history.present.reading?.state === 'final',
    run: ({ view }) => view.set({ dialog: 'amend' }),
  }),
  action({
    id: 'file.reader',
    label: 'reader.title',
    icon: UserRound,
    menu: ['file', 3],
    run: ({ view }) => view.set({ dialog: 'reader' }),
  }),
  action({
    id: 'file.settings',
    label: 'settings.title',
    icon: Settings,
    keys: ['Ctrl+,'],
    menu: ['file', 3],
    run: ({ view }) => view.set({ screen: 'settings' }),
  }),
  action({
    id: 'file.rebuild',
    label: 'library.rebuild',
    icon: RefreshCcwDot,
    menu: ['file', 3],
    run: ({ library }) => void library.rebuild(),
  }),

  action({
    id: 'edit.undo',
    label: 'action.undo',
    icon: Undo2,
    keys: ['Ctrl+Z'],
    menu: ['edit', 0],
    enabled: (services) => mayChange(services) && services.cases.getState().history.past.length > 0,
    run: (services) => refused(services, services.cases.undo()),
  }),
  action({
    id: 'edit.redo',
    label: 'action.redo',
    icon: Redo2,
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    menu: ['edit', 0],
    enabled: (services) => mayChange(services) && services.cases.getState().history.future.length > 0,
    run: (services) => refused(services, services.cases.redo()),
  }),
  action({
    id: 'edit.delete',
    label: 'action.delete',
    icon: Trash2,
    keys: ['Delete'],
    scope: 'viewport',
    menu: ['edit', 1],
    enabled: (services) => writing(services) && services.view.getState().selection !== null,
    run: (services) => {
      const { selection } = services.view.getState();
      if (selection !== null) removeAnnotation(services, selection.annotationId);
    },
  }),
  action({
    id: 'edit.confirm',
    label: 'walk.confirmAll',
    menu: ['edit', 1],
    enabled: (services) => writing(services) && services.view.getState().proposals.length > 0,
    run: (services) => confirmProposals(services, null),
  }),
  action({
    id: 'edit.escape',
    label: 'action.escape',
    keys: ['Escape'],
    scope: 'viewport',
    enabled: reading,
    run: ({ view }) => view.set({ tool: 'window', target: null, selection: null, highlighted: [], jump: null }),
  }),
];

/** The key of the command that undo takes back, for the menu. */
export const undoLabel = ({ cases }: Services): string | null => {
  const last = cases.getState().history.past.at(-1);
  return last === undefined ? null : say('action.undoOf', { what: sayTerm(...splitKey(last.label)) });
};

/** `undo.movePoint` → `['undo', 'movePoint']`. */
function splitKey(key: string): readonly [string, string] {
  const [group = '', ...rest] = key.split('.');
  return [group, rest.join('.')];
}
