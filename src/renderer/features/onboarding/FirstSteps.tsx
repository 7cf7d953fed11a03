import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { useServices, useSettings, useView } from '../../state/services.ts';
import { Dialog, IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { BringFigure, JudgeFigure, PlaceFigure } from './stepFigures.tsx';
import css from './FirstSteps.module.css';

/** Under this name it lies in the settings that the steps were put away. */
const SETTING = 'firstSteps';

const STEPS = [
  ['firstSteps.1', 'firstSteps.1text', BringFigure],
  ['firstSteps.2', 'firstSteps.2text', PlaceFigure],
  ['firstSteps.3', 'firstSteps.3text', JudgeFigure],
] as const;

function Steps(): ReactNode {
  const say = useSay();
  return (
    <ol className={css['steps']}>
      {STEPS.map(([title, text, Figure], at) => (
        <li key={title}>
          <Figure />
          <div>
            <h3>
              <span aria-hidden="true">{at + 1}</span>
              {say(title)}
            </h3>
            <p>{say(text)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The three steps above the list of studies, until they are put away: beside the work, never over it. */
export function FirstStepsBand(): ReactNode {
  const { settings } = useServices();
  const say = useSay();
  const shown = useSettings(
    ({ ready, stored, preferences }) => ready && preferences.reader !== null && stored[SETTING] !== 'away',
  );
  if (!shown) return null;
  return (
    <section className={css['band']} aria-labelledby="first-steps" data-testid={TEST_IDS.firstSteps}>
      <div className={css['head']}>
        <h2 id="first-steps">{say('firstSteps.title')}</h2>
        <IconButton label={say('firstSteps.dismiss')} onClick={() => void settings.remember(SETTING, 'away')}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <Steps />
    </section>
  );
}

/** The same steps when somebody asks for them. */
export function FirstStepsDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'firstSteps');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('firstSteps.title')}
      description={say('firstSteps.hint')}
      closeLabel={say('common.close')}
      width={900}
      testId={TEST_IDS.firstSteps}
    >
      <div className={css['asked']}>
        <Steps />
      </div>
    </Dialog>
  );
}
