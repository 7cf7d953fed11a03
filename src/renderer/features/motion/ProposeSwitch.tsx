import type { ReactNode } from 'react';
import { useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { useCase, useMotion, useServices } from '../../state/services.ts';
import { Check } from '../../ui/index.ts';
import { setProposing } from './proposing.ts';

/** One click a vertebra instead of four corners and a tip. */
export function ProposeSwitch(): ReactNode {
  const services = useServices();
  const say = useSay();
  const proposing = useMotion((state) => state.proposing);
  const writable = useCase(canWrite);
  return (
    <Check label={say('propose.switch')} checked={proposing} disabled={!writable} onChange={(on) => setProposing(services, on)} />
  );
}
