/** What a JPEG stream (T.81) or JPEG-LS stream (T.87) says of itself before its first scan. */
export interface JpegHeader {
  /** The low byte of the frame marker: C0 baseline, C1 extended, C2 progressive, C3 lossless, F7 JPEG-LS. */
  readonly frameMarker: number;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly { readonly id: number; readonly h: number; readonly v: number; readonly table: number }[];
  /** Colour transform of Adobe's APP14: 0 none, 1 YCbCr, 2 YCCK; null without the segment. */
  readonly adobeTransform: number | null;
  readonly jfif: boolean;
}

const FRAME_MARKERS: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xf7,
]);

/** One marker segment: its marker's low byte and its payload, from after the length to `end`. */
export interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** The segment at or after `at`; null at the end, at a broken length, or where no marker follows. */
export function nextSegment(bytes: Uint8Array, at: number): Segment | null {
  let i = at;
  while (i < bytes.length && bytes[i] !== 0xff) i += 1;
  while (i < bytes.length && bytes[i] === 0xff) i += 1;
  if (i >= bytes.length) return null;
  const marker = bytes[i]!;
  const standalone = marker === 0xd8 || marker === 0xd9 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  if (standalone) return { marker, start: i + 1, end: i + 1 };
  if (i + 3 > bytes.length) return null;
  const end = i + 1 + ((bytes[i + 1]! << 8) | bytes[i + 2]!);
  return end < i + 3 || end > bytes.length ? null : { marker, start: i + 3, end };
}

/** Reads up to the frame header; null when there is none. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let adobeTransform: number | null = null;
  let jfif = false;
  for (let segment = nextSegment(bytes, 2); segment !== null; segment = nextSegment(bytes, segment.end)) {
    const { marker, start, end } = segment;
    if (marker === 0xee && end - start >= 12 && ascii(bytes, start, 5) === 'Adobe') adobeTransform = bytes[start + 11]!;
    if (marker === 0xe0 && ascii(bytes, start, 4) === 'JFIF') jfif = true;
    if (marker === 0xda || marker === 0xd9) return null;
    if (!FRAME_MARKERS.has(marker)) continue;
    const count = bytes[start + 5]!;
    if (end - start < 6 + 3 * count) return null;
    const components = Array.from({ length: count }, (_, i) => {
      const c = start + 6 + 3 * i;
      return { id: bytes[c]!, h: bytes[c + 1]! >> 4, v: bytes[c + 1]! & 15, table: bytes[c + 2]! };
    });
    const rows = (bytes[start + 1]! << 8) | bytes[start + 2]!;
    const columns = (bytes[start + 3]! << 8) | bytes[start + 4]!;
    return { frameMarker: marker, precision: bytes[start]!, rows, columns, components, adobeTransform, jfif };
  }
  return null;
}

const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

/**
 * What the components are. Adobe's and JFIF's segments are the stream's own word; component ids 'R' 'G' 'B' are a custom of
 * encoders without either; else the DICOM header decides (PS3.5 8.2.1).
 */
export function jpegColour(header: JpegHeader): 'RGB' | 'YBR_FULL' | 'as-header' {
  if (header.components.length !== 3) return 'as-header';
  if (header.adobeTransform !== null) return header.adobeTransform === 0 ? 'RGB' : 'YBR_FULL';
  if (header.jfif) return 'YBR_FULL';
  const ids = header.components.map((component) => String.fromCharCode(component.id)).join('');
  return ids === 'RGB' ? 'RGB' : 'as-header';
}
