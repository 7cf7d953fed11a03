import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import type { Evaluation } from '#shared/evaluateCase';
import type { Segment } from '#shared/spine';
import { unavailable } from '#shared/units';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { useView } from '../../state/services.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { levelId, numberId } from '../../ui/testIds.ts';
import { saySegment } from '../format.ts';
import { toneOfBand } from '../tones.ts';
import { LevelDetail } from './LevelDetail.tsx';
import { measurementOf } from './measurementOf.ts';
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
export function LevelRow({ segment, evaluation, open, onToggle }: LevelRowProps): ReactNode {
  const say = useSay();
  const assessed = evaluation.assessment.segments.find((one) => one.segment === segment) ?? null;
  const detector = measurementOf(evaluation, { measure: 'interspinousMotion', segment, plane: 'detector' });
  const object = measurementOf(evaluation, { measure: 'interspinousMotion', segment, plane: 'object' });
  // The plane that the rule used comes first; without a detector plane there is only the object's.
  const used = assessed?.motionUsed.status === 'measured' ? assessed.motionUsed.plane : 'detector';
  const shown =
    used === 'object' || (detector?.quantity.status !== 'measured' && object?.quantity.status === 'measured') ? object : detector;
  const lit = useView((state) => {
    const own = new Set(shown?.basis.annotations ?? []);
    return own.size > 0 && state.highlighted.some((id) => own.has(id));
  });
  const operated = assessed !== null;
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
        <td className={css['number']}>
          <NumberButton
            measurement={shown}
            testId={numberId(segment, 'interspinousMotion', shown === object ? 'object' : 'detector')}
          />
        </td>
        <td>
          <MotionBar
            motion={shown?.quantity ?? unavailable('NOT_MEASURED', say('levels.notMeasured'))}
            bands={assessed?.bands ?? null}
            tone={tone}
            width={112}
          />
        </td>
        <td className={css['number']}>
          <NumberButton
            measurement={measurementOf(evaluation, { measure: 'segmentalRotation', segment })}
            testId={numberId(segment, 'segmentalRotation', 'none')}
          />
        </td>
        <td className={css['number']}>
          <NumberButton
            measurement={measurementOf(evaluation, { measure: 'segmentalTranslation', segment })}
            testId={numberId(segment, 'segmentalTranslation', 'object')}
          />
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
          <td colSpan={6}>
            <LevelDetail segment={segment} evaluation={evaluation} assessed={assessed} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
