import type { Annotation, SpinousTipAnnotation, VertebraAnnotation } from '#shared/annotation';
import { applySimilarity2, midpoint2, type ImagePoint, type Similarity2 } from '#shared/geometry';
import { VERTEBRAE, type Vertebra } from '#shared/spine';

type Landmark = VertebraAnnotation | SpinousTipAnnotation;

interface Film {
  readonly sopInstanceUID: string;
  readonly columns: number;
  readonly rows: number;
}

export interface CopyInput {
  readonly annotations: readonly Annotation[];
  readonly from: Film;
  readonly to: Film;
  readonly replicate: number;
  readonly newId: () => string;
}

/**
 * The landmarks of one film as starting points on the other, where the other has none yet. Each follows the nearest vertebra that stands on
 * both films; without one it lies at the same place of the image. They are proposals: nothing is measured on them until they are confirmed.
 */
export function copyLayout({ annotations, from, to, replicate, newId }: CopyInput): readonly Landmark[] {
  const source = landmarksOn(annotations, from.sopInstanceUID, replicate);
  const target = landmarksOn(annotations, to.sopInstanceUID, replicate);
  const anchors = new Map<Vertebra, Similarity2>();
  for (const one of source) {
    if (one.kind !== 'vertebra') continue;
    const other = target.find((candidate) => candidate.kind === 'vertebra' && candidate.vertebra === one.vertebra);
    if (other?.kind === 'vertebra') anchors.set(one.vertebra, bodyTransform(one, other));
  }
  const wholeImage: Similarity2 = { angle: 0, scale: to.columns / from.columns, translation: [0, 0] };
  return source
    .filter((one) => !target.some((other) => other.kind === one.kind && other.vertebra === one.vertebra))
    .map((one) => {
      const transform = nearestAnchor(anchors, one.vertebra) ?? wholeImage;
      const move = (point: ImagePoint): [number, number] => {
        const [x, y] = applySimilarity2(transform, point);
        return [clamp(x, to.columns), clamp(y, to.rows)];
      };
      const base = { id: newId(), sopInstanceUID: to.sopInstanceUID, frame: 1, vertebra: one.vertebra, replicate };
      if (one.kind === 'spinous-tip') return { ...base, kind: 'spinous-tip' as const, point: move(one.point) };
      return {
        ...base,
        kind: 'vertebra' as const,
        superiorAnterior: move(one.superiorAnterior),
        superiorPosterior: move(one.superiorPosterior),
        inferiorPosterior: move(one.inferiorPosterior),
        inferiorAnterior: move(one.inferiorAnterior),
      };
    });
}

function landmarksOn(annotations: readonly Annotation[], sopInstanceUID: string, replicate: number): readonly Landmark[] {
  return annotations.filter(
    (one): one is Landmark =>
      (one.kind === 'vertebra' || one.kind === 'spinous-tip') &&
      (one as Landmark).sopInstanceUID === sopInstanceUID &&
      ((one as Landmark).replicate ?? 1) === replicate,
  );
}

/** Takes a body's mid-plane on one film onto its mid-plane on the other. */
function bodyTransform(a: VertebraAnnotation, b: VertebraAnnotation): Similarity2 {
  const [backA, frontA] = midPlane(a);
  const [backB, frontB] = midPlane(b);
  const va = [frontA[0] - backA[0], frontA[1] - backA[1]] as const;
  const vb = [frontB[0] - backB[0], frontB[1] - backB[1]] as const;
  const angle = ((Math.atan2(vb[1], vb[0]) - Math.atan2(va[1], va[0])) * 180) / Math.PI;
  const scale = Math.hypot(...vb) / Math.max(Math.hypot(...va), 1e-9);
  const turned = applySimilarity2({ angle, scale, translation: [0, 0] }, backA);
  return { angle, scale, translation: [backB[0] - turned[0], backB[1] - turned[1]] };
}

const midPlane = (body: VertebraAnnotation): readonly [ImagePoint, ImagePoint] => [
  midpoint2(body.superiorPosterior, body.inferiorPosterior),
  midpoint2(body.superiorAnterior, body.inferiorAnterior),
];

function nearestAnchor(anchors: ReadonlyMap<Vertebra, Similarity2>, vertebra: Vertebra): Similarity2 | null {
  const at = VERTEBRAE.indexOf(vertebra);
  const away = (one: Vertebra): number => Math.abs(VERTEBRAE.indexOf(one) - at);
  const [nearest] = [...anchors.keys()].sort((a, b) => away(a) - away(b));
  return nearest === undefined ? null : (anchors.get(nearest) ?? null);
}

const clamp = (value: number, size: number): number => Math.min(Math.max(value, 0), size);
