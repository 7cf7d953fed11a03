import type { StudyIndex } from '#shared/dicom';
import { POSES, type Pose } from '#shared/spine';
import type { HangingProtocol, Selector, StackSelector, TileSelector } from './protocol.ts';
import { ON_UNMATCHED, PROTOCOLS } from './protocols.ts';
import { compareStacks, stacksOf, type StackFacts } from './stackFacts.ts';

export type HungTile =
  { readonly kind: 'film'; readonly pose: Pose } | { readonly kind: 'stack'; readonly displaySetUID: string };

/** Whether a protocol of the table fitted, and if not, the first image that it did not find. */
export interface ProtocolReason {
  readonly protocol: string;
  readonly matched: boolean;
  readonly missing: Selector | null;
}

export interface Hanging {
  readonly protocol: HangingProtocol;
  /** In the protocol's order; stacks that are not there are left out. May be more or fewer than the grid has tiles. */
  readonly tiles: readonly HungTile[];
  /** One for every protocol that was looked at, in order; the last one matched, or none did. */
  readonly reasons: readonly ProtocolReason[];
}

/**
 * The first protocol whose every need finds an image of its own. `poses`: which poses have a film; the display sets' own are taken when the
 * caller knows no better.
 */
export function matchProtocol(
  index: StudyIndex,
  protocols: readonly HangingProtocol[] = PROTOCOLS,
  poses: readonly Pose[] = posesOf(index),
): Hanging {
  const stacks = stacksOf(index);
  const radiographs = index.studies
    .flatMap((study) => study.displaySets)
    .filter((set) => set.kind === 'radiograph' && set.lateral !== 'not').length;
  const reasons: ProtocolReason[] = [];
  for (const protocol of protocols) {
    const missing = firstMissing(protocol.needs, { stacks, poses, radiographs });
    reasons.push({ protocol: protocol.id, matched: missing === null, missing });
    if (missing === null) return { protocol, tiles: hung(protocol.tiles, stacks), reasons };
  }
  return { protocol: ON_UNMATCHED, tiles: hung(ON_UNMATCHED.tiles, stacks), reasons };
}

function posesOf(index: StudyIndex): readonly Pose[] {
  const found = new Set(index.studies.flatMap((study) => study.displaySets.map((set) => set.pose)));
  return POSES.filter((pose) => found.has(pose));
}

interface Found {
  readonly stacks: readonly StackFacts[];
  readonly poses: readonly Pose[];
  readonly radiographs: number;
}

/** Each need takes an image of its own, so that a protocol for two CTs does not match one. */
function firstMissing(needs: readonly Selector[], { stacks, poses, radiographs }: Found): Selector | null {
  const taken = new Set<string>();
  let films = 0;
  for (const need of needs) {
    if (need.kind === 'radiograph') {
      films += 1;
      if (films > radiographs) return need;
      continue;
    }
    if (need.kind === 'film') {
      if (!poses.includes(need.pose)) return need;
      continue;
    }
    const found = best(need, stacks, taken);
    if (found === null) return need;
    taken.add(found.set.displaySetUID);
  }
  return null;
}

function hung(tiles: readonly TileSelector[], stacks: readonly StackFacts[]): readonly HungTile[] {
  const taken = new Set<string>();
  return tiles.flatMap((selector): readonly HungTile[] => {
    if (selector.kind === 'film') return [selector];
    const found = best(selector, stacks, taken);
    if (found === null) return [];
    taken.add(found.set.displaySetUID);
    return [{ kind: 'stack', displaySetUID: found.set.displaySetUID }];
  });
}

function best(selector: StackSelector, stacks: readonly StackFacts[], taken: ReadonlySet<string>): StackFacts | null {
  const ofKind = stacks.filter(
    ({ set, plane, weighting }) =>
      (selector.modality === undefined || set.modality === selector.modality) &&
      (selector.plane === undefined || plane === selector.plane) &&
      (selector.weighting === undefined || weighting === selector.weighting),
  );
  const studies = [...new Set(ofKind.map((one) => one.studyInstanceUID))];
  const study = selector.study === undefined ? null : (studies[selector.study === 'current' ? 0 : 1] ?? '');
  const free = ofKind.filter((one) => !taken.has(one.set.displaySetUID) && (study === null || one.studyInstanceUID === study));
  // A newer study goes before the better stack of an older one.
  const newest = free[0]?.studyInstanceUID;
  return free.filter((one) => one.studyInstanceUID === newest).sort(compareStacks)[0] ?? null;
}
