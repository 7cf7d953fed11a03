import type { VertebraPose } from './pose.ts';
import type { FilmLevel, PreparedFilm } from './preparedFilm.ts';
import { refine, type Refined } from './refine.ts';
import type { Samples } from './samples.ts';

/** Around the search's own steps: turns (radians) and shifts (mm) to start from. */
const TURNS = [-0.044, 0, 0.044];
const SHIFTS = [-0.9, 0.9];
const START_SCALE_SD = 0.003;

/** From a place of the search to the middle resolution: several starts at the coarsest, a few steps each; the best goes on. */
export function descend(
  samples: readonly Samples[],
  extension: PreparedFilm,
  start: VertebraPose,
  scale: number,
  scaleSd: number,
): Refined | null {
  const [, middle, coarsest] = samples;
  const [, middleLevel, coarsestLevel] = extension.levels;
  if (middle === undefined || coarsest === undefined) return null;
  let best: Refined | null = null;
  for (const turn of TURNS)
    for (const dx of SHIFTS)
      for (const dy of SHIFTS) {
        const tried = refine(
          coarsest,
          coarsestLevel as FilmLevel,
          { ...start, angle: start.angle + turn, move: [start.move[0] + dx, start.move[1] + dy] },
          { iterations: 4, scale, scaleSd: START_SCALE_SD },
        );
        if (best === null || tried.similarity * tried.overlap > best.similarity * best.overlap) best = tried;
      }
  if (best === null) return null;
  const settled = refine(coarsest, coarsestLevel as FilmLevel, best.pose, { iterations: 8, scale, scaleSd });
  return refine(middle, middleLevel as FilmLevel, settled.pose, { iterations: 10, scale, scaleSd });
}
