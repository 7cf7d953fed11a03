import type { DataSet } from 'dicom-parser';
import { attributesOf, type Attributes } from './attributes.ts';
import type { ForeignMark, ForeignSheet } from './foreignSheet.ts';
import { pointsOf, shapeOf } from './graphicShapes.ts';

const CONTENT = 'x0040a730';
/** Measurements named beside one region: more would cover the film. */
const MOST_VALUES = 3;

/** Regions that a structured report draws on images (SCOORD, PS3.3 C.18.6), each with the measurements that belong to it. Never throws. */
export function reportRegionsOf(dataSet: DataSet): ForeignSheet {
  const root = attributesOf(dataSet, { uncertainText: false });
  const left = new Set<string>();
  const marks: ForeignMark[] = [];
  visit(root, [], root, marks, (code) => void left.add(code));
  return {
    sopInstanceUID: root.code('x00080018') ?? '',
    kind: 'structured-report',
    label: meaning(root) ?? '',
    description: root.text('x00081030'),
    creator: root.items('x0040a073').flatMap((one) => one.name('x0040a075') ?? [])[0] ?? null,
    manufacturer: root.text('x00080070'),
    date: root.code('x00080023'),
    marks,
    overlays: [],
    left: [...left].sort(),
  };
}

const meaning = (item: Attributes): string | null => item.concepts('x0040a043')[0]?.meaning ?? null;

/** `parents`: from the root to the item's own. */
function visit(
  item: Attributes,
  parents: readonly Attributes[],
  root: Attributes,
  marks: ForeignMark[],
  leave: (code: string) => void,
): void {
  const type = item.code('x0040a040');
  if (type === 'SCOORD3D') leave('FOREIGN_3D');
  if (type === 'SCOORD') {
    const shape = shapeOf(item.code('x00700023') ?? '', pointsOf(item.numbers('x00700022')), false);
    if (shape === null) leave('FOREIGN_SHAPE_UNKNOWN');
    else addMarks(shape, item, parents, root, marks);
  }
  for (const child of item.items(CONTENT)) visit(child, [...parents, item], root, marks, leave);
}

function addMarks(
  shape: ForeignMark['shape'],
  item: Attributes,
  parents: readonly Attributes[],
  root: Attributes,
  marks: ForeignMark[],
): void {
  const layer = titleOf(item, parents.at(-1));
  const [first] = shape.kind === 'ellipse' ? [shape.centre] : shape.kind === 'text' ? [shape.at] : shape.points;
  for (const { uid, frames } of imagesOf(item, root)) {
    marks.push({ sopInstanceUID: uid, frames, layer, shape });
    if (layer !== '' && first !== undefined)
      marks.push({ sopInstanceUID: uid, frames, layer, shape: { kind: 'text', text: layer, at: first, anchor: null } });
  }
}

/** The images that a region was selected from, told in place or by reference to another item of the report. */
function imagesOf(
  item: Attributes,
  root: Attributes,
): readonly { readonly uid: string; readonly frames: readonly number[] | null }[] {
  return item.items(CONTENT).flatMap((child) => {
    const path = child.numbers('x0040db73');
    const image = path.length === 0 ? child : itemAt(root, path);
    return (image?.items('x00081199') ?? []).flatMap((one) => {
      const uid = one.code('x00081155');
      const frames = one.numbers('x00081160');
      return uid === null ? [] : [{ uid, frames: frames.length === 0 ? null : frames }];
    });
  });
}

/** Referenced Content Item Identifier (0040,DB73): positions from the root, which is 1. */
function itemAt(root: Attributes, path: readonly number[]): Attributes | null {
  let item: Attributes | undefined = root;
  for (const position of path.slice(1)) item = item?.items(CONTENT)[position - 1];
  return item ?? null;
}

/** What was measured there: the number that the region belongs to, or the numbers beside it in its group. */
function titleOf(item: Attributes, parent: Attributes | undefined): string {
  if (parent === undefined) return meaning(item) ?? '';
  const own = valueText(parent);
  if (own !== null) return own;
  const beside = parent.items(CONTENT).flatMap((one) => valueText(one) ?? []);
  return beside.length === 0 ? (meaning(item) ?? '') : beside.slice(0, MOST_VALUES).join(' · ');
}

function valueText(item: Attributes): string | null {
  if (item.code('x0040a040') !== 'NUM') return null;
  const [measured] = item.items('x0040a300');
  const value = measured?.number('x0040a30a') ?? null;
  if (value === null) return null;
  const unit = measured?.concepts('x004008ea')[0]?.value ?? '';
  const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  return `${meaning(item) ?? ''} ${shown}${unit === '' || unit === '1' ? '' : ` ${unit}`}`.trim();
}
