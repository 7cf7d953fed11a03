import type { ReactNode } from 'react';
import { Activity, Ghost, RefreshCw, Square } from 'lucide-react';
import { sayCode, sayNumber, useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useMotion, useServices, useView } from '../../state/services.ts';
import { Button, Check, NoticeBox, Progress } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { motionOf, runRegistration } from './runRegistration.ts';
import { SourceChoice } from './SourceChoice.tsx';
import { VertebraStates } from './VertebraStates.tsx';
import css from './MotionSection.module.css';

/** The motion bar: registers the pair, says how each vertebra stands, which value the rule uses, and opens the ghost. */
export function MotionSection(): ReactNode {
  const services = useServices();
  const { view, motion } = services;
  const say = useSay();
  const { input, states } = useCase(motionOf);
  const writable = useCase(canWrite);
  const run = useMotion((state) => state.run);
  const edges = useMotion((state) => state.edges);
  const ghost = useView((state) => state.ghost);
  const hidden = useView((state) => state.replicate > 1 && state.blind);
  const source = useCase((state) => shownEvaluation(state).assessment.ismSource);
  const why = 'why' in input ? input.why : null;
  const registered = states.some((one) => one.registration !== null);
  const stale = states.filter((one) => one.state === 'stale').map((one) => one.vertebra);
  const wanted = !registered || stale.length > 0;
  return (
    <section className="section" aria-labelledby="motion-title" data-testid={TEST_IDS.motion}>
      <div className="section-head">
        <h2 id="motion-title">{say('motion.title')}</h2>
        {registered && !hidden && (
          <Button
            size="small"
            kind={wanted ? 'plain' : 'primary'}
            aria-pressed={ghost}
            data-testid={TEST_IDS.motionGhost}
            onClick={() => view.set({ ghost: !ghost })}
          >
            <Ghost size={14} aria-hidden="true" />
            {say(ghost ? 'motion.hideGhost' : 'motion.showGhost')}
          </Button>
        )}
        {run === null ? (
          <Button
            size="small"
            kind={wanted && why === null ? 'primary' : 'plain'}
            disabled={!writable || why !== null}
            data-testid={TEST_IDS.motionRun}
            onClick={() => void runRegistration(services)}
          >
            {registered ? <RefreshCw size={14} aria-hidden="true" /> : <Activity size={14} aria-hidden="true" />}
            {say(registered ? 'motion.again' : 'motion.register')}
          </Button>
        ) : (
          <Button size="small" data-testid={TEST_IDS.motionCancel} onClick={() => motion.cancel()}>
            <Square size={12} aria-hidden="true" />
            {say('motion.cancel')}
          </Button>
        )}
      </div>
      {run !== null && (
        <div className={css['run']}>
          <Progress label={say('motion.running')} done={run.done} total={run.total} />
          <span className="num" role="status">
            {run.vertebra === null
              ? say('motion.preparing')
              : say('motion.step', {
                  vertebra: run.vertebra,
                  done: sayNumber(run.done, 0),
                  total: sayNumber(run.total, 0),
                })}
          </span>
        </div>
      )}
      {why !== null && <p className={css['note']}>{say('motion.cannot', { why: sayCode(why.reason, why.message) })}</p>}
      {why === null && !registered && run === null && <p className={css['note']}>{say('motion.intro')}</p>}
      {stale.length > 0 && (
        <NoticeBox tone="unsure" testId={TEST_IDS.motionStale}>
          {say('motion.stale', { vertebrae: stale.join(', ') })}
        </NoticeBox>
      )}
      {registered && !states.some((one) => one.registration?.accepted === true) && (
        <NoticeBox tone="bad" testId={TEST_IDS.motionNone}>
          {say('motion.none')}
        </NoticeBox>
      )}
      {registered && !hidden && (
        <>
          <VertebraStates states={states} />
          <SourceChoice source={source} writable={writable} />
          <div className={css['edges']}>
            <Check label={say('motion.edges')} checked={edges} onChange={motion.setEdges} />
          </div>
        </>
      )}
    </section>
  );
}
