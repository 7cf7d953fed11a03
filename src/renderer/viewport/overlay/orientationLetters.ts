import type { ImagePlane } from '#shared/dicom';
import type { Vec2, Vec3 } from '#shared/geometry';
import type { ViewTransform } from '../viewTransform.ts';
import { vectorToImage } from '../viewTransform.ts';

/** PatientOrientation's alphabet (PS3.3 C.7.6.1.1.1): anterior, posterior, head, foot, left, right. */
export type OrientationLetter = 'A' | 'P' | 'H' | 'F' | 'L' | 'R';

/** What the patient has at each edge of the screen, main direction first; empty where it is not known. */
export interface EdgeLetters {
  readonly left: readonly OrientationLetter[];
  readonly right: readonly OrientationLetter[];
  readonly top: readonly OrientationLetter[];
  readonly bottom: readonly OrientationLetter[];
}

const OPPOSITE: Readonly<Record<OrientationLetter, OrientationLetter>> = { A: 'P', P: 'A', H: 'F', F: 'H', L: 'R', R: 'L' };

/** Below this share of a unit vector (22.5°) a second direction is not worth a letter. */
const SECOND_LETTER = 0.38;
const NONE: EdgeLetters = { left: [], right: [], top: [], bottom: [] };

/** Towards which side of the patient each image axis runs: along a row, and down a column. */
export type ImageAxes =
  | { readonly kind: 'letters'; readonly row: readonly OrientationLetter[]; readonly column: readonly OrientationLetter[] }
  | { readonly kind: 'plane'; readonly row: Vec3; readonly column: Vec3 };

/** The plane of a slice when there is one, else PatientOrientation, else null: nothing is guessed from the picture. */
export function imageAxes(plane: ImagePlane | undefined, patientOrientation: readonly [string, string] | null): ImageAxes | null {
  if (plane !== undefined) return { kind: 'plane', row: plane.rowDirection, column: plane.columnDirection };
  const [row, column] = (patientOrientation ?? ['', '']).map(parseLetters);
  return row === undefined || column === undefined || row.length === 0 || column.length === 0
    ? null
    : { kind: 'letters', row, column };
}

function parseLetters(text: string): readonly OrientationLetter[] {
  return /^[APHFLR]{1,3}$/.test(text) ? (text.split('') as OrientationLetter[]) : [];
}

export function edgeLetters(axes: ImageAxes | null, view: ViewTransform): EdgeLetters {
  if (axes === null) return NONE;
  const towards = (screen: Vec2): readonly OrientationLetter[] => {
    const [x, y] = vectorToImage(view, screen);
    // Pixels may be oblong: directions compare in the lengths that the screen shows.
    const across = x * Math.hypot(view.a, view.b);
    const down = y * Math.hypot(view.c, view.d);
    return axes.kind === 'plane'
      ? fromPlane(axes.row, axes.column, across, down)
      : fromLetters(axes.row, axes.column, across, down);
  };
  return { left: towards([-1, 0]), right: towards([1, 0]), top: towards([0, -1]), bottom: towards([0, 1]) };
}

function fromPlane(row: Vec3, column: Vec3, across: number, down: number): readonly OrientationLetter[] {
  const direction = row.map((r, i) => r * across + (column[i] ?? 0) * down);
  const positive = ['L', 'P', 'H'] as const;
  return direction
    .map((value, i) => ({ size: Math.abs(value), letter: value > 0 ? (positive[i] ?? 'L') : OPPOSITE[positive[i] ?? 'L'] }))
    .sort((p, q) => q.size - p.size)
    .filter((entry, rank) => entry.size > (rank === 0 ? 0 : SECOND_LETTER))
    .map((entry) => entry.letter);
}

function fromLetters(
  row: readonly OrientationLetter[],
  column: readonly OrientationLetter[],
  across: number,
  down: number,
): readonly OrientationLetter[] {
  const signed = (letters: readonly OrientationLetter[], value: number): readonly OrientationLetter[] =>
    value < 0 ? letters.map((letter) => OPPOSITE[letter]) : letters;
  const parts = [
    { size: Math.abs(across), letters: signed(row, across) },
    { size: Math.abs(down), letters: signed(column, down) },
  ].sort((p, q) => q.size - p.size);
  return parts.flatMap((part, rank) => (rank === 0 || part.size > SECOND_LETTER ? part.letters : []));
}
