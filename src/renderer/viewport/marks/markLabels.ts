import type { CanvasShape } from '../viewTransform.ts';
import type { CanvasBox } from './markPaths.ts';

/** The lines beside a mark, and the box that they belong to. */
export interface WantedLines {
  readonly id: string;
  readonly lines: readonly string[];
  readonly around: CanvasBox;
}

/** Where lines of text stand: the left end and the middle of the first one, CSS pixels. */
export interface LinesPlace {
  readonly id: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

export const LINE_HEIGHT = 14;
/** Of the 12 px text, a little more than its figures. */
const CHARACTER = 6.9;
const GAP = 8;
/** The side of a cell in which covered places are looked up, CSS pixels. */
const CELL = 64;
/** With so many marks in view a label that would cover another one is left out: the list has them all. */
const CROWD = 40;

/**
 * Places each mark's lines beside it, right, left, below or above, where they cover no lines before them. In a crowd those that find no free
 * place are left out; otherwise they stand at the right all the same.
 */
export function placeLines(wanted: readonly WantedLines[], canvas: CanvasShape): readonly LinesPlace[] {
  const taken = createTaken();
  const isCrowd = wanted.length > CROWD;
  return wanted.flatMap((one): LinesPlace[] => {
    if (one.lines.length === 0) return [];
    const [left, top, right, bottom] = one.around;
    const width = Math.max(...one.lines.map((line) => line.length)) * CHARACTER;
    const height = one.lines.length * LINE_HEIGHT;
    const middle: readonly [number, number] = [(left + right) / 2, (top + bottom) / 2];
    const corners: readonly (readonly [number, number])[] = [
      [right + GAP, middle[1] - height / 2],
      [left - GAP - width, middle[1] - height / 2],
      [middle[0] - width / 2, bottom + GAP],
      [middle[0] - width / 2, top - GAP - height],
    ];
    const boxes = corners.map(([x, y]): CanvasBox => [x, y, x + width, y + height]);
    const inside = boxes.filter((box) => box[0] >= 0 && box[1] >= 0 && box[2] <= canvas.width && box[3] <= canvas.height);
    const free = inside.find((box) => !taken.covers(box));
    const chosen = free ?? (isCrowd ? undefined : (inside[0] ?? boxes[0]));
    if (chosen === undefined) return [];
    taken.add(chosen);
    return [{ id: one.id, lines: one.lines, x: chosen[0], y: chosen[1] + LINE_HEIGHT / 2 }];
  });
}

/** Covered boxes by the cells that they lie in, so that a thousand labels are not each compared with all the others. */
function createTaken(): { covers(box: CanvasBox): boolean; add(box: CanvasBox): void } {
  const cells = new Map<number, CanvasBox[]>();
  const cellsOf = ([left, top, right, bottom]: CanvasBox): readonly number[] => {
    const found: number[] = [];
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
      for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) found.push(row * 4096 + column);
    return found;
  };
  return {
    covers: (box) =>
      cellsOf(box).some((cell) =>
        (cells.get(cell) ?? []).some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]),
      ),
    add: (box) => {
      for (const cell of cellsOf(box)) {
        const list = cells.get(cell);
        if (list === undefined) cells.set(cell, [box]);
        else list.push(box);
      }
    },
  };
}
