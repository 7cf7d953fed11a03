import { err, ok, type Result } from '#shared/base';
import { withoutRemarks } from './codestreamRemarks.ts';
import { textValue, type OutElement } from './encodeElements.ts';
import type { Rectangle } from './textRegions.ts';

export interface NativePixels {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  /** Colour by plane instead of by pixel. */
  readonly planar: boolean;
  /** Length of all frames when they are not compressed. */
  readonly nativeLength: number;
  /** What an overlay may lie in and is cleared: bits of each little-endian cell that are no part of the value. 0: none. */
  readonly overlayBits: number;
  /** The frames decompressed, little endian, colour by pixel; null where they stay as they are. */
  readonly decompressed: { readonly bytes: Uint8Array; readonly photometric: string; readonly highBit: number } | null;
}

const PIXEL_DATA = 0x7fe00010;
const PHOTOMETRIC = 0x00280004;
const PLANAR = 0x00280006;
const HIGH_BIT = 0x00280102;
/** Offsets of compressed frames. */
const OFFSETS = new Set([0x7fe00001, 0x7fe00002, 0x7fe00003]);

/**
 * The pixel data of a copy: masked where that was asked for, nothing behind the last pixel and no remarks in codestreams, else as it was.
 * Error: MASK_NEEDS_NATIVE_PIXELS.
 */
export function cleanPixels(
  elements: readonly OutElement[],
  pixels: NativePixels | null,
  mask: readonly Rectangle[],
  littleEndian: boolean,
): Result<readonly OutElement[], { readonly code: string; readonly message: string }> {
  const out: OutElement[] = [];
  const native = pixels?.decompressed ?? null;
  for (const element of elements) {
    const { tag } = element;
    if (tag === PIXEL_DATA && ('fragments' in element || native !== null)) {
      if (native !== null && pixels !== null) {
        const value = evenLength(maskedPixels(native.bytes, { ...pixels, planar: false }, mask));
        out.push({ tag, vr: pixels.bitsAllocated > 8 ? 'OW' : 'OB', value });
      } else if (mask.length > 0 || !('fragments' in element))
        return err({ code: 'MASK_NEEDS_NATIVE_PIXELS', message: 'these pixels cannot be decompressed, which a mask needs' });
      else out.push({ ...element, fragments: [...element.fragments.slice(0, 1), ...withoutRemarks(element.fragments.slice(1))] });
    } else if (tag === PIXEL_DATA && 'value' in element && pixels !== null) {
      if (mask.length > 0 && pixels.bitsAllocated % 8 !== 0)
        return err({ code: 'MASK_NEEDS_NATIVE_PIXELS', message: 'an image of single bits cannot be masked' });
      const used = evenLength(element.value.subarray(0, pixels.nativeLength));
      const cleared = pixels.overlayBits === 0 ? used : withoutBits(used, pixels, littleEndian);
      out.push({ ...element, value: mask.length === 0 ? cleared : maskedPixels(cleared, pixels, mask) });
    } else if (native !== null && tag === PHOTOMETRIC) out.push({ tag, vr: 'CS', value: textValue(native.photometric, 'CS') });
    else if (native !== null && tag === PLANAR) out.push({ tag, vr: 'US', value: Uint8Array.of(0, 0) });
    else if (native !== null && tag === HIGH_BIT) out.push({ tag, vr: 'US', value: Uint8Array.of(native.highBit, 0) });
    else if (native === null || !OFFSETS.has(tag)) out.push(element);
  }
  return ok(out);
}

function evenLength(value: Uint8Array): Uint8Array {
  if (value.length % 2 === 0) return value;
  const padded = new Uint8Array(value.length + 1);
  padded.set(value);
  return padded;
}

function withoutBits(bytes: Uint8Array, { bitsAllocated, overlayBits }: NativePixels, littleEndian: boolean): Uint8Array {
  const out = bytes.slice();
  const size = bitsAllocated / 8;
  for (let i = 0; i < out.length; i++) {
    const place = littleEndian ? i % size : size - 1 - (i % size);
    out[i] = (out[i] ?? 0) & ~(overlayBits >>> (8 * place));
  }
  return out;
}

/** A copy of native pixel data with the rectangles set to zero in every frame. `bytes` is the whole value. */
export function maskedPixels(
  bytes: Uint8Array,
  pixels: Pick<NativePixels, 'rows' | 'columns' | 'frames' | 'samplesPerPixel' | 'bitsAllocated' | 'planar'>,
  rectangles: readonly Rectangle[],
): Uint8Array {
  const out = bytes.slice();
  const { rows, columns, samplesPerPixel, planar } = pixels;
  const size = pixels.bitsAllocated / 8;
  const planes = pixels.frames * (planar ? samplesPerPixel : 1);
  const step = size * (planar ? 1 : samplesPerPixel);
  for (let plane = 0; plane < planes; plane++) {
    const start = plane * rows * columns * step;
    for (const [x, y, width, height] of rectangles) {
      const right = Math.min(x + width, columns);
      for (let row = y; row < Math.min(y + height, rows); row++) {
        out.fill(0, start + (row * columns + Math.min(x, right)) * step, start + (row * columns + right) * step);
      }
    }
  }
  return out;
}
