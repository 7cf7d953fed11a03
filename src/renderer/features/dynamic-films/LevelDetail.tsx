import type { ReactNode } from 'react';
import { citation as citationOf, sourceOf, type SegmentAssessment } from '#shared/assessment';
import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import type { Segment } from '#shared/spine';
import { sayNumber, saySentence, sayTerm, useSay, type Key } from '../../i18n/index.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { TEST_IDS, numberId } from '../../ui/testIds.ts';
import { sayInterval, sayQuantity } from '../format.ts';
import { toneOfCategory } from '../tones.ts';
import { RegistrationReasons } from '../motion/RegisteredValue.tsx';
import { HelpMark } from '../help/HelpMark.tsx';
import { topicOf } from '../help/topics.ts';
import { measurementOf, planeOf } from './measurementOf.ts';
import { NumberButton } from './NumberButton.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import { SecondReadingForm } from './SecondReadingForm.tsx';
import css from './LevelDetail.module.css';

interface LevelDetailProps {
  readonly segment: Segment;
  readonly evaluation: Evaluation;
  readonly assessed: SegmentAssessment | null;
}

/** Everything behind a level's line: all its numbers with intervals, the rule and its sources, the published verdict, the override. */
export function LevelDetail({ segment, evaluation, assessed }: LevelDetailProps): ReactNode {
  const say = useSay();
  const find = (measure: string, rest: Partial<Parameters<typeof measurementOf>[1]> = {}): Measurement | null =>
    measurementOf(evaluation, { measure, segment, ...rest });
  const superjacent =
    find('superjacentMotion', { plane: assessed?.motionUsed.status === 'measured' ? assessed.motionUsed.plane : 'detector' }) ??
    find('superjacentMotion');
  const rows: readonly (readonly [Key, Measurement | null, string])[] = [
    ['measure.distanceFlexion', find('interspinousDistance', { film: 'flexion' }), 'interspinousDistance-flexion'],
    ['measure.distanceExtension', find('interspinousDistance', { film: 'extension' }), 'interspinousDistance-extension'],
    ['measure.motionDetector', find('interspinousMotion', { plane: 'detector' }), 'interspinousMotion-detector'],
    ['measure.motionObject', find('interspinousMotion', { plane: 'object' }), 'interspinousMotion-object'],
    ['measure.rotation', find('segmentalRotation'), 'segmentalRotation'],
    ['measure.translation', find('segmentalTranslation'), 'segmentalTranslation'],
    ['measure.translationPercent', find('segmentalTranslationPercent'), 'segmentalTranslationPercent'],
    ['measure.translationSuperior', find('segmentalTranslationSuperior'), 'segmentalTranslationSuperior'],
    ['measure.superjacent', superjacent, 'superjacentMotion'],
    ['measure.motionEdge', find('interspinousMotionEdge'), 'interspinousMotionEdge'],
    ['measure.motionBase', find('interspinousMotionBase'), 'interspinousMotionBase'],
    ['measure.registeredMotion', find('registeredInterspinousMotion'), 'registeredInterspinousMotion'],
    ['measure.registeredRotation', find('registeredRotation'), 'registeredRotation'],
    ['measure.registeredTranslation', find('registeredTranslation'), 'registeredTranslation'],
    ['measure.registeredTranslationSuperior', find('registeredTranslationSuperior'), 'registeredTranslationSuperior'],
    ...(
      [
        'registeredCentreOfRotationAnterior',
        'registeredCentreOfRotationSuperior',
        'registeredRotationFlexionNeutral',
        'registeredRotationNeutralExtension',
        'registeredRotationClosure',
      ] as const
    ).map((name) => [`measure.${name}`, find(name), name] as const),
  ];
  const shown = rows.filter(
    ([, measurement], at) => measurement !== null && (at < 9 || measurement.quantity.status === 'measured'),
  );
  return (
    <div className={css['detail']} data-testid={TEST_IDS.levelDetail} data-segment={segment}>
      <dl className={css['numbers']}>
        {shown.map(([label, measurement, name]) => (
          <div key={label}>
            <dt>
              {say(label)} <HelpFor measurement={measurement} />
            </dt>
            <dd>
              <NumberButton measurement={measurement} full testId={`detail-${numberId(segment, name, 'any')}`} />
              {measurement?.quantity.status === 'measured' && (
                <span className={`${css['interval']} num`}>
                  {planeWord(measurement)}
                  {sayInterval(measurement.quantity, say('levels.to'))}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <RegistrationReasons segment={segment} />
      {assessed !== null && <Verdict assessed={assessed} />}
      {assessed !== null && <OverrideForm assessed={assessed} />}
      {assessed !== null && <SecondReadingForm segment={segment} />}
    </div>
  );
}

/** A question mark that opens the definition of what is measured. */
function HelpFor({ measurement }: { readonly measurement: Measurement | null }): ReactNode {
  const topic = measurement === null ? null : topicOf(measurement.measure);
  return topic === null ? null : <HelpMark topic={topic} />;
}

/** `object · ` before the interval: no length without its plane. */
function planeWord(measurement: Measurement): string {
  const plane = planeOf(measurement) ?? 'none';
  return plane === 'none' ? '' : `${sayTerm('planeShort', plane)} · `;
}

function sayCitation(line: string): string {
  const id = sourceOf(line);
  return id === null ? line : saySentence(citationOf(id), line);
}

function Verdict({ assessed }: { readonly assessed: SegmentAssessment }): ReactNode {
  const say = useSay();
  const { category, suggestedCategory, override, published, bands } = assessed;
  return (
    <div className={css['verdict']}>
      <p className={css['category']}>
        <Badge tone={toneOfCategory(category)}>
          <ToneShape tone={toneOfCategory(category)} />
          {sayTerm('category', category)}
        </Badge>
        {override === null && <strong>{saySentence(assessed.wordingSaid, assessed.wording)}</strong>}
        <span className={css['soft']}>{assessed.rule}</span>
        <HelpMark topic="rules" />
      </p>
      {override !== null && (
        <p>{say('override.shown', { suggested: sayTerm('category', suggestedCategory), reason: override.reason })}</p>
      )}
      <ul className={css['reasons']}>
        {assessed.reasons.map((reason, at) => (
          <li key={reason}>{saySentence(assessed.reasonsSaid?.[at], reason)}</li>
        ))}
      </ul>
      <p className={css['published']} data-met={published.met === null ? 'unknown' : published.met}>
        <span>{say('levels.published')}</span> {saySentence(published.ruleSaid, published.rule)}:{' '}
        <strong>{saySentence(published.textSaid, published.text)}</strong>
      </p>
      <p className={css['soft']}>
        {say(bands.belowPossible && bands.lower > 0 ? 'levels.bands' : 'levels.bandsNoBelow', {
          lower: sayNumber(bands.lower, 2),
          upper: sayNumber(bands.upper, 2),
          threshold: sayNumber(bands.threshold, 1),
          error: sayNumber(bands.standardError, 2),
          from: saySentence(bands.said, bands.from),
        })}{' '}
        {say('levels.superjacentUsed', { value: sayQuantity(assessed.superjacentUsed) })}
      </p>
      <details className={css['soft']}>
        <summary>{say('levels.sources')}</summary>
        <ul className={css['reasons']}>
          {assessed.citations.map((citation) => (
            <li key={citation}>{sayCitation(citation)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
