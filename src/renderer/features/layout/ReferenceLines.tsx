import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { referenceLine, type PlacedImage } from '#shared/hanging';
import type { CaseState } from '../../state/caseStore.ts';
import { useCase, useView } from '../../state/services.ts';
import { TILES } from '../../state/viewStore.ts';
import { toCanvas, type CanvasShape, type ViewTransform } from '../../viewport/index.ts';
import type { ShownImage } from '../dynamic-films/tiles.ts';
import { placeOf, planeOf } from './stack.ts';
import css from './ReferenceLines.module.css';

/** How far the number stands from the line's end, so that it is clear of the letters at the edge. */
const LABEL = 26;

interface ReferenceLinesProps {
  readonly image: ShownImage;
  readonly view: ViewTransform;
  readonly canvas: CanvasShape;
}

/** Where the images of the other viewports cut this one: those of one frame of reference in another plane. The active one's line is bright. */
export function ReferenceLines({ image, view, canvas }: ReferenceLinesProps): ReactNode {
  const index = useCase((state) => state.index);
  const shown = useView(
    useShallow(({ tiles, layout, maximised, active, referenceLines }) => ({ tiles, layout, maximised, active, referenceLines })),
  );
  if (!shown.referenceLines || shown.maximised !== null || TILES[shown.layout] < 2) return null;
  const own = placed(index, image);
  const frame = image.instance.frameOfReferenceUID;
  if (own === null || frame === null) return null;
  const lines = shown.tiles.slice(0, TILES[shown.layout]).flatMap((content, tile) => {
    // Films lie in no frame of reference: only what a tile names itself can.
    if (tile === image.tile || content.kind !== 'image') return [];
    const instance = index.instances[content.sopInstanceUID];
    if (instance?.frameOfReferenceUID !== frame) return [];
    const other: ShownImage = { instance, frame: content.frame, key: '', tile };
    const there = placed(index, other);
    const line = there === null ? null : referenceLine(own, there);
    return line === null ? [] : [{ tile, line, number: placeOf(index, content) + 1 }];
  });
  return (
    <svg className={css['lines']} viewBox={`0 0 ${canvas.width} ${canvas.height}`} aria-hidden="true">
      {lines.map(({ tile, line, number }) => {
        const [[x1, y1], [x2, y2]] = [toCanvas(view, line[0]), toCanvas(view, line[1])];
        const ends = { x1, y1, x2, y2 };
        const [x, y] = x1 < x2 || (x1 === x2 && y1 < y2) ? [x1, y1] : [x2, y2];
        return (
          <g key={tile} data-reference={tile} data-active={tile === shown.active ? '' : undefined}>
            <line className={css['halo']} {...ends} />
            <line className={css['line']} {...ends} />
            <text x={Math.max(0, x) + LABEL} y={Math.max(0, y) + (Math.abs(y2 - y1) < Math.abs(x2 - x1) ? -5 : LABEL)}>
              {number}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function placed(index: CaseState['index'], { instance, frame }: ShownImage): PlacedImage | null {
  const { pixelSpacing } = instance.spacing;
  const plane = planeOf(index, { sopInstanceUID: instance.sopInstanceUID, frame });
  if (plane === null || pixelSpacing === null || instance.pixels === null) return null;
  return { plane, rows: instance.pixels.rows, columns: instance.pixels.columns, spacing: pixelSpacing };
}
