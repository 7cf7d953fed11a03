import type { ReactNode } from 'react';
import type { TrainingFeedback, TrainingSessionView } from '#shared/ipc';
import { sayNumber, sayTerm, useSay } from '../../i18n/index.ts';
import { Button, NoticeBox } from '../../ui/index.ts';
import { FilmOverlay } from './FilmOverlay.tsx';
import { showSession } from './trainingStore.ts';
import css from './Training.module.css';

const MOTION = 'interspinousMotion';

/** Where one differs from the expert, and what the difference does to the verdict. */
export function FeedbackView({
  session,
  feedback,
}: {
  readonly session: TrainingSessionView;
  readonly feedback: TrainingFeedback;
}): ReactNode {
  const say = useSay();
  const mm = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : `${sayNumber(value, 2)} mm`;
  const category = (value: string | null | undefined): string =>
    value === null || value === undefined ? '–' : sayTerm('category', value);
  const turned = feedback.levels.flatMap(({ segment, turnedBy }) => turnedBy.slice(0, 3).map((one) => ({ segment, ...one })));
  return (
    <section className={css['card']} data-testid="training-feedback">
      <h2 dir="auto">
        {say('training.caseOf', { n: feedback.position, of: feedback.of })}: {feedback.title}
      </h2>
      {feedback.teaching !== '' && <p dir="auto">{feedback.teaching}</p>}
      {feedback.clerical.map(({ code, vertebra, isAt }) => (
        <NoticeBox key={`${code}-${vertebra ?? ''}`} tone="unsure">
          {say(`training.clerical.${code}`, { vertebra: vertebra ?? '', at: isAt ?? '' })}
        </NoticeBox>
      ))}
      <div className={css['films']}>
        {feedback.films.map((film) => (
          <FilmOverlay key={film.sopInstanceUID} film={film} points={feedback.points} label={sayTerm('pose', film.pose)} />
        ))}
      </div>
      <p className="soft">{say('training.legend')}</p>
      <table className={css['table']}>
        <thead>
          <tr>
            {(['level', 'own', 'expert', 'difference', 'ownCategory', 'expertCategory'] as const).map((one) => (
              <th key={one} scope="col">
                {say(`training.column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feedback.levels.map(({ segment, fellow, expert, differences, agrees }) => (
            <tr key={segment} data-segment={segment} data-agrees={agrees ?? ''}>
              <th scope="row">{segment}</th>
              <td>{mm(fellow?.values[MOTION])}</td>
              <td>{mm(expert.values[MOTION])}</td>
              <td>{mm(differences[MOTION])}</td>
              <td>{category(fellow?.category)}</td>
              <td>{category(expert.category)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {turned.length > 0 && (
        <>
          <h3>{say('training.turned')}</h3>
          <ul>
            {turned.map((one) => (
              <li key={`${one.segment}-${one.sopInstanceUID}-${one.vertebra}-${one.part}-${one.replicate}`}>
                {say('training.turnedBy', {
                  segment: one.segment,
                  point: `${one.vertebra} ${say(`training.part.${one.part}`)}`,
                  category: category(one.category),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <Button kind="primary" onClick={() => showSession(session)} data-testid="training-back">
          {say('training.back')}
        </Button>
      </div>
    </section>
  );
}
