import type { Vec2 } from '#shared/geometry';
import { carry, type VertebraPose } from './pose.ts';
import type { Region } from './region.ts';
import type { Candidate } from './search.ts';

const SLIP_SD_MM = 3;
const TURN_MEAN = 7;
const TURN_SD = 8;
/** What a unit of correlation is worth against the plausibility of neighbours. */
const SCORE_WEIGHT = 25;

/** Minus log plausibility of an upper and a lower neighbour's poses: their disc's two sides stay together, and the turn is one that necks make. */
export function implausibility(upper: Region, lower: Region, a: VertebraPose, b: VertebraPose, side: 1 | -1): number {
  const middle: Vec2 = [(upper.inferior[0] + lower.superior[0]) / 2, (upper.inferior[1] + lower.superior[1]) / 2];
  const p = carry(a, middle);
  const q = carry(b, middle);
  const gap = Math.hypot(p[0] - q[0], p[1] - q[1]) / SLIP_SD_MM;
  const turn = ((side * (a.angle - b.angle) * 180) / Math.PI - TURN_MEAN) / TURN_SD;
  return 0.5 * (gap * gap + turn * turn);
}

/** The chain of candidates, one a vertebra (null where none fits), that is likest and most plausible together. */
export function likeliestChain(
  regions: readonly Region[],
  candidates: readonly (readonly Candidate[])[],
  side: 1 | -1,
): readonly (Candidate | null)[] {
  /** A vertebra may be missing: cheaper than an absurd place. */
  const MISSING = -6;
  interface Node {
    readonly candidate: Candidate | null;
    readonly total: number;
    readonly before: Node | null;
    /** The last vertebra of the chain that has a place. */
    readonly anchor: { readonly index: number; readonly pose: VertebraPose } | null;
  }
  let nodes: readonly Node[] = [{ candidate: null, total: 0, before: null, anchor: null }];
  regions.forEach((region, i) => {
    const options = [...(candidates[i] ?? []), null];
    nodes = options.map((candidate): Node => {
      let best: Node | null = null;
      for (const node of nodes) {
        let total = node.total;
        if (candidate === null) total += MISSING;
        else {
          total += SCORE_WEIGHT * candidate.score;
          if (node.anchor !== null) {
            const upper = regions[node.anchor.index] as Region;
            const skipped = i - node.anchor.index;
            total -= Math.min(60, implausibility(upper, region, node.anchor.pose, candidate.pose, side) / (skipped * skipped));
          }
        }
        if (best === null || total > best.total)
          best = {
            candidate,
            total,
            before: node,
            anchor: candidate === null ? node.anchor : { index: i, pose: candidate.pose },
          };
      }
      return best as Node;
    });
  });
  let node: Node | null = nodes.reduce<Node | null>((a, b) => (a === null || b.total > a.total ? b : a), null);
  const chain: (Candidate | null)[] = [];
  while (node !== null && node.before !== null) {
    chain.unshift(node.candidate);
    node = node.before;
  }
  return chain;
}
