import { Activity, Ghost } from 'lucide-react';
import { motionOf, runRegistration } from '../../features/motion/runRegistration.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { reading, writing } from './conditions.ts';

const registrable = ({ cases }: Services): boolean => !('why' in motionOf(cases.getState()).input);
const hasRegistration = ({ cases }: Services): boolean =>
  motionOf(cases.getState()).states.some((one) => one.registration !== null);

export const motionActions: readonly Action[] = [
  action({
    id: 'motion.register',
    label: 'action.registerMotion',
    icon: Activity,
    menu: ['tools', 3],
    toolbar: 2,
    enabled: (services) => writing(services) && services.motion.getState().run === null && registrable(services),
    run: (services) => void runRegistration(services),
  }),
  action({
    id: 'motion.ghost',
    label: 'action.ghost',
    icon: Ghost,
    keys: ['G'],
    scope: 'viewport',
    menu: ['view', 1],
    toolbar: 2,
    enabled: (services) => reading(services) && hasRegistration(services),
    checked: ({ view }) => view.getState().ghost,
    run: ({ view }) => view.set({ ghost: !view.getState().ghost }),
  }),
];
