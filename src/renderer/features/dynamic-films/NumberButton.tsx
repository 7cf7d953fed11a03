import type { ReactNode } from 'react';
import { memo } from 'react';
import type { Measurement } from '#shared/measurement';
import { saySentence, useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import { sayHalfWidth, sayInterval, sayQuantity, sayValue, unitSymbol } from '../format.ts';
import css from './NumberButton.module.css';

interface NumberButtonProps {
  readonly measurement: Measurement | null;
  readonly testId?: string;
  /** With its unit too; else the value and its half-width, whose unit the column's head says. */
  readonly full?: boolean;
}

/** A number that leads back to its points. One that cannot be had says why. */
export const NumberButton = memo(function NumberButton({ measurement, testId, full }: NumberButtonProps): ReactNode {
  const { view } = useServices();
  const say = useSay();
  if (measurement === null) return <span className={css['none']}>–</span>;
  const { quantity, basis } = measurement;
  if (quantity.status === 'unavailable') {
    const why = sayQuantity(quantity);
    return (
      <span className={css['none']} title={why} data-testid={testId} data-reason={quantity.reason}>
        {full === true ? why : '–'}
        {full !== true && <span className="visually-hidden">{why}</span>}
      </span>
    );
  }
  const title = [
    say('levels.interval', { interval: `${sayInterval(quantity, say('levels.to'))} ${unitSymbol(quantity.unit)}` }),
    saySentence(quantity.said, quantity.method),
    saySentence(basis.calibrationSaid, basis.calibration ?? ''),
    say('levels.jump'),
  ]
    .filter((line) => line !== '')
    .join('\n');
  return (
    <button
      type="button"
      className={`${css['number']} num`}
      title={title}
      data-testid={testId}
      data-value={quantity.value}
      onClick={() => view.jumpTo(basis.annotations, basis.images)}
    >
      {full === true ? sayQuantity(quantity) : sayValue(quantity)} <span className={css['half']}>{sayHalfWidth(quantity)}</span>
    </button>
  );
});
