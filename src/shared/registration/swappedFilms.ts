import { likeliestChain } from './chain.ts';
import { descend } from './descend.ts';
import { wayBack } from './inverseConsistency.ts';
import type { FilmLevel, PreparedFilm } from './preparedFilm.ts';
import type { Region } from './region.ts';
import type { Samples } from './samples.ts';
import { searchVertebra } from './search.ts';
import { looksSwapped } from './verdict.ts';

/** A bone found the other way round counts as found beyond these. */
const LEAST_SIMILARITY = 0.62;
const LARGEST_WAY_BACK_MM = 0.12;
const LEAST_OVERLAP = 0.5;
/** Fewer than two bones have no turn to compare, and chance finds one. */
const LEAST_FOUND = 3;
const SCALE_SD = 0.02;

/**
 * Whether the bones of a pair that nothing was accepted of are found where a neck would have gone that bends from the extension film to the
 * flexion film: the same search with the ranges of turning mirrored. Most of them must be found, find their way back, and turn that way.
 */
export function foundSwapped(
  regions: readonly Region[],
  samples: readonly (readonly Samples[])[],
  {
    flexion,
    extension,
    scale,
    side,
  }: {
    readonly flexion: PreparedFilm;
    readonly extension: PreparedFilm;
    readonly scale: number;
    readonly side: 1 | -1;
  },
): boolean {
  const other = side === 1 ? -1 : 1;
  const candidates = regions.map((region) => searchVertebra(region, flexion, extension, scale, other));
  const chain = likeliestChain(regions, candidates, other);
  const poses = regions.map((region, i) => {
    const candidate = chain[i] ?? null;
    const one = candidate === null ? null : descend(samples[i] ?? [], extension, candidate.pose, scale, SCALE_SD);
    if (one === null || one.similarity < LEAST_SIMILARITY || one.overlap < LEAST_OVERLAP) return null;
    const missMm = wayBack(region, one.pose, flexion.levels[1] as FilmLevel, extension.levels[1] as FilmLevel);
    return missMm <= LARGEST_WAY_BACK_MM ? one.pose : null;
  });
  const found = poses.filter((pose) => pose !== null).length;
  return found >= Math.max(LEAST_FOUND, regions.length / 2) && looksSwapped(poses, side);
}
