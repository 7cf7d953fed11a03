import type { ReactNode } from 'react';
import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import { vertebraeOf, type Segment } from '#shared/spine';
import { sayNumber, sayTerm, useSay } from '../../i18n/index.ts';
import { useCase, useServices } from '../../state/services.ts';
import { numberId } from '../../ui/testIds.ts';
import { unitSymbol } from '../format.ts';
import { measurementOf, planeOf } from '../dynamic-films/measurementOf.ts';
import { motionOf, stateOf } from './runRegistration.ts';
import { Reason, refusalsOf } from './VertebraStates.tsx';
import css from './MotionSection.module.css';

export type RegisteredMeasure = 'registeredInterspinousMotion' | 'registeredRotation' | 'registeredTranslation';

/** A level's value by registration; null where there is none at all, so that nothing is shown for a case without registrations. */
export const registeredOf = (evaluation: Evaluation, segment: Segment, measure: RegisteredMeasure): Measurement | null =>
  measurementOf(evaluation, { measure, segment });

interface RegisteredValueProps {
  readonly evaluation: Evaluation;
  readonly segment: Segment;
  readonly measure: RegisteredMeasure;
}

/** A registered value under the manual one: small, by its own name, with its half-width; marked where the rule used it. */
export function RegisteredValue({ evaluation, segment, measure }: RegisteredValueProps): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const measurement = registeredOf(evaluation, segment, measure);
  if (measurement === null) return null;
  const { quantity, basis } = measurement;
  const testId = numberId(segment, measure, 'any');
  const end = measure === 'registeredInterspinousMotion' ? undefined : '';
  if (quantity.status === 'unavailable') {
    if (quantity.reason === 'REGISTRATION_MISSING') return null;
    return (
      <span
        className={css['registered']}
        data-testid={testId}
        data-end={end}
        data-reason={quantity.reason}
        title={quantity.message}
      >
        {say(quantity.reason === 'REGISTRATION_STALE' ? 'motion.shortStale' : 'motion.short')} –
        <span className="visually-hidden">{quantity.message}</span>
      </span>
    );
  }
  const half = (quantity.interval95[1] - quantity.interval95[0]) / 2;
  const used = measure === 'registeredInterspinousMotion' && evaluation.assessment.ismSource === 'registered';
  const plane = planeOf(measurement);
  const title = [
    say('motion.registeredTitle', {
      low: sayNumber(quantity.interval95[0], 2),
      high: sayNumber(quantity.interval95[1], 2),
      unit: unitSymbol(quantity.unit),
      plane: plane === undefined || plane === 'none' ? '' : `, ${sayTerm('plane', plane)}`,
    }),
    quantity.method,
  ].join('\n');
  return (
    <button
      type="button"
      className={`${css['registered']} num`}
      title={title}
      data-testid={testId}
      data-end={end}
      data-value={quantity.value}
      data-used={used ? '' : undefined}
      onClick={() => view.jumpTo(basis.annotations, basis.images)}
    >
      <span>{say('motion.short')}</span> {sayNumber(quantity.value, 2)} <span>± {sayNumber(half, 2)}</span>
      {used && <span className={css['used']}>{say('motion.used')}</span>}
    </button>
  );
}

/** In an opened level: which of its two vertebrae was not accepted, why, and what to do. */
export function RegistrationReasons({ segment }: { readonly segment: Segment }): ReactNode {
  const say = useSay();
  const { states } = useCase(motionOf);
  const refused = (vertebraeOf(segment) ?? []).map((one) => stateOf(states, one)).filter((one) => one !== null);
  const refusals = states.some((one) => one.registration !== null) ? refusalsOf(refused) : [];
  if (refusals.length === 0) return null;
  return (
    <div className={css['refused']} data-testid={`registration-reasons-${segment}`}>
      {refusals.map(({ vertebrae, code, message }) => (
        <div key={code}>
          <strong>{say('motion.notRegistered', { vertebra: vertebrae.join(', '), count: vertebrae.length })}</strong>
          <Reason code={code} message={message} />
        </div>
      ))}
    </div>
  );
}
