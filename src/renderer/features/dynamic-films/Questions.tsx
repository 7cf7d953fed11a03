import type { ReactNode } from 'react';
import { useState } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { EvaluationWarning } from '#shared/assessment';
import { useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { assignedFilms, shownFilms, swapped } from '../../state/films.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, NoticeBox } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';
import { sayWarnings } from './warningWords.ts';
import css from './Questions.module.css';

const POSE_QUESTIONS: ReadonlySet<string> = new Set(['FILMS_SWAPPED', 'POSE_CONTRADICTION', 'BOTH_FILMS_SAME_POSE']);
const PAIR_QUESTIONS: ReadonlySet<string> = new Set(['FILMS_DIFFERENT_PATIENT', 'FILMS_DIFFERENT_DATE', 'FILMS_DATE_UNKNOWN']);

/** What must be decided about the films before their numbers mean anything. Asked above them, blocking nothing else. */
export function Questions(): ReactNode {
  const warnings = useCase((state) => shownEvaluation(state).warnings);
  const reason = useCase((state) => shownDocument(state).films?.pairingReason ?? '');
  const dismissed = useView((state) => state.dismissed);
  const poses = warnings.filter((one) => POSE_QUESTIONS.has(one.code) && !dismissed.includes(questionKey(one)));
  const pairs = warnings.filter((one) => PAIR_QUESTIONS.has(one.code));
  return (
    <>
      {pairs.length > 0 && reason.trim() === '' && <PairQuestion warnings={pairs} />}
      {poses.length > 0 && <PoseQuestion warnings={poses} />}
    </>
  );
}

/** An answer holds for what was asked: the same code about the same thing. */
const questionKey = (warning: EvaluationWarning): string => `${warning.code}|${warning.message}`;

function PairQuestion({ warnings }: { readonly warnings: readonly EvaluationWarning[] }): ReactNode {
  const services = useServices();
  const say = useSay();
  const films = useCase(shownFilms);
  const present = useCase((state) => shownDocument(state).films);
  const writable = useCase(canWrite);
  const [text, setText] = useState('');
  const answer = (): void => {
    perform(services, { type: 'films.set', films: { ...assignedFilms(films, present), pairingReason: text.trim() } });
  };
  return (
    <NoticeBox tone="bad" testId={TEST_IDS.pairQuestion}>
      <p>
        <strong>{say('pair.question')}</strong> {sayWarnings(warnings)}
      </p>
      {writable && (
        <form
          className={css['answer']}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') answer();
          }}
        >
          <input
            className="input"
            dir="auto"
            value={text}
            aria-label={say('pair.reason')}
            placeholder={say('pair.reasonPlaceholder')}
            data-testid={TEST_IDS.pairReason}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" size="small" disabled={text.trim() === ''}>
            {say('pair.compare')}
          </Button>
        </form>
      )}
    </NoticeBox>
  );
}

function PoseQuestion({ warnings }: { readonly warnings: readonly EvaluationWarning[] }): ReactNode {
  const services = useServices();
  const { view } = services;
  const say = useSay();
  const writable = useCase(canWrite);
  return (
    <NoticeBox tone="unsure" testId={TEST_IDS.poseQuestion}>
      <p>
        <strong>{say('pose.question')}</strong> {sayWarnings(warnings)}
      </p>
      {writable && (
        <div className={css['answer']}>
          <SwapButton />
          <Button
            size="small"
            kind="quiet"
            onClick={() => view.set({ dismissed: [...view.getState().dismissed, ...warnings.map(questionKey)] })}
          >
            {say('pose.keep')}
          </Button>
        </div>
      )}
    </NoticeBox>
  );
}

/** Flexion becomes extension and the other way round. */
export function SwapButton(): ReactNode {
  const services = useServices();
  const say = useSay();
  const films = useCase(shownFilms);
  const present = useCase((state) => shownDocument(state).films);
  const writable = useCase(canWrite);
  return (
    <Button
      size="small"
      disabled={!writable}
      data-testid={TEST_IDS.swapFilms}
      onClick={() => perform(services, { type: 'films.set', films: swapped(assignedFilms(films, present)) })}
    >
      <ArrowLeftRight size={14} aria-hidden="true" />
      {say('pose.swap')}
    </Button>
  );
}
