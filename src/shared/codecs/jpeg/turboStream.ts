import { nextSegment } from './jpegHeader.ts';

/** APP14 "Adobe", transform 0: the components are what they are. */
const AS_CODED = Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0);

/**
 * The same stream, told to come out as coded: libjpeg guesses a colour transform from JFIF and Adobe segments, we take them out
 * and say "none", because which transform applies is decided from stream *and* DICOM header (`jpegColour`).
 */
export function withoutColourTransform(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + AS_CODED.length);
  out.set(bytes.subarray(0, 2));
  out.set(AS_CODED, 2);
  let length = 2 + AS_CODED.length;
  let at = 2;
  for (let segment = nextSegment(bytes, at); segment !== null; segment = nextSegment(bytes, at)) {
    if (segment.marker === 0xda || segment.marker === 0xd9) break;
    const keep = segment.marker !== 0xe0 && segment.marker !== 0xee;
    if (keep) {
      out.set(bytes.subarray(at, segment.end), length);
      length += segment.end - at;
    }
    at = segment.end;
  }
  out.set(bytes.subarray(at), length);
  return out.subarray(0, length + bytes.length - at);
}
