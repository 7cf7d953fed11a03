import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import type { Segment } from '#shared/spine';
import { sayDate, sayNumber, sayTerm, type Say } from '../../i18n/index.ts';
import type { GhostMode } from '../../state/motionStore.ts';
import { saySegment, unitSymbol } from '../format.ts';
import { measurementOf } from '../dynamic-films/measurementOf.ts';
import type { GhostTexts } from './ghostFurniture.ts';
import { segmentAt, type GhostScene } from './ghostScene.ts';

/** Everything that the picture says: which bone stands still, and the level's registered numbers with their half-widths. */
export function ghostTexts(say: Say, evaluation: Evaluation, scene: GhostScene, mode: GhostMode, underHand: boolean): GhostTexts {
  const segment = segmentAt(scene);
  const rotation = segment === null ? null : measurementOf(evaluation, { measure: 'registeredRotation', segment });
  return {
    kicker: say(underHand ? 'ghost.lockedUnderHand' : 'ghost.locked', { vertebra: scene.lock }),
    title: segment === null ? scene.lock : `${saySegment(segment)}  ${said(rotation) ?? say('ghost.noRotation')}`,
    lines: segment === null ? [] : linesOf(say, evaluation, segment),
    flexion: say('pose.flexion'),
    extension: say('pose.extension'),
    remark: mode === 'difference' ? say('ghost.differenceRemark') : mode === 'loop' ? say('ghost.loopRemark') : null,
    scaleBar: scene.mm === null ? '' : `20 mm · ${sayTerm('plane', scene.mm.plane)}`,
    notice: say('app.notice'),
    patient: null,
  };
}

function linesOf(say: Say, evaluation: Evaluation, segment: Segment): readonly string[] {
  const motion = measurementOf(evaluation, { measure: 'registeredInterspinousMotion', segment });
  const translation = measurementOf(evaluation, { measure: 'registeredTranslation', segment });
  const [m, t] = [said(motion), said(translation)];
  return [
    [t === null ? null : say('ghost.translation', { value: t }), m === null ? null : say('ghost.motion', { value: m })]
      .filter((one) => one !== null)
      .join('   '),
  ].filter((line) => line !== '');
}

/** `3.90° ± 0.06°`, with two decimals: the registration's own precision. */
function said(measurement: Measurement | null): string | null {
  const quantity = measurement?.quantity;
  if (quantity?.status !== 'measured') return null;
  const unit = unitSymbol(quantity.unit);
  const gap = quantity.unit === 'deg' ? '' : ' ';
  const half = (quantity.interval95[1] - quantity.interval95[0]) / 2;
  const plane = quantity.plane === 'none' ? '' : ` (${sayTerm('plane', quantity.plane)})`;
  return `${sayNumber(quantity.value, 2)}${quantity.unit === 'deg' ? unit : ''} ± ${sayNumber(half, 2)}${gap}${unit}${plane}`;
}

/** Name, ID and date of the films, for who asks for them in a file. */
export const patientLine = (
  patient: { readonly name: string | null; readonly id: string | null },
  date: string | null,
): string | null => {
  const parts = [patient.name, patient.id, date === null ? null : sayDate(date)].filter((one) => one !== null && one !== '');
  return parts.length === 0 ? null : parts.join(' · ');
};
