/** One group 60xx (PS3.3 C.9.2): a drawing of one bit a pixel that the image's maker laid over it. Plain data. */
export interface OverlayHeader {
  /** 0x6000, 0x6002, … 0x601E. */
  readonly group: number;
  readonly rows: number;
  readonly columns: number;
  /** Row and column of the overlay's first pixel on the image, from 1; may lie outside of it. */
  readonly origin: readonly [row: number, column: number];
  /** Graphics, or a region of interest. */
  readonly type: 'G' | 'R';
  readonly subtype: string | null;
  readonly label: string | null;
  readonly description: string | null;
  /** Null: one overlay for every frame. Else so many frames, the first of which belongs to the image's frame `firstFrame` (from 1). */
  readonly frames: { readonly count: number; readonly firstFrame: number } | null;
  /** The bit of the pixel cell that holds it (the retired embedded form), or null when it has data of its own (60xx,3000). */
  readonly embeddedBit: number | null;
}

/** An overlay of one frame: `rows × columns` bits, the lowest bit of a byte first (PS3.5 8.1.2), rows not padded. */
export interface OverlayPlane {
  readonly header: OverlayHeader;
  readonly bits: Uint8Array;
}

/** Which of an overlay's frames lies on an image's frame (both from 0), or null when none does. */
export function overlayFrame({ frames }: OverlayHeader, imageFrame: number): number | null {
  if (frames === null) return 0;
  const at = imageFrame - (frames.firstFrame - 1);
  return at >= 0 && at < frames.count ? at : null;
}

/** One frame's bits out of a run of frames that follow one another without padding; null when the data end before. */
export function bitsOfFrame(data: Uint8Array, { rows, columns }: OverlayHeader, frame: number): Uint8Array | null {
  const count = rows * columns;
  const from = frame * count;
  if ((from + count) / 8 > data.length) return null;
  if (from % 8 === 0) return data.slice(from / 8, from / 8 + Math.ceil(count / 8));
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let i = 0; i < count; i += 1) {
    const at = from + i;
    if (((data[at >> 3]! >> (at & 7)) & 1) === 1) bits[i >> 3]! |= 1 << (i & 7);
  }
  return bits;
}

/** Where an overlay's lit pixels fall on an image, as indices row by row; what falls outside is left out. */
export function litPixels({ header, bits }: OverlayPlane, rows: number, columns: number): Uint32Array {
  const lit: number[] = [];
  const [originRow, originColumn] = header.origin;
  for (let i = 0; i < header.rows * header.columns; i += 1) {
    const byte = bits[i >> 3]!;
    if (byte === 0) {
      i |= 7;
      continue;
    }
    if (((byte >> (i & 7)) & 1) === 0) continue;
    const row = Math.floor(i / header.columns) + originRow - 1;
    const column = (i % header.columns) + originColumn - 1;
    if (row >= 0 && row < rows && column >= 0 && column < columns) lit.push(row * columns + column);
  }
  return Uint32Array.from(lit);
}
