import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import type { RegistrationInput, RegistrationState } from '#shared/measurement';
import { vertebraOutline, type VertebraLandmarks } from '#shared/registration';
import { MOTION_SEGMENTS, vertebraeOf, type Segment, type Vertebra } from '#shared/spine';

/** One vertebra in the ghost, in flexion pixels. */
export interface GhostBone {
  readonly vertebra: Vertebra;
  readonly state: RegistrationState['state'];
  readonly marks: VertebraLandmarks;
  /** Flexion to extension. */
  readonly transform: Similarity2;
  readonly centre: Vec2;
  /** Its edge on flexion, and where extension's falls with the locked one held still. */
  readonly edge: readonly Vec2[];
  readonly carried: readonly Vec2[];
  /** Where its name stands: before the body. */
  readonly label: Vec2;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The pair seen with one vertebra held still. */
export interface GhostScene {
  readonly lock: Vertebra;
  /** Extension pixels to flexion pixels, by the locked vertebra. */
  readonly toFlexion: Similarity2;
  /** Cranial first. */
  readonly bones: readonly GhostBone[];
  /** What holds all edges of both poses, with a margin. */
  readonly box: Box;
  /** Millimetres of a flexion pixel and their plane, or null where nothing gives millimetres. */
  readonly mm: { readonly perPixel: number; readonly plane: 'detector' | 'object' } | null;
}

const MARGIN = 0.1;

/** What is under the hand replaces the stored transform. */
export type HandTransform = { readonly vertebra: Vertebra; readonly transform: Similarity2 } | null;

export const transformOf = ({ registration }: RegistrationState): Similarity2 | null =>
  registration === null ? null : { angle: registration.angle, scale: registration.scale, translation: registration.translation };

/** Null where the vertebra that is to be held still has no registration or no corners. */
export function ghostScene(
  input: RegistrationInput,
  states: readonly RegistrationState[],
  lock: Vertebra,
  hand: HandTransform,
): GhostScene | null {
  const found = states.flatMap((one) => {
    const marks = input.landmarks.find(({ vertebra }) => vertebra === one.vertebra);
    const transform = hand?.vertebra === one.vertebra ? hand.transform : transformOf(one);
    return marks === undefined || transform === null ? [] : [{ vertebra: one.vertebra, state: one.state, marks, transform }];
  });
  const locked = found.find((one) => one.vertebra === lock);
  if (locked === undefined) return null;
  const toFlexion = invertSimilarity2(locked.transform);
  const bones = found.map((one): GhostBone => {
    const { superiorAnterior: sa, superiorPosterior: sp, inferiorPosterior: ip, inferiorAnterior: ia } = one.marks;
    const front: Vec2 = [(sa[0] + ia[0]) / 2, (sa[1] + ia[1]) / 2];
    const wall: Vec2 = [(sp[0] + ip[0]) / 2, (sp[1] + ip[1]) / 2];
    const edge = vertebraOutline(one.marks);
    const there = composeSimilarity2(toFlexion, one.transform);
    return {
      ...one,
      centre: [(front[0] + wall[0]) / 2, (front[1] + wall[1]) / 2],
      edge,
      carried: edge.map((p) => applySimilarity2(there, p)),
      label: [front[0] + 0.34 * (front[0] - wall[0]), front[1] + 0.34 * (front[1] - wall[1])],
    };
  });
  const { flexion } = input.measures.films;
  const units = flexion?.units ?? 'px';
  return {
    lock,
    toFlexion,
    bones,
    box: boxOf(bones.flatMap((one) => [...one.edge, ...one.carried])),
    mm: flexion === null || units === 'px' ? null : { perPixel: flexion.spacing[1], plane: units },
  };
}

function boxOf(points: readonly Vec2[]): Box {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = MARGIN * Math.max(right - left, bottom - top);
  return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin };
}

/** The segment whose lower vertebra is held still; of the highest one the segment below it. */
export function segmentAt(scene: GhostScene): Segment | null {
  const shown = (one: Segment): boolean =>
    vertebraeOf(one)?.every((vertebra) => scene.bones.some((bone) => bone.vertebra === vertebra)) === true;
  return (
    MOTION_SEGMENTS.find((one) => vertebraeOf(one)?.[1] === scene.lock && shown(one)) ??
    MOTION_SEGMENTS.find((one) => vertebraeOf(one)?.[0] === scene.lock && shown(one)) ??
    null
  );
}

/** Which vertebra stands still unless the reader says another: the lower one of the level at hand, or of the lowest registered level. */
export function usualLock(states: readonly RegistrationState[], level: Segment | null): Vertebra | null {
  const there = (vertebra: Vertebra | undefined): boolean =>
    states.some((one) => one.vertebra === vertebra && one.registration?.accepted === true);
  const lower = level === null ? undefined : vertebraeOf(level)?.[1];
  if (lower !== undefined && there(lower)) return lower;
  return [...states].reverse().find((one) => there(one.vertebra))?.vertebra ?? null;
}
