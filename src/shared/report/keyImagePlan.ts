import type { SpinousTipAnnotation, VertebraAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { Instance, StudyIndex } from '#shared/dicom';
import type { Evaluation } from '#shared/evaluateCase';
import { applySimilarity2, type ImagePoint, type Similarity2 } from '#shared/geometry';
import { VERTEBRAE, vertebraeOf, type Vertebra } from '#shared/spine';
import { fitSimilarity2 } from './fitSimilarity.ts';
import { say, type Phrase } from './phrase.ts';

/** Landmarks of one vertebra on one image, in image pixels (corner origin). */
export interface DrawnVertebra {
  readonly vertebra: Vertebra;
  /** Superior anterior, superior posterior, inferior posterior, inferior anterior; null where the body is not placed. */
  readonly body: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint] | null;
  readonly tip: ImagePoint | null;
}

/** Part of an image, in image pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture for the report: what to cut out of which frame, and what to draw over it. */
export interface KeyImagePlan {
  readonly id: 'flexion' | 'extension' | 'overlay' | `marked-${number}`;
  readonly sopInstanceUID: string;
  /** From 1, as in the case. */
  readonly frame: number;
  readonly crop: Crop;
  /** Size of the picture in pixels: the crop at one pixel an image pixel or less, image pixels made square. */
  readonly width: number;
  readonly height: number;
  readonly caption: Phrase;
  /** The window that it is shown in; null for the file's own. */
  readonly window: { readonly center: number; readonly width: number } | null;
  readonly solid: readonly DrawnVertebra[];
  readonly dashed: readonly DrawnVertebra[];
}

/** Pixels of a picture's longer side. */
export const MAX_SIDE = 900;
/** Of the landmarks' extent, on each side. */
const MARGIN = 0.22;

/** Flexion, extension, and extension's outlines laid over flexion, for the films that have landmarks. Pure: no pixels yet. */
export function planKeyImages(document: CaseDocument, index: StudyIndex, evaluation: Evaluation): readonly KeyImagePlan[] {
  const plans: KeyImagePlan[] = [];
  const drawn = new Map<
    string,
    { readonly instance: Instance; readonly vertebrae: readonly DrawnVertebra[]; readonly aspect: number }
  >();
  for (const pose of ['flexion', 'extension'] as const) {
    const film = evaluation.films.find((item) => item.pose === pose);
    const instance =
      film?.sopInstanceUID === undefined || film.sopInstanceUID === null ? undefined : index.instances[film.sopInstanceUID];
    if (instance === undefined) continue;
    const vertebrae = drawnVertebrae(document, instance.sopInstanceUID);
    if (vertebrae.length === 0) continue;
    const aspect = film?.calibration?.aspect ?? 1;
    drawn.set(pose, { instance, vertebrae, aspect });
    const date = instance.study.date;
    const caption = say(`image.${pose}`, { date: date === null ? say('unknown') : { date } });
    plans.push(planOf(pose, instance, vertebrae, [], caption, aspect));
  }
  const [flexion, extension] = [drawn.get('flexion'), drawn.get('extension')];
  if (flexion === undefined || extension === undefined) return plans;
  const held = heldVertebra(evaluation, flexion.vertebrae, extension.vertebrae);
  if (held === null) return plans;
  const moved = extension.vertebrae.map((item) => mapped(item, held.transform));
  const caption = say('image.overlay', { vertebra: { verbatim: held.vertebra } });
  return [...plans, planOf('overlay', flexion.instance, flexion.vertebrae, moved, caption, flexion.aspect)];
}

/** The first placement of each landmark on an image, cranial first. */
function drawnVertebrae(document: CaseDocument, sopInstanceUID: string): readonly DrawnVertebra[] {
  const known = document.annotations.filter(isKnownAnnotation);
  const bodies = known.filter(
    (a) => a.kind === 'vertebra' && a.sopInstanceUID === sopInstanceUID,
  ) as readonly VertebraAnnotation[];
  const tips = known.filter(
    (a) => a.kind === 'spinous-tip' && a.sopInstanceUID === sopInstanceUID,
  ) as readonly SpinousTipAnnotation[];
  return VERTEBRAE.flatMap((vertebra): readonly DrawnVertebra[] => {
    const body = firstReplicate(bodies.filter((a) => a.vertebra === vertebra));
    const tip = firstReplicate(tips.filter((a) => a.vertebra === vertebra));
    if (body === null && tip === null) return [];
    return [
      {
        vertebra,
        body:
          body === null ? null : [body.superiorAnterior, body.superiorPosterior, body.inferiorPosterior, body.inferiorAnterior],
        tip: tip?.point ?? null,
      },
    ];
  });
}

const firstReplicate = <T extends { readonly replicate?: number | undefined }>(items: readonly T[]): T | null =>
  items.reduce<T | null>(
    (first, item) => (first === null || (item.replicate ?? 1) < (first.replicate ?? 1) ? item : first),
    null,
  );

/** The vertebra below the construct's lowest level, else the lowest that both films show: it holds still in the overlay. */
function heldVertebra(
  evaluation: Evaluation,
  flexion: readonly DrawnVertebra[],
  extension: readonly DrawnVertebra[],
): { readonly vertebra: Vertebra; readonly transform: Similarity2 } | null {
  const lowestLevel = evaluation.assessment.segments.at(-1)?.segment;
  const preferred = lowestLevel === undefined ? undefined : vertebraeOf(lowestLevel)?.[1];
  const both = flexion.filter(
    (item) => item.body !== null && extension.some((other) => other.vertebra === item.vertebra && other.body !== null),
  );
  const held = both.find((item) => item.vertebra === preferred) ?? both.at(-1);
  const target = extension.find((item) => item.vertebra === held?.vertebra)?.body;
  if (held === undefined || held.body === null || target === undefined || target === null) return null;
  const transform = fitSimilarity2(target, held.body);
  return transform === null ? null : { vertebra: held.vertebra, transform };
}

function mapped(item: DrawnVertebra, transform: Similarity2): DrawnVertebra {
  const map = (point: ImagePoint): ImagePoint => {
    const [x, y] = applySimilarity2(transform, [point[0], point[1]]);
    return [x, y];
  };
  const body = item.body;
  return {
    vertebra: item.vertebra,
    body: body === null ? null : [map(body[0]), map(body[1]), map(body[2]), map(body[3])],
    tip: item.tip === null ? null : map(item.tip),
  };
}

function planOf(
  id: KeyImagePlan['id'],
  instance: Instance,
  solid: readonly DrawnVertebra[],
  dashed: readonly DrawnVertebra[],
  caption: Phrase,
  aspect: number,
): KeyImagePlan {
  const points = [...solid, ...dashed].flatMap((item) => [...(item.body ?? []), ...(item.tip === null ? [] : [item.tip])]);
  const crop = cropAround(points, instance.pixels?.columns ?? 0, instance.pixels?.rows ?? 0);
  const scale = Math.min(1, MAX_SIDE / Math.max(crop.width, crop.height * aspect));
  return {
    id,
    sopInstanceUID: instance.sopInstanceUID,
    frame: 1,
    crop,
    width: Math.max(1, Math.round(crop.width * scale)),
    height: Math.max(1, Math.round(crop.height * aspect * scale)),
    caption,
    window: null,
    solid,
    dashed,
  };
}

/** Landmarks with a margin, within the image, in whole pixels. */
export function cropAround(points: readonly ImagePoint[], columns: number, rows: number): Crop {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const margin = MARGIN * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(columns, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(rows, Math.ceil(Math.max(...ys) + margin));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
