import type { Vec2 } from '#shared/geometry';
import { sentence, type Sentence } from '#shared/wording';
import { VERTEBRAE } from '#shared/spine';
import { bodyCentreX, bodyCentreY, bodyLineX, bodyLineY } from './bodyFrame.ts';
import type { Film } from './film.ts';
import { bodyCoordinates } from './film.ts';

/** The patient's horizontal on a film, pointing anterior, and what it was taken from. */
export interface Horizontal {
  readonly anterior: Vec2;
  readonly words: Sentence;
}

/**
 * Horizontal comes from the image, as no film carries a plumb line: from Patient Orientation where that names rows or columns head or foot,
 * else from the image axis that the neck is nearer to (so that a film stored turned by a right angle gives the same numbers). Anterior along
 * it comes from the bodies. Null when there are no two bodies to tell.
 */
export function horizontalOf(film: Film): Horizontal | null {
  const ordered = VERTEBRAE.flatMap((vertebra) => {
    const body = film.bodies.get(vertebra);
    return body === undefined ? [] : [bodyCoordinates(body)];
  });
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const down: Vec2 = [bodyCentreX(last, 0) - bodyCentreX(first, 0), bodyCentreY(last, 0) - bodyCentreY(first, 0)];
  const orientation = film.instance.view.patientOrientation;
  const stated = orientation === null ? null : statedVertical(orientation);
  const vertical = stated ?? (Math.abs(down[0]) > Math.abs(down[1]) ? 'x' : 'y');
  const axis: Vec2 = vertical === 'y' ? [1, 0] : [0, 1];
  let along = 0;
  for (const body of ordered) along += bodyLineX(body, 0, 'mid-plane') * axis[0] + bodyLineY(body, 0, 'mid-plane') * axis[1];
  if (along === 0) return null;
  const sign = along > 0 ? 1 : -1;
  return {
    anterior: [axis[0] * sign, axis[1] * sign],
    words:
      stated === null
        ? sentence(vertical === 'y' ? 'horizontal.rows' : 'horizontal.columns')
        : sentence(vertical === 'y' ? 'horizontal.statedRows' : 'horizontal.statedColumns', {
            orientation: orientation?.join('\\') ?? '',
          }),
  };
}

/** Which image axis Patient Orientation (row direction, column direction) calls head-foot. */
function statedVertical([row, column]: readonly [string, string]): 'x' | 'y' | null {
  if (/^[HF]/.test(column)) return 'y';
  if (/^[HF]/.test(row)) return 'x';
  return null;
}
