import type { DisplayShutter } from '#shared/dicom/pixels';
import type { Attributes } from './attributes.ts';

/**
 * The Display Shutter of an image, or null without one. A shape that is named and does not say where it lies covers nothing: `warn` hears
 * SHUTTER_BROKEN. `aspect`: distance of rows over distance of columns.
 */
export function displayShutterOf(attributes: Attributes, aspect: number, warn: (code: string) => void): DisplayShutter | null {
  const shapes = attributes.values('x00181600');
  const shutter: DisplayShutter = {
    rectangle: shapes.includes('RECTANGULAR') ? rectangleOf(attributes) : null,
    circle: shapes.includes('CIRCULAR') ? circleOf(attributes) : null,
    polygon: shapes.includes('POLYGONAL') ? polygonOf(attributes) : null,
    presentationValue: attributes.integer('x00181622'),
    aspect,
  };
  const { rectangle, circle, polygon } = shutter;
  const made = [rectangle, circle, polygon].filter((shape) => shape !== null).length;
  if (made < shapes.filter((shape) => ['RECTANGULAR', 'CIRCULAR', 'POLYGONAL'].includes(shape)).length) warn('SHUTTER_BROKEN');
  return made === 0 ? null : shutter;
}

function rectangleOf(attributes: Attributes): DisplayShutter['rectangle'] {
  const [left, right, top, bottom] = ['x00181602', 'x00181604', 'x00181606', 'x00181608'].map((tag) => attributes.number(tag));
  if (left == null || right == null || top == null || bottom == null) return null;
  return { left, right, top, bottom };
}

function circleOf(attributes: Attributes): DisplayShutter['circle'] {
  const [row, column] = attributes.numbers('x00181610');
  const radius = attributes.number('x00181612');
  return row === undefined || column === undefined || radius === null || radius < 0 ? null : { row, column, radius };
}

function polygonOf(attributes: Attributes): DisplayShutter['polygon'] {
  const numbers = attributes.numbers('x00181620');
  const vertices: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) vertices.push([numbers[i]!, numbers[i + 1]!]);
  const [first] = vertices;
  const last = vertices.at(-1);
  // The first vertex is often repeated at the end.
  if (vertices.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) vertices.pop();
  return vertices.length < 3 ? null : vertices;
}
