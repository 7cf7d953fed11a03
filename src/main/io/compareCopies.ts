import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/base';
import type { Rectangle } from '#shared/deidentify';
import { instanceOf, readDataSet, type DicomDataSet } from '#shared/dicom';
import { decodeFrame, type DecodedFrame, type PixelDescription } from '#shared/dicom/pixels';
import { nodeDecoders } from './codecPlatform.ts';
import { frameInMemory } from './frameInMemory.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

/**
 * Opens the copy from disk: its pixels are those of the original, byte for byte, or, where it was masked or lost remarks in its codestreams,
 * value for value outside the rectangles.
 */
export async function comparePixels(
  path: string,
  original: DicomDataSet,
  pixels: PixelDescription | null,
  mask: readonly Rectangle[],
): Promise<Result<null, Failure>> {
  const again = readDataSet(await readFile(path));
  if (!again.ok) return again;
  if (pixels === null || (mask.length === 0 && pixelBytes(again.value).equals(pixelBytes(original)))) return ok(null);
  const copied = instanceOf(again.value, path, { nameless: true });
  if (!copied.ok) return copied;
  return copied.value.pixels !== null && (await hasSameValues(original, pixels, again.value, copied.value.pixels, mask))
    ? ok(null)
    : err({
        code: 'PIXELS_CHANGED',
        message: 'the pixels of the copy are not those of the original: this is a fault of the program',
      });
}

function pixelBytes({ byteArray, elements }: DicomDataSet): Buffer {
  const element = elements['x7fe00010'] ?? elements['x7fe00008'] ?? elements['x7fe00009'];
  if (element === undefined) return Buffer.alloc(0);
  const part = (from: number, length: number): Buffer => Buffer.from(byteArray.buffer, byteArray.byteOffset + from, length);
  // An odd length is against the rules; the copy has the byte of padding that the original lacks.
  if (element.fragments === undefined)
    return Buffer.concat([part(element.dataOffset, element.length), Buffer.alloc(element.length % 2)]);
  return Buffer.concat(element.fragments.map(({ position, length }) => part(position, length + (length % 2))));
}

async function hasSameValues(
  original: DicomDataSet,
  described: PixelDescription,
  copy: DicomDataSet,
  copied: PixelDescription,
  mask: readonly Rectangle[],
): Promise<boolean> {
  for (let frame = 0; frame < described.frames; frame++) {
    const [before, after] = [frameInMemory(original, described, frame), frameInMemory(copy, copied, frame)];
    if (!before.ok || !after.ok) return false;
    const was = await decodeFrame(before.value, nodeDecoders());
    const is = await decodeFrame(after.value, nodeDecoders());
    // What could not be decoded before cannot be compared; its bytes are other than before only behind its codestream's end.
    if (!was.ok) continue;
    if (!is.ok || !isSameOutside(was.value, is.value.values, mask)) return false;
  }
  return true;
}

function isSameOutside(
  { rows, columns, samplesPerPixel, values }: DecodedFrame,
  others: ArrayLike<number>,
  mask: readonly Rectangle[],
) {
  if (values.length !== others.length) return false;
  const covered = new Uint8Array(rows * columns);
  for (const [x, y, width, height] of mask)
    for (let row = y; row < Math.min(rows, y + height); row++)
      covered.fill(1, row * columns + Math.min(x, columns), row * columns + Math.min(x + width, columns));
  for (let i = 0; i < values.length; i++) {
    const isCovered = covered[Math.floor(i / samplesPerPixel)] === 1;
    if (!isCovered && values[i] !== others[i] && !(Number.isNaN(values[i]) && Number.isNaN(others[i]))) return false;
  }
  return true;
}
