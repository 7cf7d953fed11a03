import { isKnownAnnotation, type Annotation } from '#shared/annotation';
import type { Evaluation } from '#shared/evaluateCase';
import { MOTION_SEGMENTS, vertebraeOf, type Pose } from '#shared/spine';
import { replicateOf } from '../../state/walk.ts';
import type { AnnotationLook, OverlayLink, OverlayModel } from '../../viewport/index.ts';
import { sayQuantity } from '../format.ts';
import { WAITING_LINE } from '../marks/waitingLine.ts';
import { measurementOf } from './measurementOf.ts';

export interface FilmOverlayInput {
  readonly annotations: readonly Annotation[];
  readonly proposals: readonly Annotation[];
  readonly evaluation: Evaluation;
  readonly sopInstanceUID: string;
  readonly pose: Pose | null;
  readonly replicate: number;
  readonly highlighted: readonly string[];
  /** While a blind replicate is made, numbers of earlier ones would give it away. */
  readonly valuesHidden: boolean;
}

/** What a film shows beside its points: levels, distances between tips with their values, what is proposed, what is earlier. */
export function filmOverlay(input: FilmOverlayInput): OverlayModel {
  const looks: Record<string, AnnotationLook> = {};
  const labels: Record<string, string> = {};
  for (const one of input.annotations) {
    if (!isKnownAnnotation(one)) continue;
    if (MARKS.has(one.kind) && replicateOf(one) < input.replicate) looks[one.id] = 'ghost';
    if (one.kind === 'spinous-tip') labels[one.id] = one.vertebra;
    if (one.kind === 'calibration') labels[one.id] = `${one.object ?? ''} ${one.lengthMm} mm`.trim();
    if (one.kind === 'rigid-length') labels[one.id] = one.object;
  }
  looks[WAITING_LINE] = 'ghost';
  for (const one of input.proposals) looks[one.id] = 'proposal';
  return {
    links: tipLinks(input),
    labels,
    looks,
    midPlanes: true,
    highlighted: input.highlighted,
  };
}

const MARKS: ReadonlySet<string> = new Set(['vertebra', 'spinous-tip', 'spinous-edge', 'spinous-base']);

function tipLinks({
  annotations,
  evaluation,
  sopInstanceUID,
  pose,
  replicate,
  highlighted,
  valuesHidden,
}: FilmOverlayInput): readonly OverlayLink[] {
  const tip = (vertebra: string): string | null =>
    annotations.find(
      (one) =>
        isKnownAnnotation(one) &&
        one.kind === 'spinous-tip' &&
        one.sopInstanceUID === sopInstanceUID &&
        one.vertebra === vertebra &&
        replicateOf(one) === replicate,
    )?.id ?? null;
  return MOTION_SEGMENTS.flatMap((segment): OverlayLink[] => {
    const pair = vertebraeOf(segment);
    const [upper, lower] = pair === null ? [null, null] : [tip(pair[0]), tip(pair[1])];
    if (upper === null || lower === null) return [];
    const distance = valuesHidden ? null : measurementOf(evaluation, { measure: 'interspinousDistance', segment, film: pose });
    const lit = highlighted.includes(upper) && highlighted.includes(lower);
    return [
      {
        id: `tips-${segment}`,
        from: { annotationId: upper, point: 'point' },
        to: { annotationId: lower, point: 'point' },
        label: distance?.quantity.status === 'measured' ? sayQuantity(distance.quantity) : null,
        tone: lit ? 'emphasis' : 'plain',
      },
    ];
  });
}
