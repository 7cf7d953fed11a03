import type { Vec2 } from '#shared/geometry';
import { carry, inverse, type VertebraPose } from './pose.ts';
import type { FilmLevel } from './preparedFilm.ts';
import { refine } from './refine.ts';
import { regionOf, type Landmarks, type Region } from './region.ts';
import { sampleRegion } from './samples.ts';

/** How far the way back is started from where it should end. */
const STARTS: readonly { readonly turn: number; readonly x: number; readonly y: number }[] = [
  { turn: 0.035, x: 0.8, y: -0.8 },
  { turn: -0.035, x: -0.8, y: 0.8 },
];

/** The corners and the tip of a region, mm. */
export function pointsOf({ landmarks: m }: Region): readonly Vec2[] {
  const corners = [m.superiorAnterior, m.superiorPosterior, m.inferiorPosterior, m.inferiorAnterior];
  return m.tip === null ? corners : [...corners, m.tip];
}

/**
 * Registers a vertebra back from extension to flexion, its region carried there, from two starts beside the inverse. Returns how far the
 * worse way back misses the landmarks it left from (root mean square, mm); a chance match does not find its way back.
 */
export function wayBack(region: Region, pose: VertebraPose, flexion: FilmLevel, extension: FilmLevel): number {
  const carried = regionOf(carriedLandmarks(region.landmarks, pose));
  const samples = sampleRegion(extension, carried);
  const back = inverse(pose);
  const points = pointsOf(region);
  let worst = 0;
  for (const start of STARTS) {
    const found = refine(samples, flexion, aboutCentre(back, carried.centre, start), {
      iterations: 10,
      scale: back.scale,
      scaleSd: 0.002,
    }).pose;
    let sum = 0;
    for (const p of points) {
      const q = carry(found, carry(pose, p));
      sum += (q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2;
    }
    worst = Math.max(worst, Math.sqrt(sum / points.length));
  }
  return worst;
}

function carriedLandmarks(marks: Landmarks, pose: VertebraPose): Landmarks {
  return {
    vertebra: marks.vertebra,
    superiorAnterior: carry(pose, marks.superiorAnterior),
    superiorPosterior: carry(pose, marks.superiorPosterior),
    inferiorPosterior: carry(pose, marks.inferiorPosterior),
    inferiorAnterior: carry(pose, marks.inferiorAnterior),
    tip: marks.tip === null ? null : carry(pose, marks.tip),
  };
}

/** The same pose, turning about another centre, then moved aside. */
function aboutCentre(
  pose: VertebraPose,
  centre: Vec2,
  by: { readonly turn: number; readonly x: number; readonly y: number },
): VertebraPose {
  const to = carry(pose, centre);
  return {
    angle: pose.angle + by.turn,
    scale: pose.scale,
    centre,
    move: [to[0] - centre[0] + by.x, to[1] - centre[1] + by.y],
  };
}
