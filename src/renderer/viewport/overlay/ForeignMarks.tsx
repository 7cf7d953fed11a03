import type { ReactElement } from 'react';
import { memo } from 'react';
import type { ForeignMark } from '#shared/dicom';
import type { Vec2 } from '#shared/geometry';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { curveThrough, ellipsePoints } from './foreignCurves.ts';
import './foreignMarks.css';

/** What other programs drew over the image: read-only, and never taken for marks of ours. */
export interface ForeignLayer {
  readonly marks: readonly ForeignMark[];
  /** Overlay planes as pictures. */
  readonly pictures: readonly {
    readonly rows: number;
    readonly columns: number;
    /** Row and column of the first pixel on the image, from 1. */
    readonly origin: readonly [row: number, column: number];
    readonly dataUri: string;
  }[];
  /** Their texts too; without, only lines. */
  readonly texts: boolean;
}

interface ForeignMarksProps {
  readonly layer: ForeignLayer;
  readonly view: ViewTransform;
  readonly canvas: CanvasShape;
}

const LINE_HEIGHT = 15;

export const ForeignMarks = memo(function ForeignMarks({ layer, view, canvas }: ForeignMarksProps): ReactElement {
  const { a, b, c, d, e, f } = view;
  return (
    <svg
      className="fv-overlay fv-foreign"
      width={canvas.width}
      height={canvas.height}
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {layer.pictures.map(({ rows, columns, origin, dataUri }, i) => (
        <image
          key={`p${i}`}
          href={dataUri}
          x={origin[1] - 1}
          y={origin[0] - 1}
          width={columns}
          height={rows}
          transform={`matrix(${a} ${b} ${c} ${d} ${e} ${f})`}
        />
      ))}
      {layer.marks.map((mark, i) => (
        <Mark key={i} shape={mark.shape} layer={mark.layer} view={view} texts={layer.texts} />
      ))}
    </svg>
  );
});

const pathOf = (points: readonly Vec2[], closed: boolean): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('') + (closed ? 'Z' : '');

function Mark({
  shape,
  layer,
  view,
  texts,
}: {
  readonly shape: ForeignMark['shape'];
  readonly layer: string;
  readonly view: ViewTransform;
  readonly texts: boolean;
}): ReactElement | null {
  const at = (point: Vec2): Vec2 => toCanvas(view, point);
  const line = (path: string, filled: boolean): ReactElement => (
    <g data-foreign={layer}>
      <path className="fv-foreign-halo" d={path} />
      <path className="fv-foreign-line" data-filled={filled ? '' : undefined} d={path} />
    </g>
  );
  switch (shape.kind) {
    case 'points':
      return line(
        shape.points
          .map(at)
          .map(([x, y]) => `M${x - 4} ${y}H${x + 4}M${x} ${y - 4}V${y + 4}`)
          .join(''),
        false,
      );
    case 'polyline':
      return line(pathOf(shape.points.map(at), false), shape.filled);
    case 'curve':
      return line(pathOf(curveThrough(shape.points).map(at), false), shape.filled);
    case 'ellipse':
      return line(pathOf(ellipsePoints(shape.centre, shape.axes).map(at), true), shape.filled);
    case 'text': {
      if (!texts) return null;
      const [x, y] = at(shape.at);
      return (
        <g data-foreign={layer}>
          {shape.anchor === null ? null : line(pathOf([at(shape.anchor), [x, y]], false), false)}
          <text className="fv-foreign-text" x={x} y={y + 12}>
            {shape.text.split(/\r\n|\r|\n/).map((one, i) => (
              <tspan key={i} x={x} dy={i === 0 ? 0 : LINE_HEIGHT}>
                {one}
              </tspan>
            ))}
          </text>
        </g>
      );
    }
  }
}
