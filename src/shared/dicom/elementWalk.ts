import dicomParser, { type DataSet, type Element } from 'dicom-parser';

/**
 * Walks the elements of a data set. dicom-parser's own walk throws strings, Errors and objects, overflows the stack on deep nesting,
 * misreads the 64-bit VRs and cannot say whether bytes ran out or are wrong; here each of these is a value. The shapes it yields are
 * dicom-parser's, so that its accessors work on them.
 */

/** Sequences nested deeper than this are refused: nothing real comes near, and the stack stays small. */
export const MAX_NESTING = 512;

const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
const PIXEL_DATA_TAGS: readonly number[] = [0x7fe00008, 0x7fe00009, 0x7fe00010];
const SHORT_VRS = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const LONG_VRS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

export const isKnownVr = (vr: string): boolean => SHORT_VRS.has(vr) || LONG_VRS.has(vr);

/** `complete`: the bytes' end; `pixels`: stopped at the pixel data; `short`: an element goes on after the bytes' end; `malformed`: the bytes make no sense from `position` on. */
export type Extent = 'complete' | 'pixels' | 'short' | 'malformed' | 'too-deep';

export interface WalkOptions {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly stopAtPixels: boolean;
}

interface Walk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly stopAtPixels: boolean;
  position: number;
  /** Set once, by the first thing that ends the walk early. */
  stopped: Extent | null;
}

interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

interface Header {
  readonly tag: number;
  readonly vr: string | undefined;
  readonly length: number;
  readonly dataOffset: number;
}

type Elements = Record<string, Element>;

const tagName = (tag: number): string => `x${tag.toString(16).padStart(8, '0')}`;

// The package exports this class; its declaration file only names the interface.
const DataSetOf = (dicomParser as unknown as { DataSet: new (parser: unknown, bytes: Uint8Array, elements: Elements) => DataSet })
  .DataSet;

const parserOf = (encoding: Encoding) =>
  encoding.littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;

export function makeDataSet(bytes: Uint8Array, littleEndian: boolean, elements: Elements): DataSet {
  const dataSet = new DataSetOf(parserOf({ explicit: true, littleEndian }), bytes, elements);
  dataSet.warnings = [];
  return dataSet;
}

/** Reads from `position` to the bytes' end, or to the pixel data. Never throws. */
export function walkElements(
  bytes: Uint8Array,
  position: number,
  options: WalkOptions,
): { elements: Elements; extent: Extent; position: number } {
  const walk: Walk = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    stopAtPixels: options.stopAtPixels,
    position,
    stopped: null,
  };
  const elements: Elements = {};
  readElements(walk, options, elements, bytes.length, 0);
  return { elements, extent: walk.stopped ?? 'complete', position: walk.position };
}

function stop(walk: Walk, why: Extent): void {
  walk.stopped ??= why;
}

function tagAt(walk: Walk, position: number, littleEndian: boolean): number {
  return walk.view.getUint16(position, littleEndian) * 0x10000 + walk.view.getUint16(position + 2, littleEndian);
}

function readElements(walk: Walk, encoding: Encoding, elements: Elements, end: number, depth: number): void {
  while (walk.stopped === null && walk.position < end) {
    if (walk.position + 8 > end) {
      if (end !== walk.bytes.length) return stop(walk, 'malformed');
      // An odd byte or two of padding after the last element is common and harmless; within an item the bytes ran out.
      return depth === 0 ? trailing(walk) : stop(walk, 'short');
    }
    const start = walk.position;
    const header = readHeader(walk, encoding);
    if (header === null) return;
    if (header.tag === ITEM_END) return;
    if (header.tag === SEQUENCE_END) {
      // The item's own delimiter is missing: leave the sequence's for the one who waits for it.
      walk.position = start;
      return;
    }
    const element: Element = {
      tag: tagName(header.tag),
      length: header.length,
      dataOffset: header.dataOffset,
      ...(header.vr === undefined ? {} : { vr: header.vr }),
      ...(header.length === UNDEFINED_LENGTH ? { hadUndefinedLength: true } : {}),
    };
    if (depth === 0 && walk.stopAtPixels && PIXEL_DATA_TAGS.includes(header.tag)) {
      elements[element.tag] = element;
      return stop(walk, 'pixels');
    }
    readValue(walk, encoding, element, header, end, depth);
    if (walk.stopped === null || element.items !== undefined || PIXEL_DATA_TAGS.includes(header.tag))
      elements[element.tag] = element;
  }
}

function trailing(walk: Walk): void {
  walk.position = walk.bytes.length;
}

/** Null after the walk was stopped. */
function readHeader(walk: Walk, encoding: Encoding): Header | null {
  const { view, position } = walk;
  const { littleEndian } = encoding;
  const tag = tagAt(walk, position, littleEndian);
  const long = (vr: string | undefined, at: number): Header => {
    walk.position = at + 4;
    return { tag, vr, length: view.getUint32(at, littleEndian), dataOffset: at + 4 };
  };
  // Items and delimiters have no VR in any syntax.
  if (tag >= ITEM && tag <= SEQUENCE_END) return long(undefined, position + 4);
  if (!encoding.explicit) return long(undefined, position + 4);
  const vr = String.fromCharCode(view.getUint8(position + 4), view.getUint8(position + 5));
  // An explicit data set with an element written implicitly: its length stands where the VR should.
  if (!/^[A-Z]{2}$/.test(vr)) return long(undefined, position + 4);
  if (LONG_VRS.has(vr) || (!SHORT_VRS.has(vr) && looksLong(walk, position, littleEndian))) {
    if (position + 12 > view.byteLength) {
      stop(walk, 'short');
      return null;
    }
    return long(vr, position + 8);
  }
  walk.position = position + 8;
  return { tag, vr, length: view.getUint16(position + 6, littleEndian), dataOffset: position + 8 };
}

/** VRs to come have the long form (PS3.5 7.1.2); a maker's own often has the short one. */
function looksLong(walk: Walk, position: number, littleEndian: boolean): boolean {
  if (position + 12 > walk.view.byteLength || walk.view.getUint16(position + 6, littleEndian) !== 0) return false;
  return position + 12 + walk.view.getUint32(position + 8, littleEndian) <= walk.view.byteLength;
}

function readValue(walk: Walk, encoding: Encoding, element: Element, header: Header, end: number, depth: number): void {
  const { vr, length, dataOffset } = header;
  if (length === UNDEFINED_LENGTH) {
    if (PIXEL_DATA_TAGS.includes(header.tag) || vr === 'OB' || vr === 'OW') return readFragments(walk, element);
    // UN of undefined length holds implicit little endian items (PS3.5 6.2.2 note 2).
    const inner = vr === 'UN' ? { explicit: false, littleEndian: true } : encoding;
    return readSequence(walk, inner, element, walk.bytes.length, depth + 1, true);
  }
  const valueEnd = dataOffset + length;
  if (valueEnd > end) {
    if (vr === 'SQ') readSequence(walk, encoding, element, end, depth + 1, false);
    return stop(walk, valueEnd > walk.bytes.length ? 'short' : 'malformed');
  }
  if (vr === 'SQ') {
    readSequence(walk, encoding, element, valueEnd, depth + 1, false);
    if (walk.stopped === null) walk.position = valueEnd;
    return;
  }
  if ((vr === undefined || vr === 'UN') && holdsItems(walk, vr === 'UN' || encoding.littleEndian, dataOffset, valueEnd))
    tryHiddenSequence(walk, vr === 'UN' ? { explicit: false, littleEndian: true } : encoding, element, valueEnd, depth);
  if (walk.stopped === null) walk.position = valueEnd;
}

/** Without a VR only the first bytes tell a sequence from a value: an item tag whose length fits. */
function holdsItems(walk: Walk, littleEndian: boolean, from: number, end: number): boolean {
  if (end - from < 8 || tagAt(walk, from, littleEndian) !== ITEM) return false;
  const length = walk.view.getUint32(from + 4, littleEndian);
  return length === UNDEFINED_LENGTH || from + 8 + length <= end;
}

/** A value that looks like a sequence but is none stays a value. */
function tryHiddenSequence(walk: Walk, encoding: Encoding, element: Element, end: number, depth: number): void {
  readSequence(walk, encoding, element, end, depth + 1, false);
  if (walk.stopped === 'malformed' || walk.stopped === 'short') {
    walk.stopped = null;
    delete element.items;
  }
}

function readSequence(walk: Walk, encoding: Encoding, element: Element, end: number, depth: number, delimited: boolean): void {
  const items: Element[] = [];
  element.items = items;
  if (depth > MAX_NESTING) return stop(walk, 'too-deep');
  while (walk.stopped === null && walk.position < end) {
    if (walk.position + 8 > end) return stop(walk, end === walk.bytes.length ? 'short' : 'malformed');
    const tag = tagAt(walk, walk.position, encoding.littleEndian);
    const length = walk.view.getUint32(walk.position + 4, encoding.littleEndian);
    if (tag === SEQUENCE_END) {
      element.length = walk.position - element.dataOffset;
      walk.position += 8;
      return;
    }
    if (tag !== ITEM) return stop(walk, 'malformed');
    walk.position += 8;
    const dataOffset = walk.position;
    const itemEnd = length === UNDEFINED_LENGTH ? end : dataOffset + length;
    const inner: Elements = {};
    readElements(walk, encoding, inner, Math.min(itemEnd, end), depth);
    if (walk.stopped === null && length !== UNDEFINED_LENGTH) walk.position = Math.min(itemEnd, end);
    // What an item that is cut short still holds is kept.
    if (itemEnd > end) stop(walk, itemEnd > walk.bytes.length ? 'short' : 'malformed');
    items.push({
      tag: tagName(ITEM),
      length: walk.position - dataOffset,
      dataOffset,
      dataSet: makeDataSet(walk.bytes, encoding.littleEndian, inner),
      ...(length === UNDEFINED_LENGTH ? { hadUndefinedLength: true } : {}),
    });
  }
  if (delimited && walk.stopped === null) stop(walk, 'short');
}

/** Encapsulated pixel data (PS3.5 A.4): offset table and fragments as dicom-parser finds them. */
function readFragments(walk: Walk, element: Element): void {
  const stream = new dicomParser.ByteStream(dicomParser.littleEndianByteArrayParser, walk.bytes, walk.position);
  try {
    dicomParser.findEndOfEncapsulatedElement(stream, element, []);
    walk.position = Math.min(stream.position, walk.bytes.length);
    if (element.length === UNDEFINED_LENGTH) element.length = walk.position - element.dataOffset;
    if (stream.position > walk.bytes.length) stop(walk, 'short');
  } catch {
    // It throws when the bytes end within the offset table or a fragment's header; what it found so far stays on the element.
    element.length = walk.bytes.length - element.dataOffset;
    walk.position = walk.bytes.length;
    stop(walk, 'short');
  }
}
