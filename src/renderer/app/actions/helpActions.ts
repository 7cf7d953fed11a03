import { BookOpen, GraduationCap, Keyboard, Search } from 'lucide-react';
import { action, type Action } from './action.ts';

/** Ways to find out: every action by its name, the keys, the definitions, the first steps. */
export const helpActions: readonly Action[] = [
  action({
    id: 'help.palette',
    label: 'action.palette',
    icon: Search,
    keys: ['Ctrl+K'],
    menu: ['help', 0],
    run: ({ view }) => view.set({ dialog: 'palette' }),
  }),
  action({
    id: 'help.keys',
    label: 'action.keys',
    icon: Keyboard,
    keys: ['?'],
    menu: ['help', 0],
    run: ({ view }) => view.set({ dialog: 'keys' }),
  }),
  action({
    id: 'help.measures',
    label: 'help.title',
    icon: BookOpen,
    keys: ['F1'],
    menu: ['help', 1],
    run: ({ view }) => view.set({ dialog: 'help', helpTopic: null }),
  }),
  action({
    id: 'help.firstSteps',
    label: 'firstSteps.title',
    icon: GraduationCap,
    menu: ['help', 1],
    run: ({ view }) => view.set({ dialog: 'firstSteps' }),
  }),
  action({ id: 'help.about', label: 'action.about', menu: ['help', 2], run: ({ view }) => view.set({ dialog: 'about' }) }),
];
