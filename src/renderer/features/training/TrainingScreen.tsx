import type { ReactNode } from 'react';
import { useSay } from '../../i18n/index.ts';
import { FeedbackView } from './FeedbackView.tsx';
import { ResultsView } from './ResultsView.tsx';
import { SessionBoard } from './SessionBoard.tsx';
import { StartSession } from './StartSession.tsx';
import { useTraining } from './trainingStore.ts';
import css from './Training.module.css';

/** Where fellows read blind and see how they compare. */
export function TrainingScreen(): ReactNode {
  const say = useSay();
  const session = useTraining((state) => state.session);
  const feedback = useTraining((state) => state.feedback);
  const results = useTraining((state) => state.results);
  return (
    <div className={css['screen']} data-testid="training">
      <div className={css['column']}>
        <h1>{say('training.title')}</h1>
        {session === null && <StartSession />}
        {session !== null && feedback === null && results === null && <SessionBoard session={session} />}
        {session !== null && feedback !== null && <FeedbackView session={session} feedback={feedback} />}
        {session !== null && feedback === null && results !== null && <ResultsView session={session} results={results} />}
      </div>
    </div>
  );
}
