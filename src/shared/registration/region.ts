import { add2, distance2, dot2, midpoint2, scale2, sub2, type Vec2 } from '#shared/geometry';
import type { Vertebra } from '#shared/spine';

/** What the reader placed of one vertebra on a film, in pixels (corner of the first pixel is the origin). */
export interface VertebraLandmarks {
  readonly vertebra: Vertebra;
  readonly superiorAnterior: Vec2;
  readonly superiorPosterior: Vec2;
  readonly inferiorPosterior: Vec2;
  readonly inferiorAnterior: Vec2;
  /** Null where there is no spinous process to see. */
  readonly tip: Vec2 | null;
}

/** The same in mm. */
export type Landmarks = VertebraLandmarks;

/** A bone's own area on the flexion film, mm: positive inside. */
export interface Region {
  readonly vertebra: Vertebra;
  readonly landmarks: Landmarks;
  /** Turning about it decouples rotation from translation. */
  readonly centre: Vec2;
  readonly bodyCentre: Vec2;
  /** Middle of the disc below, seen from this vertebra: halfway along the inferior endplate. */
  readonly inferior: Vec2;
  readonly superior: Vec2;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** 0 … 1, how much a point counts. */
  readonly weight: (x: number, y: number) => number;
}

/** How far the region reaches beyond the corners: the cortex and its edge count, the neighbour's does not. */
const BODY_MARGIN_MM = 2;
const WEDGE_MARGIN_MM = 1;
/** Half width of the wedge at the tip. */
const TIP_HALF_WIDTH_MM = 5;
/** Beyond the tip along the process. */
const TIP_MARGIN_MM = 2.5;
/** The area fades over this. */
const FADE_MM = 1;
/** Without a tip: the arch as far behind the posterior wall. */
const ARCH_MM = 14;

export function landmarksInMm(marks: VertebraLandmarks, pixelMm: number): Landmarks {
  const mm = (p: Vec2): Vec2 => [p[0] * pixelMm, p[1] * pixelMm];
  return {
    vertebra: marks.vertebra,
    superiorAnterior: mm(marks.superiorAnterior),
    superiorPosterior: mm(marks.superiorPosterior),
    inferiorPosterior: mm(marks.inferiorPosterior),
    inferiorAnterior: mm(marks.inferiorAnterior),
    tip: marks.tip === null ? null : mm(marks.tip),
  };
}

/** Body, and a wedge from the posterior wall over pedicle and lamina to the tip of the spinous process. */
export function regionOf(marks: Landmarks): Region {
  const { superiorAnterior: sa, superiorPosterior: sp, inferiorPosterior: ip, inferiorAnterior: ia } = marks;
  const bodyCentre = midpoint2(midpoint2(sa, ip), midpoint2(sp, ia));
  const body = convexDistance([sa, sp, ip, ia]);
  const rear = midpoint2(sp, ip);
  const backwards = unit(sub2(rear, midpoint2(sa, ia)));
  const end = marks.tip ?? add2(rear, scale2(backwards, ARCH_MM));
  const axis = unit(sub2(end, bodyCentre));
  const length = distance2(end, bodyCentre) + (marks.tip === null ? 0 : TIP_MARGIN_MM);
  const startWidth = 0.5 * distance2(sp, ip) + 1.5;
  const wedge = (x: number, y: number): number => {
    const d: Vec2 = [x - bodyCentre[0], y - bodyCentre[1]];
    const along = dot2(d, axis);
    const across = Math.abs(d[0] * axis[1] - d[1] * axis[0]);
    const half = startWidth + (TIP_HALF_WIDTH_MM - startWidth) * Math.max(0, Math.min(1, along / length));
    return Math.min(half - across, length - along, along);
  };
  const weight = (x: number, y: number): number => {
    const inside = Math.max(body(x, y) + BODY_MARGIN_MM, wedge(x, y) + WEDGE_MARGIN_MM);
    return Math.max(0, Math.min(1, inside / FADE_MM));
  };
  const points = [sa, sp, ip, ia, end];
  const reach = 8;
  return {
    vertebra: marks.vertebra,
    landmarks: marks,
    centre: add2(bodyCentre, scale2(sub2(end, bodyCentre), 0.35)),
    bodyCentre,
    inferior: midpoint2(ip, ia),
    superior: midpoint2(sp, sa),
    box: {
      left: Math.min(...points.map((p) => p[0])) - reach,
      top: Math.min(...points.map((p) => p[1])) - reach,
      right: Math.max(...points.map((p) => p[0])) + reach,
      bottom: Math.max(...points.map((p) => p[1])) + reach,
    },
    weight,
  };
}

const unit = (v: Vec2): Vec2 => scale2(v, 1 / Math.max(1e-9, Math.hypot(v[0], v[1])));

/** Distance to the nearest side of a convex polygon given in order, positive inside, whichever way it turns. */
function convexDistance(corners: readonly Vec2[]): (x: number, y: number) => number {
  let area = 0;
  const sides = corners.map((a, i) => {
    const b = corners[(i + 1) % corners.length] ?? a;
    area += a[0] * b[1] - b[0] * a[1];
    const along = unit(sub2(b, a));
    return { a, normal: [-along[1], along[0]] as Vec2 };
  });
  const turn = Math.sign(area);
  return (x, y) => {
    let least = Infinity;
    for (const { a, normal } of sides) least = Math.min(least, turn * ((x - a[0]) * normal[0] + (y - a[1]) * normal[1]));
    return least;
  };
}

/** +1 where the bodies face left, −1 right: from posterior to anterior against inferior to superior. */
export function facingOf(regions: readonly Region[]): 1 | -1 {
  let votes = 0;
  for (const { landmarks: m } of regions) {
    const front = sub2(add2(m.superiorAnterior, m.inferiorAnterior), add2(m.superiorPosterior, m.inferiorPosterior));
    const up = sub2(add2(m.superiorAnterior, m.superiorPosterior), add2(m.inferiorAnterior, m.inferiorPosterior));
    votes += Math.sign(front[0] * up[1] - front[1] * up[0]);
  }
  return votes >= 0 ? 1 : -1;
}
