import type { CaseDocument } from '#shared/case';
import type { Vertebra } from '#shared/spine';
import { landmarksOf, type Landmark } from './landmarks.ts';

/**
 * A mistake of handling and not of measuring, found against the expert's points. `FILMS_SWAPPED`: flexion and extension have each other's
 * role. `LEVEL_MISLABELLED`: all points of a vertebra on a film stand nearer to another vertebra of the expert's than to its own.
 */
export interface ClericalError {
  readonly code: 'FILMS_SWAPPED' | 'LEVEL_MISLABELLED';
  readonly vertebra: Vertebra | null;
  /** Whose place it is. */
  readonly isAt: Vertebra | null;
  readonly sopInstanceUID: string | null;
}

export function clericalOf(fellow: CaseDocument, expert: CaseDocument): readonly ClericalError[] {
  const [own, theirs] = [fellow.films ?? {}, expert.films ?? {}];
  const crossed =
    own.flexion !== undefined &&
    own.extension !== undefined &&
    own.flexion === theirs.extension &&
    own.extension === theirs.flexion;
  const swapped: readonly ClericalError[] = crossed
    ? [{ code: 'FILMS_SWAPPED', vertebra: null, isAt: null, sopInstanceUID: null }]
    : [];
  return [...swapped, ...mislabelled(landmarksOf(fellow), landmarksOf(expert))];
}

function mislabelled(own: readonly Landmark[], expert: readonly Landmark[]): readonly ClericalError[] {
  const groups = new Map<string, Landmark[]>();
  for (const one of own) {
    const key = `${one.sopInstanceUID}|${one.vertebra}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): readonly ClericalError[] => {
    const nearest = group.map((one) => nearestVertebra(one, expert));
    const [at] = nearest;
    const [first] = group;
    if (first === undefined || at === undefined || at === null || at === first.vertebra || !nearest.every((one) => one === at))
      return [];
    return [{ code: 'LEVEL_MISLABELLED', vertebra: first.vertebra, isAt: at, sopInstanceUID: first.sopInstanceUID }];
  });
}

/** The vertebra whose same corner or tip lies nearest; null where the expert's own vertebra has none there to compare with. */
function nearestVertebra(one: Landmark, expert: readonly Landmark[]): Vertebra | null {
  const same = expert.filter(({ sopInstanceUID, part }) => sopInstanceUID === one.sopInstanceUID && part === one.part);
  if (!same.some(({ vertebra }) => vertebra === one.vertebra)) return null;
  const away = (other: Landmark): number => Math.hypot(other.point[0] - one.point[0], other.point[1] - one.point[1]);
  return same.reduce((best, other) => (away(other) < away(best) ? other : best)).vertebra;
}
