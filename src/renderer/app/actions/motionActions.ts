import { Activity, CheckCheck, Ghost, WandSparkles } from 'lucide-react';
import { motionOf, runRegistration } from '../../features/motion/runRegistration.ts';
import { confirmOn, isOf, proposedOn, setProposing } from '../../features/motion/proposing.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { image, reading, writing } from './conditions.ts';

const registrable = ({ cases }: Services): boolean => !('why' in motionOf(cases.getState()).input);
const hasRegistration = ({ cases }: Services): boolean =>
  motionOf(cases.getState()).states.some((one) => one.registration !== null);

/** Confirms what is selected of the active film, else all that waits on it. */
function confirmActive(services: Services): void {
  const shown = image(services);
  if (shown === null) return;
  const { proposals, selection } = services.view.getState();
  const uid = shown.instance.sopInstanceUID;
  const chosen = proposals.find((one) => one.id === selection?.annotationId);
  const all = proposedOn(proposals, uid);
  const selected = all.filter((vertebra) => chosen !== undefined && isOf(chosen, uid, vertebra));
  confirmOn(services, uid, selected.length > 0 ? selected : all);
}

const hasProposals = (services: Services): boolean => {
  const shown = image(services);
  return shown !== null && proposedOn(services.view.getState().proposals, shown.instance.sopInstanceUID).length > 0;
};

export const motionActions: readonly Action[] = [
  action({
    id: 'tool.propose',
    label: 'action.propose',
    icon: WandSparkles,
    menu: ['tools', 1],
    toolbar: 1,
    enabled: writing,
    checked: ({ motion }) => motion.getState().proposing,
    run: (services) => setProposing(services, !services.motion.getState().proposing),
  }),
  action({
    id: 'proposals.confirm',
    label: 'action.confirmProposals',
    icon: CheckCheck,
    keys: ['Enter'],
    scope: 'viewport',
    menu: ['tools', 3],
    enabled: (services) => writing(services) && hasProposals(services),
    run: confirmActive,
  }),
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
