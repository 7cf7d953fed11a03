import type { Vec2 } from '#shared/geometry';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import type { LandmarkFrame } from './edgeField.ts';
import { proposeVertebra, type VertebraProposal } from './proposeVertebra.ts';

export interface ClickedCentre {
  readonly vertebra: Vertebra;
  /** Film pixels. */
  readonly centre: Vec2;
}

/**
 * Proposals for every clicked vertebra of a film together: the neck looks one way and is of one size, and neighbours say where up is. Slower
 * than one at a time (each is fitted twice) and righter, most of all where metal hides a wall.
 */
export function proposeVertebrae(
  frame: LandmarkFrame,
  spacing: number,
  clicks: readonly ClickedCentre[],
): ReadonlyMap<Vertebra, VertebraProposal> {
  const order = [...clicks].sort((a, b) => VERTEBRAE.indexOf(a.vertebra) - VERTEBRAE.indexOf(b.vertebra));
  const around = (i: number) => {
    const { vertebra } = order[i] as ClickedCentre;
    const at = VERTEBRAE.indexOf(vertebra);
    const [above, below] = [order[i - 1], order[i + 1]];
    return {
      vertebra,
      ...(above !== undefined && VERTEBRAE.indexOf(above.vertebra) === at - 1 ? { above: above.centre } : {}),
      ...(below !== undefined && VERTEBRAE.indexOf(below.vertebra) === at + 1 ? { below: below.centre } : {}),
    };
  };
  const first = order.map(({ centre }, i) => proposeVertebra(frame, spacing, centre, around(i)));
  const votes = first.reduce((sum, one) => sum + (one === null ? 0 : one.facing * Math.max(0.05, one.facingEvidence)), 0);
  const facing = votes >= 0 ? 1 : -1;
  const sizes = first.flatMap((one) => (one === null ? [] : [one.size])).sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1];
  const size = middle === undefined || sizes.length < 3 ? {} : { size: middle };
  const found = new Map<Vertebra, VertebraProposal>();
  order.forEach(({ vertebra, centre }, i) => {
    const proposal = order.length === 1 ? first[i] : proposeVertebra(frame, spacing, centre, { ...around(i), facing, ...size });
    if (proposal !== null && proposal !== undefined) found.set(vertebra, proposal);
  });
  return found;
}
