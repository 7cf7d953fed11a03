import { Check, GraduationCap } from 'lucide-react';
import { commitCase, trainingStore } from '../../features/training/trainingStore.ts';
import { action, type Action } from './action.ts';
import { reading } from './conditions.ts';

export const trainingActions: readonly Action[] = [
  action({
    id: 'file.training',
    label: 'action.training',
    icon: GraduationCap,
    menu: ['file', 1],
    checked: ({ view }) => view.getState().screen === 'training',
    run: ({ view }) => view.set({ screen: 'training' }),
  }),
  action({
    id: 'training.commit',
    label: 'action.trainingCommit',
    icon: Check,
    menu: ['file', 2],
    enabled: (services) => reading(services) && trainingStore.getState().opened !== null,
    run: (services) => void commitCase(services),
  }),
];
