import type { ReactNode } from 'react';
import { Check, EyeOff, Pause } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { useServices, useView } from '../../state/services.ts';
import { Button } from '../../ui/index.ts';
import { commitCase, pauseCase, useTraining } from './trainingStore.ts';
import css from './Training.module.css';

/** Above the films while a case is read blind: which one, what is told of it, and the two ways out. */
export function SessionBar(): ReactNode {
  const services = useServices();
  const say = useSay();
  const screen = useView((state) => state.screen);
  const opened = useTraining((state) => state.opened);
  const busy = useTraining((state) => state.busy);
  if (opened === null || screen !== 'reading') return null;
  return (
    <div className={css['bar']} data-testid="training-bar">
      <EyeOff size={15} aria-hidden="true" />
      <strong>{say('training.caseOf', { n: opened.position, of: opened.of })}</strong>
      <span className={css['vignette']} dir="auto">
        {opened.vignette}
      </span>
      <Button size="small" disabled={busy} onClick={() => void pauseCase(services)} data-testid="training-pause">
        <Pause size={14} aria-hidden="true" /> {say('training.pause')}
      </Button>
      <Button size="small" kind="primary" disabled={busy} onClick={() => void commitCase(services)} data-testid="training-commit">
        <Check size={14} aria-hidden="true" /> {say('training.commit')}
      </Button>
    </div>
  );
}
