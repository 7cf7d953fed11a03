import type { ReactNode } from 'react';
import type { TrainingSessionView } from '#shared/ipc';
import { sayDateTime, useSay } from '../../i18n/index.ts';
import { useServices, useSettings } from '../../state/services.ts';
import { Button, NoticeBox } from '../../ui/index.ts';
import { doing, openCase, showSession, trainingStore, useTraining } from './trainingStore.ts';
import css from './Training.module.css';

/** The cases of this round in the reader's own order, and what may be looked at. */
export function SessionBoard({ session }: { readonly session: TrainingSessionView }): ReactNode {
  const services = useServices();
  const say = useSay();
  const busy = useTraining((state) => state.busy);
  const language = useSettings((state) => state.preferences.language) === 'de' ? 'de' : 'en';
  const { sessionId, round, protocol, cases, feedback, status } = session;
  const next =
    cases.find(({ state }) => state === 'open' || state === 'paused') ?? cases.find(({ state }) => state === 'waiting');
  const look = (of: number, position: number): Promise<void> =>
    doing(services, async () => {
      trainingStore.setState({ feedback: await services.bridge.api.trainingFeedback({ sessionId, round: of, position }) });
    });
  const results = (): Promise<void> =>
    doing(services, async () => {
      trainingStore.setState({ results: await services.bridge.api.trainingResults({ sessionId, language }) });
    });
  return (
    <section className={css['card']} data-testid="training-board" data-status={status}>
      <h2 dir="auto">
        {session.fellow.name} · {session.packTitle}
      </h2>
      <p className="soft">
        {say(`training.mode.${protocol.mode}`)} · {say('training.roundOf', { n: round, of: protocol.rounds })}
      </p>
      {session.nextRoundAt !== null && (
        <NoticeBox>{say('training.nextRound', { at: sayDateTime(session.nextRoundAt) })}</NoticeBox>
      )}
      <ol className={css['cases']}>
        {cases.map(({ position, state, seconds }) => (
          <li key={position} data-state={state} data-testid="training-case">
            <strong>{say('training.caseOf', { n: position, of: cases.length })}</strong>
            <span className="soft">
              {say(`training.case.${state}`)}
              {seconds > 0 && ` · ${say('training.minutes', { minutes: (seconds / 60).toFixed(1) })}`}
            </span>
            {feedback.some((one) => one.round === round && one.position === position) && (
              <Button size="small" disabled={busy} onClick={() => void look(round, position)}>
                {say('training.feedback')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className="row">
        {status === 'reading' && next !== undefined && (
          <Button
            kind="primary"
            disabled={busy}
            onClick={() => void openCase(services, next.position)}
            data-testid="training-next"
          >
            {say(next.state === 'waiting' ? 'training.readNext' : 'training.continue')}
          </Button>
        )}
        {status === 'between-rounds' && (
          <Button kind="primary" disabled={busy} onClick={() => void openCase(services, 1)} data-testid="training-next">
            {say('training.beginRound', { n: round + 1 })}
          </Button>
        )}
        {feedback.length > 0 && (
          <Button disabled={busy} onClick={() => void results()} data-testid="training-results">
            {say('training.results')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => showSession(null)}>
          {say('training.leave')}
        </Button>
      </div>
      {busy && (
        <p className="soft" role="status">
          {say('training.working')}
        </p>
      )}
    </section>
  );
}
