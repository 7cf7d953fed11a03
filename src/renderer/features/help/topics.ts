import type { ReactNode } from 'react';
import type { SourceId } from '#shared/assessment';
import * as alignment from './alignmentFigures.tsx';
import * as judging from './judgingFigures.tsx';
import * as motion from './motionFigures.tsx';

/** What can be looked up, in the order of the list. `ct`, `rules`: how levels are judged. */
export const TOPIC_IDS = [
  'distance',
  'motion',
  'variants',
  'superjacent',
  'bands',
  'planes',
  'rotation',
  'translation',
  'registered',
  'range',
  'lordosis',
  'csva',
  'slope',
  'disc',
  'listhesis',
  'plate',
  'bridging',
  'rules',
] as const;
export type TopicId = (typeof TOPIC_IDS)[number];

interface Topic {
  readonly id: TopicId;
  readonly figure: ((props: motion.FigureProps) => ReactNode) | null;
  /** What it is cited from; empty where it is the program's own policy. */
  readonly sources: readonly SourceId[];
  /** Names of the measurement as the command line and the files know it. */
  readonly measures: readonly string[];
}

const topic = (
  id: TopicId,
  figure: Topic['figure'],
  sources: readonly SourceId[] = [],
  measures: readonly string[] = [],
): Topic => ({ id, figure, sources, measures });

export const TOPICS: readonly Topic[] = [
  topic('distance', motion.DistanceFigure, [], ['interspinousDistance']),
  topic('motion', motion.MotionFigure, ['S4', 'S5', 'S6'], ['interspinousMotion']),
  topic('variants', motion.VariantsFigure, [], ['interspinousMotionEdge', 'interspinousMotionBase']),
  topic('superjacent', motion.SuperjacentFigure, ['S4', 'S5'], ['superjacentMotion']),
  topic('bands', judging.BandsFigure, ['S6']),
  topic('planes', judging.PlanesFigure, [], ['scaleRatio']),
  topic('rotation', motion.RotationFigure, [], ['segmentalRotation']),
  topic(
    'translation',
    motion.TranslationFigure,
    ['S54'],
    ['segmentalTranslation', 'segmentalTranslationSuperior', 'segmentalTranslationPercent'],
  ),
  topic(
    'registered',
    judging.RegisteredFigure,
    [],
    [
      'registeredInterspinousMotion',
      'registeredRotation',
      'registeredTranslation',
      'registeredTranslationSuperior',
      'registeredInterspinousDistance',
      'registeredCentreOfRotationAnterior',
      'registeredCentreOfRotationSuperior',
      'registeredRotationFlexionNeutral',
      'registeredRotationNeutralExtension',
      'registeredRotationClosure',
    ],
  ),
  topic('range', motion.RangeFigure, [], ['rangeOfMotionC2C7', 'rangeOfMotionVisible']),
  topic('lordosis', alignment.LordosisFigure, ['S22'], ['lordosisC2C7', 'segmentalLordosis']),
  topic('csva', alignment.VerticalAxisFigure, ['S55'], ['sagittalVerticalAxisC2C7']),
  topic('slope', alignment.SlopeFigure, ['S55'], ['slopeT1', 'slopeC7', 'slopeC2', 't1SlopeMinusLordosis']),
  topic('disc', alignment.DiscFigure, [], ['discHeight', 'discHeightAnterior', 'discHeightPosterior', 'discHeightIndex']),
  topic('listhesis', alignment.ListhesisFigure, ['S19'], ['listhesis', 'listhesisPercent']),
  topic('plate', alignment.PlateFigure, ['S43'], ['plateToDiscDistance']),
  topic('bridging', judging.BridgingFigure, ['S27', 'S28']),
  topic('rules', null, ['S3', 'S4', 'S5', 'S10', 'S27', 'S28']),
];

/** The topic that explains a measurement, by the measurement's name; null for one that none explains. */
export const topicOf = (measure: string): TopicId | null => TOPICS.find(({ measures }) => measures.includes(measure))?.id ?? null;

/** What a stored or passed name means; null for none of them. */
export const asTopic = (name: string | null): TopicId | null => TOPIC_IDS.find((id) => id === name) ?? null;
