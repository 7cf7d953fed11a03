import type { DisplaySet, ImagePlane, StudyIndex } from '#shared/dicom';
import { cross3, dot3 } from '#shared/geometry';
import { isStack } from '#shared/hanging';

/** One image of a stack: an instance and a one-based frame of it. */
export interface StackImage {
  readonly sopInstanceUID: string;
  readonly frame: number;
}

/** A display set as what is scrolled through, in its order. */
export interface Stack {
  readonly set: DisplaySet;
  /** Under which name its window, zoom and place are kept: one for all of its images. */
  readonly key: string;
  readonly images: readonly StackImage[];
  /** Frame of reference, or null: then positions of two stacks cannot be compared. */
  readonly frameOfReferenceUID: string | null;
}

interface Stacks {
  readonly bySop: ReadonlyMap<string, Stack>;
  /** Where an instance's first frame stands in its stack. */
  readonly first: ReadonlyMap<string, number>;
}

const known = new WeakMap<StudyIndex, Stacks>();

function stacksIn(index: StudyIndex): Stacks {
  const before = known.get(index);
  if (before !== undefined) return before;
  const bySop = new Map<string, Stack>();
  const first = new Map<string, number>();
  for (const set of index.studies.flatMap((study) => study.displaySets)) {
    const images: StackImage[] = [];
    for (const sopInstanceUID of set.instances) {
      first.set(sopInstanceUID, images.length);
      const frames = index.instances[sopInstanceUID]?.pixels?.frames ?? 1;
      for (let frame = 1; frame <= frames; frame++) images.push({ sopInstanceUID, frame });
    }
    const [sop] = set.instances;
    const stack: Stack = {
      set,
      key: isStack(set) && set.instances.length > 1 ? set.displaySetUID : (sop ?? set.displaySetUID),
      images,
      frameOfReferenceUID: index.instances[sop ?? '']?.frameOfReferenceUID ?? null,
    };
    for (const uid of set.instances) bySop.set(uid, stack);
  }
  const found = { bySop, first };
  known.set(index, found);
  return found;
}

export const stackOf = (index: StudyIndex, sopInstanceUID: string): Stack | null =>
  stacksIn(index).bySop.get(sopInstanceUID) ?? null;

/** Zero-based place of an image in its stack. */
export const placeOf = (index: StudyIndex, { sopInstanceUID, frame }: StackImage): number =>
  (stacksIn(index).first.get(sopInstanceUID) ?? 0) + Math.max(1, frame) - 1;

/** Where an image lies in the patient, or null when it does not say. */
export const planeOf = (index: StudyIndex, { sopInstanceUID, frame }: StackImage): ImagePlane | null => {
  const planes = index.instances[sopInstanceUID]?.planes ?? [];
  return planes[Math.min(frame, planes.length) - 1] ?? null;
};

/** Cosine between normals from which two stacks are cut the same way: 5°, the tilt of a gantry that nobody sees. */
const SAME_WAY = Math.cos((5 * Math.PI) / 180);

/**
 * The image of `other` that lies nearest to a plane, when both are of one frame of reference and cut the same way; else null. Distances are
 * taken along the plane's normal, from the first pixel's centre.
 */
export function nearestImage(index: StudyIndex, plane: ImagePlane, from: Stack, other: Stack): number | null {
  if (from.frameOfReferenceUID === null || from.frameOfReferenceUID !== other.frameOfReferenceUID) return null;
  const normal = cross3(plane.rowDirection, plane.columnDirection);
  const at = dot3(plane.position, normal);
  let nearest: number | null = null;
  let distance = Infinity;
  for (const [place, image] of other.images.entries()) {
    const there = planeOf(index, image);
    if (there === null) return null;
    if (place === 0 && Math.abs(dot3(cross3(there.rowDirection, there.columnDirection), normal)) < SAME_WAY) return null;
    const apart = Math.abs(dot3(there.position, normal) - at);
    if (apart < distance) [nearest, distance] = [place, apart];
  }
  return nearest;
}
