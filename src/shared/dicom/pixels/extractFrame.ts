import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { EncodedFrame, PixelDescription, PixelError } from './description.ts';
import { locateFrame } from './locateFrame.ts';
import { byteSource, type FrameLocation, type PixelDataElement } from './pixelDataElement.ts';

/**
 * One frame (zero-based) of a file that is wholly in memory (`bytes`: the Part 10 file, inflated when it was deflated), as its own
 * bytes. Errors as `locateFrame`.
 */
export function extractFrame(
  bytes: Uint8Array,
  element: PixelDataElement,
  description: PixelDescription,
  transferSyntaxUID: string,
  frame: number,
): Result<EncodedFrame, PixelError> {
  const located = locateFrame(byteSource(bytes), element, description, transferSyntaxUID, frame);
  if (!located.ok) return located;
  const parts = located.value.ranges.map((range) => bytes.subarray(range.offset, range.offset + range.length));
  return ok({ transferSyntaxUID, description, frame, bytes: assembleFrame(parts, located.value) });
}

/** Puts the bytes of a located frame together. `parts` are the bytes of `location.ranges`, in order; they are not changed. */
export function assembleFrame(parts: readonly Uint8Array[], location: FrameLocation): Uint8Array {
  let bytes = parts.length === 1 ? parts[0]! : joined(parts);
  if (location.swapWords) bytes = wordsSwapped(bytes);
  if (location.skipBytes > 0) bytes = bytes.subarray(location.skipBytes);
  if (location.skipBits > 0) bytes = bitsShifted(bytes, location.skipBits);
  return location.length !== null && location.length < bytes.length ? bytes.subarray(0, location.length) : bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function wordsSwapped(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1]!;
    swapped[i + 1] = bytes[i]!;
  }
  if (bytes.length % 2 === 1) swapped[bytes.length - 1] = bytes[bytes.length - 1]!;
  return swapped;
}

/** Drops the first `skip` bits; the first pixel of a bit image is the lowest bit (PS3.5 8.1.1). */
function bitsShifted(bytes: Uint8Array, skip: number): Uint8Array {
  const shifted = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) shifted[i] = (bytes[i]! >> skip) | ((bytes[i + 1] ?? 0) << (8 - skip));
  return shifted;
}
