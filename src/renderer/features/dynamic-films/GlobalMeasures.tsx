import type { ReactNode } from 'react';
import { memo } from 'react';
import type { Evaluation } from '#shared/evaluateCase';
import { useSay, type Key } from '../../i18n/index.ts';
import { HelpMark } from '../help/HelpMark.tsx';
import { topicOf } from '../help/topics.ts';
import { measurementOf } from './measurementOf.ts';
import { NumberButton } from './NumberButton.tsx';
import css from './LevelDetail.module.css';

const ROWS: readonly (readonly [Key, string])[] = [
  ['measure.rangeOfMotion', 'rangeOfMotionC2C7'],
  ['measure.scaleRatio', 'scaleRatio'],
  ['measure.lordosis', 'lordosisC2C7'],
  ['measure.csva', 'sagittalVerticalAxisC2C7'],
  ['measure.slopeT1', 'slopeT1'],
  ['measure.t1MinusLordosis', 't1SlopeMinusLordosis'],
];

/** Numbers of the whole neck: effort, scale, alignment. */
export const GlobalMeasures = memo(function GlobalMeasures({ evaluation }: { readonly evaluation: Evaluation }): ReactNode {
  const say = useSay();
  return (
    <section className="section" aria-labelledby="global-title">
      <div className="section-head">
        <h2 id="global-title">{say('levels.global')}</h2>
      </div>
      <dl className={css['numbers']}>
        {ROWS.map(([label, measure]) => {
          const measurement = measurementOf(evaluation, { measure });
          const topic = topicOf(measure);
          return measurement === null ? null : (
            <div key={measure}>
              <dt>
                {say(label)} {topic !== null && <HelpMark topic={topic} />}
              </dt>
              <dd>
                <NumberButton measurement={measurement} full testId={`global-${measure}`} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
});
