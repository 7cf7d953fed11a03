import type { Pose } from '#shared/spine';
import type { PlaneName } from './stackFacts.ts';

/** Rows and columns of tiles. */
export interface Grid {
  readonly rows: 1 | 2;
  readonly columns: 1 | 2 | 3;
}

/** A stack that a protocol asks for; what is left out is free. The best unused one that fits is taken (`compareStacks`). */
export interface StackSelector {
  readonly kind: 'stack';
  readonly modality?: 'CT' | 'MR';
  readonly plane?: PlaneName;
  /** Weighting of an MR series, by its name. */
  readonly weighting?: 'T1' | 'T2' | 'STIR';
  /** `current` is the newest study, `prior` the next older one that has such a stack. Without it any study. */
  readonly study?: 'current' | 'prior';
}

/** The film of a pose. It is hung as the pose, so that it follows when the reader gives the film another role. */
export interface FilmSelector {
  readonly kind: 'film';
  readonly pose: Pose;
}

/** Any film that may be a lateral one, whatever its pose: a need only, since it says nothing of where it goes. */
export interface RadiographSelector {
  readonly kind: 'radiograph';
}

export type TileSelector = FilmSelector | StackSelector;
export type Selector = TileSelector | RadiographSelector;

/**
 * Where the images of a study go when it is opened, as data (DICOM PS3.3 C.23 in small). `needs`: every one must find an image of its own, or
 * the protocol does not match. `tiles`: row by row, in order of importance; those beyond the grid stand ready for a larger one. A tile whose
 * selector finds nothing stays empty in its place when it is a film (it then says what is missing), and is passed over when it is a stack.
 */
export interface HangingProtocol {
  readonly id: string;
  /** Why it hangs so. */
  readonly because: string;
  readonly needs: readonly Selector[];
  readonly grid: Grid;
  readonly tiles: readonly TileSelector[];
}
