import type { DataSet } from 'dicom-parser';
import type { ImagePoint } from '#shared/geometry';
import { attributesOf, type Attributes } from './attributes.ts';
import type { ForeignMark, ForeignSheet } from './foreignSheet.ts';
import { pointsOf, shapeOf } from './graphicShapes.ts';
import { overlayHeadersOf, overlayPlanesOf } from './overlayHeaders.ts';

interface ReferencedImage {
  readonly uid: string;
  /** From 1; null for all. */
  readonly frames: readonly number[] | null;
}

/** From graphic data to image points; null where the units cannot be had. */
type Placement = (units: string | null, numbers: readonly number[]) => readonly ImagePoint[] | null;

/** Softcopy presentation states and what is built like them (PS3.3 A.33): graphic and text annotations and overlay planes. Never throws. */
export function presentationStateOf(dataSet: DataSet): ForeignSheet {
  const attributes = attributesOf(dataSet, { uncertainText: false });
  const left = new Set<string>();
  const all = attributes.items('x00081115').flatMap((series) => referenced(series, 'x00081140'));
  const marks = attributes
    .items('x00700001')
    .flatMap((annotation) => annotationMarks(annotation, all, placementOf(attributes), (code) => void left.add(code)));
  const headers = overlayHeadersOf(attributes, (code) => void left.add(code)).filter((one) => one.embeddedBit === null);
  return {
    sopInstanceUID: attributes.code('x00080018') ?? '',
    kind: 'presentation-state',
    label: attributes.text('x00700080') ?? '',
    description: attributes.text('x00700081'),
    creator: attributes.name('x00700084'),
    manufacturer: attributes.text('x00080070'),
    date: attributes.code('x00700082'),
    marks,
    overlays: overlayPlanesOf(dataSet, headers, 0).map((plane) => ({ images: all.map(({ uid }) => uid), plane })),
    left: [...left].sort(),
  };
}

function referenced(attributes: Attributes, tag: string): readonly ReferencedImage[] {
  return attributes.items(tag).flatMap((item) => {
    const uid = item.code('x00081155');
    const frames = item.numbers('x00081160');
    return uid === null ? [] : [{ uid, frames: frames.length === 0 ? null : frames }];
  });
}

/**
 * PIXEL units are image points as ours are (C.10.5.1.2). DISPLAY units are fractions of the displayed area, whose corners are pixels counted
 * from 1; without one that area is not known.
 */
function placementOf(attributes: Attributes): Placement {
  const [area] = attributes.items('x0070005a');
  const [left, top] = area?.numbers('x00700052') ?? [];
  const [right, bottom] = area?.numbers('x00700053') ?? [];
  return (units, numbers) => {
    const points = pointsOf(numbers);
    if (units === 'PIXEL') return points;
    if (units !== 'DISPLAY' || left === undefined || top === undefined || right === undefined || bottom === undefined)
      return null;
    return points.map(([x, y]) => [left - 1 + x * (right - left + 1), top - 1 + y * (bottom - top + 1)]);
  };
}

function annotationMarks(
  annotation: Attributes,
  all: readonly ReferencedImage[],
  place: Placement,
  leave: (code: string) => void,
): readonly ForeignMark[] {
  const own = referenced(annotation, 'x00081140');
  const layer = annotation.text('x00700002') ?? '';
  const shapes = [
    ...annotation.items('x00700009').flatMap((item) => graphicShape(item, place, leave)),
    ...annotation.items('x00700008').flatMap((item) => textShape(item, place, leave)),
  ];
  return (own.length > 0 ? own : all).flatMap(({ uid, frames }) =>
    shapes.map((shape) => ({ sopInstanceUID: uid, frames, layer, shape })),
  );
}

function graphicShape(item: Attributes, place: Placement, leave: (code: string) => void): readonly ForeignMark['shape'][] {
  const points = place(item.code('x00700005'), item.numbers('x00700022'));
  if (points === null) {
    leave('FOREIGN_UNITS_UNKNOWN');
    return [];
  }
  const shape = shapeOf(item.code('x00700023') ?? '', points, item.code('x00700024') === 'Y');
  if (shape === null) leave('FOREIGN_SHAPE_UNKNOWN');
  return shape === null ? [] : [shape];
}

function textShape(item: Attributes, place: Placement, leave: (code: string) => void): readonly ForeignMark['shape'][] {
  const text = item.paragraph('x00700006');
  if (text === null) return [];
  const [corner] = place(item.code('x00700003'), item.numbers('x00700010')) ?? [];
  const [anchor] = place(item.code('x00700004'), item.numbers('x00700014')) ?? [];
  const at = corner ?? anchor;
  if (at === undefined) {
    leave('FOREIGN_UNITS_UNKNOWN');
    return [];
  }
  const pointed = anchor !== undefined && corner !== undefined && item.code('x00700015') === 'Y';
  return [{ kind: 'text', text, at, anchor: pointed ? anchor : null }];
}
