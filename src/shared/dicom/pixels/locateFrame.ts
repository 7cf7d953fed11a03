import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelDescription, PixelError } from './description.ts';
import { nativeFrameBits } from './frameLayout.ts';
import { ITEM_HEADER, readFragments, startsWithItem, type Fragments } from './fragments.ts';
import type { ByteRange, ByteSource, FrameLocation, PixelDataElement } from './pixelDataElement.ts';
import { pixelError } from './pixelError.ts';
import { hasBigEndianPixels, transferSyntax } from './transferSyntaxes.ts';

/**
 * Finds one frame (zero-based) without reading pixels. Native frames are found by arithmetic, encapsulated ones by the extended
 * or basic offset table, else by fragment, else by the marker that starts each frame's stream.
 * Errors: FRAME_OUT_OF_RANGE, TRANSFER_SYNTAX_UNSUPPORTED, PIXELS_TRUNCATED, PIXELS_CORRUPT.
 */
export function locateFrame(
  source: ByteSource,
  element: PixelDataElement,
  description: PixelDescription,
  transferSyntaxUID: string,
  frame: number,
): Result<FrameLocation, PixelError> {
  if (!Number.isInteger(frame) || frame < 0 || frame >= Math.max(1, description.frames)) {
    return pixelError('FRAME_OUT_OF_RANGE', `frame ${frame + 1} of ${description.frames}`);
  }
  const syntax = transferSyntax(transferSyntaxUID);
  if (syntax === null || 'refused' in syntax) return pixelError('TRANSFER_SYNTAX_UNSUPPORTED', refusal(transferSyntaxUID));
  const inItems = startsWithItem(source, element);
  if (syntax.encapsulated || element.length === null) {
    if (inItems) return locateEncapsulated(source, element, description, frame);
    if (element.length !== null && syntax.encapsulated && description.frames <= 1) {
      // Some writers put one stream into the element without items.
      return ok(plain([{ offset: element.valueOffset, length: Math.min(element.length, source.size - element.valueOffset) }]));
    }
    return pixelError('PIXELS_CORRUPT', 'encapsulated pixel data does not start with an item');
  }
  return locateNative(source, element, description, hasBigEndianPixels(transferSyntaxUID), frame);
}

/** Why a transfer syntax is not decoded, in words. */
export function refusal(uid: string): string {
  const syntax = transferSyntax(uid);
  if (syntax === null) return `unknown transfer syntax ${uid}`;
  return 'refused' in syntax ? `${syntax.name} (${uid}): ${syntax.refused}` : `${syntax.name} (${uid})`;
}

const plain = (ranges: readonly ByteRange[]): FrameLocation => ({
  ranges,
  skipBits: 0,
  length: null,
  swapWords: false,
  skipBytes: 0,
});

function locateNative(
  source: ByteSource,
  element: PixelDataElement,
  description: PixelDescription,
  bigEndian: boolean,
  frame: number,
): Result<FrameLocation, PixelError> {
  const bits = nativeFrameBits(description);
  const firstBit = frame * bits;
  const first = Math.floor(firstBit / 8);
  const end = Math.ceil((firstBit + bits) / 8);
  const stored = Math.max(0, Math.min(element.length ?? Infinity, source.size - element.valueOffset));
  if (end > stored) {
    const message = `frame ${frame + 1} needs bytes ${first} to ${end} of the pixel data, ${stored} are stored`;
    return pixelError('PIXELS_TRUNCATED', message);
  }
  const swapWords = bigEndian && element.vr === 'OW' && description.bitsAllocated <= 8;
  const from = swapWords ? first - (first % 2) : first;
  const to = swapWords ? Math.min(end + (end % 2), stored) : end;
  return ok({
    ranges: [{ offset: element.valueOffset + from, length: to - from }],
    skipBits: firstBit % 8,
    length: Math.ceil(bits / 8),
    swapWords,
    skipBytes: first - from,
  });
}

function locateEncapsulated(
  source: ByteSource,
  element: PixelDataElement,
  description: PixelDescription,
  frame: number,
): Result<FrameLocation, PixelError> {
  const read = readFragments(source, element);
  if (!read.ok) return read;
  const fragments = read.value;
  const items = itemsOfFrame(source, fragments, element, Math.max(1, description.frames), frame);
  if (items === null) {
    return fragments.cut
      ? pixelError('PIXELS_TRUNCATED', `the file ends before frame ${frame + 1}`)
      : pixelError('PIXELS_CORRUPT', `no offset table and ${fragments.items.length} fragments for ${description.frames} frames`);
  }
  if (items.every((item) => item.length === 0)) {
    return fragments.cut || fragments.items.length < description.frames
      ? pixelError('PIXELS_TRUNCATED', `frame ${frame + 1} has no fragment`)
      : pixelError('PIXELS_CORRUPT', `frame ${frame + 1} is empty`);
  }
  const last = items.at(-1)!;
  if (fragments.lastIsShort && last.offset === fragments.items.at(-1)!.offset) {
    return pixelError('PIXELS_TRUNCATED', `the file ends inside frame ${frame + 1}`);
  }
  return ok(plain(items));
}

/** The fragments of a frame; null when nothing says where it starts. */
function itemsOfFrame(
  source: ByteSource,
  fragments: Fragments,
  element: PixelDataElement,
  frames: number,
  frame: number,
): readonly ByteRange[] | null {
  const { items, start } = fragments;
  const extended = element.extendedOffsets;
  if (extended !== null && extended.offsets.length === frames) {
    const found = between(items, start, extended.offsets, frame);
    const length = extended.lengths[frame];
    if (found !== null) return length === undefined ? found : clip(found, length);
  }
  if (frames === 1) return items;
  if (fragments.offsets.length === frames) {
    const found = between(items, start, fragments.offsets, frame);
    if (found !== null) return found;
  }
  if (items.length === frames) return [items[frame]!];
  const starts = streamStarts(source, items);
  if (starts.length === frames) return items.slice(starts[frame], starts[frame + 1]);
  if (items.length < frames) return frame < items.length && starts.length === items.length ? [items[frame]!] : [];
  return null;
}

/** Fragments whose item tags lie from one table entry to the next; null when the table points between items. */
function between(
  items: readonly ByteRange[],
  start: number,
  offsets: readonly number[],
  frame: number,
): readonly ByteRange[] | null {
  const from = start + offsets[frame]! + ITEM_HEADER;
  const next = offsets[frame + 1];
  const to = next === undefined ? Infinity : start + next + ITEM_HEADER;
  const first = items.findIndex((item) => item.offset === from);
  if (first < 0 || to <= from) return null;
  return items.filter((item) => item.offset >= from && item.offset < to);
}

function clip(items: readonly ByteRange[], length: number): readonly ByteRange[] {
  let left = length;
  return items.map((item) => {
    const taken = Math.min(item.length, left);
    left -= taken;
    return { offset: item.offset, length: taken };
  });
}

/** Indices of the fragments that start with JPEG's SOI, JPEG-LS's SOI or JPEG 2000's SOC followed by another marker. */
function streamStarts(source: ByteSource, items: readonly ByteRange[]): readonly number[] {
  return items.flatMap((item, index) => {
    const head = source.read(item.offset, 3);
    const begins = head[0] === 0xff && (head[1] === 0xd8 || head[1] === 0x4f) && head[2] === 0xff;
    return begins ? [index] : [];
  });
}
