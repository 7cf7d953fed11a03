import type { ReactNode } from 'react';
import type { RegistrationState } from '#shared/measurement';
import { HAND_ALGORITHM } from '#shared/registration';
import { hasTerm, sayNumber, sayTerm, useSay, type Say } from '../../i18n/index.ts';
import { Badge, ToneShape, type Tone } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import css from './MotionSection.module.css';

const TONES: Readonly<Record<RegistrationState['state'], Tone>> = {
  accepted: 'good',
  stale: 'unsure',
  rejected: 'bad',
  missing: 'none',
};

/** How each vertebra's registration stands: in one line by shape, opened with similarity and residual; refusals with their reason at once. */
export function VertebraStates({ states }: { readonly states: readonly RegistrationState[] }): ReactNode {
  const say = useSay();
  return (
    <>
      <ul className={css['chips']} data-testid={TEST_IDS.motionStates}>
        {states.map((one) => (
          <li key={one.vertebra}>
            <Badge tone={TONES[one.state]} title={figures(say, one)}>
              <ToneShape tone={TONES[one.state]} />
              {one.vertebra}
              <span className="visually-hidden">{figures(say, one)}</span>
            </Badge>
          </li>
        ))}
      </ul>
      {refusalsOf(states).map(({ vertebrae, code, message }) => (
        <div key={code} className={css['refused']}>
          <strong>{say('motion.notRegistered', { vertebra: vertebrae.join(', '), count: vertebrae.length })}</strong>
          <Reason code={code} message={message} />
        </div>
      ))}
      <details className={css['details']}>
        <summary>{say('motion.figures')}</summary>
        <table className={css['states']}>
          <thead>
            <tr>
              <th scope="col">{say('motion.vertebra')}</th>
              <th scope="col">{say('motion.state')}</th>
              <th scope="col" className={css['number']} title={say('motion.similarityHint')}>
                {say('motion.similarity')}
              </th>
              <th scope="col" className={css['number']} title={say('motion.residualHint')}>
                {say('motion.residual')}
              </th>
            </tr>
          </thead>
          <tbody>
            {states.map((one) => (
              <Row key={one.vertebra} {...one} />
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

interface Refusal {
  readonly code: string;
  readonly message: string | undefined;
  readonly vertebrae: string[];
}

/** What was not accepted, gathered by its reason. One without a record was not found, or has been placed since. */
export function refusalsOf(states: readonly RegistrationState[]): readonly Refusal[] {
  const byCode = new Map<string, Refusal>();
  for (const { vertebra, state, registration } of states) {
    if (state !== 'rejected' && state !== 'missing') continue;
    const code = registration?.reason ?? NOT_FOUND;
    const refusal = byCode.get(code) ?? { code, message: registration?.message, vertebrae: [] };
    refusal.vertebrae.push(vertebra);
    byCode.set(code, refusal);
  }
  return [...byCode.values()];
}

const NOT_FOUND = 'NOT_FOUND_OR_NEW';

function Row({ vertebra, state, registration }: RegistrationState): ReactNode {
  const say = useSay();
  return (
    <tr data-testid={`motion-${vertebra}`} data-state={state} data-reason={registration?.reason}>
      <th scope="row">{vertebra}</th>
      <td>
        {say(`motion.state.${state}`)}
        {registration?.algorithm === HAND_ALGORITHM.name && <span className={css['hand']}>{say('motion.byHand')}</span>}
      </td>
      <td className={`${css['number']} num`}>
        {registration?.similarity === undefined ? '–' : sayNumber(registration.similarity, 2)}
      </td>
      <td className={`${css['number']} num`}>
        {registration?.wayBackMm === undefined ? '–' : `${sayNumber(registration.wayBackMm, 2)} mm`}
      </td>
    </tr>
  );
}

function figures(say: Say, { state, registration }: RegistrationState): string {
  const words = [say(`motion.state.${state}`)];
  if (registration?.similarity !== undefined) words.push(`${say('motion.similarity')} ${sayNumber(registration.similarity, 2)}`);
  if (registration?.wayBackMm !== undefined) words.push(`${say('motion.residual')} ${sayNumber(registration.wayBackMm, 2)} mm`);
  return words.join(', ');
}

/** Why a registration was not accepted, in the reader's words with the engine's particulars, and what can be done about it. */
export function Reason({
  code,
  message,
}: {
  readonly code: string | undefined;
  readonly message: string | undefined;
}): ReactNode {
  if (code === undefined) return null;
  return (
    <p className={css['reason']}>
      <span title={message}>{hasTerm('rejection', code) ? sayTerm('rejection', code) : message}</span>{' '}
      {hasTerm('rejectionTodo', code) && <em>{sayTerm('rejectionTodo', code)}</em>}
    </p>
  );
}
