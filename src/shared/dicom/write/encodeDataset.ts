import type { DatasetInput, PixelDataInput } from './dataset.ts';
import { createByteWriter, type ByteWriter } from './byteWriter.ts';
import { DICTIONARY, type Keyword, type ValueRepresentation } from './dictionary.ts';
import { encodeValue, type EncodeLog } from './encodeValue.ts';

const LONG_FORM: ReadonlySet<ValueRepresentation> = new Set(['OB', 'OW', 'SQ', 'UC', 'UR', 'UT']);
const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = [0xfffe, 0xe000] as const;
const SEQUENCE_END = [0xfffe, 0xe0dd] as const;

/** Explicit VR little endian (PS3.5 7.1.2), in ascending tag order, sequences of defined length. */
export function encodeDataset(dataset: DatasetInput, log: EncodeLog): Uint8Array {
  const out = createByteWriter();
  const keywords = Object.keys(dataset).filter(isKeyword);
  keywords.sort((a, b) => DICTIONARY[a][0] - DICTIONARY[b][0]);
  for (const keyword of keywords) {
    const value = dataset[keyword];
    if (value === undefined) continue;
    const [tag, vr] = DICTIONARY[keyword];
    if (isPixelData(value)) writePixelData(out, tag, value);
    else if (isItems(vr, value)) writeElement(out, tag, vr, encodeItems(value, log));
    else writeElement(out, tag, vr, encodeValue(keyword, vr, value, log));
  }
  return out.take();
}

const isKeyword = (text: string): text is Keyword => Object.hasOwn(DICTIONARY, text);

type AnyValue = NonNullable<DatasetInput[Keyword]>;
function isPixelData(value: AnyValue): value is PixelDataInput {
  return typeof value === 'object' && 'kind' in value;
}
function isItems(vr: ValueRepresentation, value: AnyValue): value is readonly DatasetInput[] {
  return vr === 'SQ' && Array.isArray(value);
}

/** An element of explicit VR; also for the file meta group. */
export function writeElement(out: ByteWriter, tag: number, vr: ValueRepresentation, value: Uint8Array): void {
  writeHeader(out, tag, vr, value.length);
  out.bytes(value);
}

function writeHeader(out: ByteWriter, tag: number, vr: ValueRepresentation, length: number): void {
  out.u16(tag >>> 16);
  out.u16(tag & 0xffff);
  out.u16(vr.charCodeAt(0) | (vr.charCodeAt(1) << 8));
  if (LONG_FORM.has(vr)) {
    out.u16(0);
    out.u32(length);
  } else out.u16(length);
}

function encodeItems(items: readonly DatasetInput[], log: EncodeLog): Uint8Array {
  const out = createByteWriter(256);
  for (const item of items) {
    const bytes = encodeDataset(item, log);
    writeItem(out, bytes);
  }
  return out.take();
}

function writeItem(out: ByteWriter, bytes: Uint8Array): void {
  out.u16(ITEM[0]);
  out.u16(ITEM[1]);
  out.u32(bytes.length);
  out.bytes(bytes);
}

/** Native pixel data is OW here; encapsulated is OB with a basic offset table and one even-length fragment a frame. */
function writePixelData(out: ByteWriter, tag: number, pixels: PixelDataInput): void {
  if (pixels.kind === 'native') {
    writeHeader(out, tag, 'OW', pixels.bytes.length + (pixels.bytes.length % 2));
    out.bytes(pixels.bytes);
    if (pixels.bytes.length % 2 === 1) out.bytes(new Uint8Array(1));
    return;
  }
  writeHeader(out, tag, 'OB', UNDEFINED_LENGTH);
  const offsets = createByteWriter(4 * pixels.frames.length);
  let offset = 0;
  for (const frame of pixels.frames) {
    offsets.u32(offset);
    offset += 8 + frame.length + (frame.length % 2);
  }
  writeItem(out, offsets.take());
  for (const frame of pixels.frames) writeItem(out, frame.length % 2 === 0 ? frame : padded(frame));
  out.u16(SEQUENCE_END[0]);
  out.u16(SEQUENCE_END[1]);
  out.u32(0);
}

function padded(bytes: Uint8Array): Uint8Array {
  const even = new Uint8Array(bytes.length + 1);
  even.set(bytes);
  return even;
}
