/**
 * Compressed pixel data has places for remarks: comment and application segments of JPEG (ISO/IEC 10918-1 B.1.1.3) and JPEG-LS, comment
 * segments of JPEG 2000 (ISO/IEC 15444-1 A.9.2), and whatever follows the end of an image. Their bytes are set to zero where they stand, so
 * that no length and no offset changes.
 */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const JPEG_COMMENT = 0xfe;
const J2K_SOC = 0x4f;
const J2K_SOT = 0x90;
const J2K_SOD = 0x93;
const J2K_COMMENT = 0x64;

/** A copy of the fragments without remarks; the same arrays where there are none, or where the bytes are no such codestream. */
export function withoutRemarks(fragments: readonly Uint8Array[]): readonly Uint8Array[] {
  const starts: number[] = [];
  let length = 0;
  for (const fragment of fragments) {
    starts.push(length);
    length += fragment.length;
  }
  const whole = new Uint8Array(length);
  for (const [i, fragment] of fragments.entries()) whole.set(fragment, starts[i]);
  let changed = false;
  const blank = (from: number, to: number): void => {
    for (let i = Math.max(0, from); i < Math.min(to, length); i++) {
      if (whole[i] !== 0) changed = true;
      whole[i] = 0;
    }
  };
  // A frame may go on over several fragments; the next one begins with one.
  for (let at = 0; at < length;) {
    const end = whole[at] === 0xff && whole[at + 1] === SOI ? jpegEnd(whole, at, blank) : j2kEnd(whole, at, blank);
    const next = end === null ? starts.find((start) => start > at) : starts.find((start) => start >= end);
    if (end !== null) blank(end, next ?? length);
    at = next ?? length;
  }
  return changed ? fragments.map((fragment, i) => whole.subarray(starts[i], (starts[i] ?? 0) + fragment.length)) : fragments;
}

type Blank = (from: number, to: number) => void;
const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Where a JPEG or JPEG-LS image ends; null where it makes no sense. */
function jpegEnd(bytes: Uint8Array, start: number, blank: Blank): number | null {
  let at = start + 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === EOI) return at + 2;
    else if (marker === 1 || (marker >= 0xd0 && marker <= SOI)) at += 2;
    else {
      const next = at + 2 + word(bytes, at + 2);
      if (next <= at + 3 || next > bytes.length) return null;
      if (marker === JPEG_COMMENT || (marker >= 0xe0 && marker <= 0xef)) blank(at + 4 + neededLength(bytes, at), next);
      at = marker === SOS ? nextMarker(bytes, next) : next;
    }
  }
  return null;
}

/** How much of an application segment decoders need: what JFIF, Adobe and HP say of resolution and colour. */
function neededLength(bytes: Uint8Array, at: number): number {
  const name = String.fromCharCode(...bytes.subarray(at + 4, at + 9));
  if (bytes[at + 1] === 0xe0 && name.startsWith('JFIF')) return 12;
  if (bytes[at + 1] === 0xee && name === 'Adobe') return 12;
  if (bytes[at + 1] === 0xe8 && name.startsWith('mrfx')) return 5;
  return 0;
}

/** The marker after entropy-coded bytes: in JPEG a stuffed byte is 00, in JPEG-LS its high bit is 0. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const second = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && second >= 0x80 && second !== 0xff && !(second >= 0xd0 && second <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Where a JPEG 2000 codestream ends; null where it makes no sense. */
function j2kEnd(bytes: Uint8Array, start: number, blank: Blank): number | null {
  if (word(bytes, start) !== 0xff00 + J2K_SOC) return null;
  let at = start + 2;
  let tileEnd = 0;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return at + 2;
    if (marker === J2K_SOD) {
      // A length of 0: to the end of the codestream.
      if (tileEnd <= at) return null;
      at = tileEnd;
      continue;
    }
    const next = at + 2 + word(bytes, at + 2);
    if (next <= at + 3 || next > bytes.length) return null;
    if (marker === J2K_SOT) {
      const length = word(bytes, at + 6) * 0x10000 + word(bytes, at + 8);
      tileEnd = length === 0 ? 0 : at + length;
    }
    // Two bytes of registration say that the rest is binary or Latin text.
    if (marker === J2K_COMMENT) blank(at + 6, next);
    at = next;
  }
  return null;
}
