import type { Annotation, KnownAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { Pose, Vertebra } from '#shared/spine';
import type { WalkTarget } from './viewStore.ts';

/** The vertebrae of the guided walk, from the top. */
export const WALK_VERTEBRAE = ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1'] as const satisfies readonly Vertebra[];
export const WALK_PARTS = ['corners', 'tip'] as const;
export type WalkPart = (typeof WALK_PARTS)[number];

export type CellState = 'done' | 'proposed' | 'skipped' | 'open';

export interface WalkInput {
  readonly annotations: readonly Annotation[];
  /** SOP Instance UID of each film that is there. */
  readonly films: readonly { readonly pose: Pose; readonly sopInstanceUID: string }[];
  readonly replicate: number;
  readonly proposals: readonly Annotation[];
  /** Cells that the reader says cannot be seen, by `cellKey`. */
  readonly skipped: readonly string[];
}

export const cellKey = (sopInstanceUID: string, vertebra: Vertebra, part: WalkPart): string =>
  `${sopInstanceUID}|${vertebra}|${part}`;

export const replicateOf = (annotation: KnownAnnotation): number =>
  'replicate' in annotation && typeof annotation.replicate === 'number' ? annotation.replicate : 1;

/** The annotation that a cell stands for. */
export function landmarkOf(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  vertebra: Vertebra,
  part: WalkPart,
  replicate: number,
): KnownAnnotation | null {
  const kind = part === 'corners' ? 'vertebra' : 'spinous-tip';
  const found = annotations.find(
    (one) =>
      isKnownAnnotation(one) &&
      one.kind === kind &&
      one.sopInstanceUID === sopInstanceUID &&
      one.vertebra === vertebra &&
      replicateOf(one) === replicate,
  );
  return found !== undefined && isKnownAnnotation(found) ? found : null;
}

export function cellState(input: WalkInput, sopInstanceUID: string, vertebra: Vertebra, part: WalkPart): CellState {
  if (landmarkOf(input.annotations, sopInstanceUID, vertebra, part, input.replicate) !== null) return 'done';
  if (landmarkOf(input.proposals, sopInstanceUID, vertebra, part, input.replicate) !== null) return 'proposed';
  return input.skipped.includes(cellKey(sopInstanceUID, vertebra, part)) ? 'skipped' : 'open';
}

/** All cells in the order of the walk: film by film, C2 to T1, corners then tip. */
export function walkOrder(films: WalkInput['films']): readonly WalkTarget[] {
  return films.flatMap(({ pose }) =>
    WALK_VERTEBRAE.flatMap((vertebra) => WALK_PARTS.map((part): WalkTarget => ({ film: pose, vertebra, part }))),
  );
}

/**
 * The next cell that waits, from after `from` to the end and then from the start; null when none does. With `film` or `part` only among
 * those. A proposal waits for its confirmation, a skipped cell does not wait.
 */
export function nextTarget(
  input: WalkInput,
  from: WalkTarget | null,
  only: { readonly film?: Pose; readonly part?: WalkPart } = {},
): WalkTarget | null {
  const order = walkOrder(input.films);
  const at = from === null ? -1 : order.findIndex((cell) => sameTarget(cell, from));
  const waiting = [...order.slice(at + 1), ...order.slice(0, at + 1)].filter(
    (cell) => (only.film === undefined || cell.film === only.film) && (only.part === undefined || cell.part === only.part),
  );
  return (
    waiting.find((cell) => {
      const film = input.films.find(({ pose }) => pose === cell.film);
      if (film === undefined) return false;
      return cellState(input, film.sopInstanceUID, cell.vertebra, cell.part) === 'open';
    }) ?? null
  );
}

export const sameTarget = (a: WalkTarget, b: WalkTarget): boolean =>
  a.film === b.film && a.vertebra === b.vertebra && a.part === b.part;

/** How far the walk is: cells done of cells that can be seen. */
export function walkProgress(input: WalkInput): { readonly done: number; readonly total: number } {
  let done = 0;
  let total = 0;
  for (const { sopInstanceUID } of input.films)
    for (const vertebra of WALK_VERTEBRAE)
      for (const part of WALK_PARTS) {
        const state = cellState(input, sopInstanceUID, vertebra, part);
        if (state !== 'skipped') total += 1;
        if (state === 'done') done += 1;
      }
  return { done, total };
}

/** Annotations that a film shows: of the replicate being placed; earlier ones too unless they are hidden. */
export const shownReplicates = (annotations: readonly Annotation[], replicate: number, blind: boolean): readonly Annotation[] =>
  annotations.filter((one) => {
    if (!isKnownAnnotation(one) || !('replicate' in one || LANDMARKS.has(one.kind))) return true;
    const own = replicateOf(one);
    return own === replicate || (!blind && own < replicate);
  });

const LANDMARKS: ReadonlySet<string> = new Set(['vertebra', 'spinous-tip', 'spinous-edge', 'spinous-base']);
