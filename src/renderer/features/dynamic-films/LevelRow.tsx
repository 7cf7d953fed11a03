import type { ReactNode } from 'react';
import { memo } from 'react';
import { ChevronRight } from 'lucide-react';
import type { Evaluation } from '#shared/evaluateCase';
import type { Segment } from '#shared/spine';
import { unavailable, type Plane } from '#shared/units';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { useView } from '../../state/services.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { levelId, numberId } from '../../ui/testIds.ts';
import { saySegment, sayValue } from '../format.ts';
import { toneOfBand } from '../tones.ts';
import { RegisteredValue, registeredOf } from '../motion/RegisteredValue.tsx';
import { LevelDetail } from './LevelDetail.tsx';
import { measurementOf, planeOf, shownMotion } from './measurementOf.ts';
import { MotionBar } from './MotionBar.tsx';
import { NumberButton } from './NumberButton.tsx';
import css from './LevelsPanel.module.css';

interface LevelRowProps {
  readonly segment: Segment;
  readonly evaluation: Evaluation;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One level: its motion against the threshold, rotation, translation, band; opened, everything behind them. */
export const LevelRow = memo(
  Row,
  (before, now) =>
    !now.open && !before.open && before.segment === now.segment && sameLevel(before.evaluation, now.evaluation, now.segment),
);

/** Whether nothing of a level differs: equal parts of successive evaluations are the same objects. */
function sameLevel(before: Evaluation, now: Evaluation, segment: Segment): boolean {
  if (before === now) return true;
  if (before.assessment.ismSource !== now.assessment.ismSource) return false;
  const of = ({ measurements, assessment }: Evaluation): readonly unknown[] => [
    assessment.segments.find((one) => one.segment === segment),
    ...measurements.filter((one) => one.segment === segment),
  ];
  const [old, fresh] = [of(before), of(now)];
  return old.length === fresh.length && old.every((part, at) => part === fresh[at]);
}

function Row({ segment, evaluation, open, onToggle }: LevelRowProps): ReactNode {
  const say = useSay();
  const assessed = evaluation.assessment.segments.find((one) => one.segment === segment) ?? null;
  const shown = shownMotion(evaluation, segment);
  const lit = useView((state) => {
    const own = new Set(shown?.basis.annotations ?? []);
    return own.size > 0 && state.highlighted.some((id) => own.has(id));
  });
  const operated = assessed !== null;
  const judged =
    evaluation.assessment.ismSource === 'registered' ? registeredOf(evaluation, segment, 'registeredInterspinousMotion') : shown;
  const tone = assessed === null ? 'none' : toneOfBand(assessed.dynamic);
  return (
    <tbody>
      <tr
        className={`${css['row']} ${operated ? css['operated'] : ''}`}
        data-testid={levelId(segment)}
        data-band={assessed?.dynamic}
        data-category={assessed?.category}
        data-lit={lit ? '' : undefined}
      >
        <th scope="row">
          <button type="button" className={css['level']} aria-expanded={open} onClick={onToggle}>
            <ChevronRight size={13} aria-hidden="true" />
            {saySegment(segment)}
          </button>
        </th>
        <td className={css['motion']}>
          <div>
            <NumberButton
              measurement={shown}
              testId={numberId(segment, 'interspinousMotion', planeOf(shown) === 'object' ? 'object' : 'detector')}
            />
            <MotionBar
              motion={judged?.quantity ?? unavailable('NOT_MEASURED', say('levels.notMeasured'))}
              bands={assessed?.bands ?? null}
              tone={tone}
              width={84}
            />
          </div>
          <Distances segment={segment} evaluation={evaluation} plane={planeOf(shown)} />
          <RegisteredValue segment={segment} evaluation={evaluation} measure="registeredInterspinousMotion" />
        </td>
        <td className={`${css['number']} ${css['rotation']}`}>
          <NumberButton
            measurement={measurementOf(evaluation, { measure: 'segmentalRotation', segment })}
            testId={numberId(segment, 'segmentalRotation', 'none')}
          />
          <RegisteredValue segment={segment} evaluation={evaluation} measure="registeredRotation" />
        </td>
        <td className={`${css['number']} ${css['translation']}`}>
          <NumberButton
            measurement={measurementOf(evaluation, { measure: 'segmentalTranslation', segment })}
            testId={numberId(segment, 'segmentalTranslation', 'object')}
          />
          <RegisteredValue segment={segment} evaluation={evaluation} measure="registeredTranslation" />
        </td>
        <td>
          {assessed === null ? (
            <span className={css['note']}>{say('levels.unfused')}</span>
          ) : (
            <Badge tone={tone}>
              <ToneShape tone={tone} />
              {sayTerm('band', assessed.dynamic)}
            </Badge>
          )}
        </td>
      </tr>
      {open && (
        <tr className={css['detail']}>
          <td colSpan={5}>
            <LevelDetail segment={segment} evaluation={evaluation} assessed={assessed} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** The two distances whose difference the motion is; in another plane than the motion above, with that plane's difference. */
function Distances({
  segment,
  evaluation,
  plane,
}: Pick<LevelRowProps, 'segment' | 'evaluation'> & { readonly plane: Plane | undefined }): ReactNode {
  const say = useSay();
  const [flexion, extension] = (['flexion', 'extension'] as const).map((film) =>
    measurementOf(evaluation, { measure: 'interspinousDistance', segment, film }),
  );
  if (flexion?.quantity.status !== 'measured' && extension?.quantity.status !== 'measured') return null;
  const said = (one: typeof flexion): string => (one == null ? '–' : sayValue(one.quantity));
  const values = { flexion: said(flexion), extension: said(extension) };
  const own = planeOf(flexion ?? null) ?? planeOf(extension ?? null) ?? 'none';
  const difference = own === plane ? null : measurementOf(evaluation, { measure: 'interspinousMotion', segment, plane: own });
  return (
    <span className={`${css['distances']} num`} title={say('levels.distancesHint', { plane: sayTerm('plane', own) })}>
      {difference?.quantity.status === 'measured'
        ? say('levels.distancesOther', { ...values, motion: sayValue(difference.quantity), plane: sayTerm('planeShort', own) })
        : say('levels.distances', values)}
    </span>
  );
}
