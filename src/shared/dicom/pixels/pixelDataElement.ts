/** Where the pixel data element lies in a file (or in an inflated data set), as a header parser finds it. */
export interface PixelDataElement {
  /** Offset of its value: the first pixel byte, or the first item when it is encapsulated. Bytes from the start of the file. */
  readonly valueOffset: number;
  /** Length of its value in bytes; null when undefined (FFFFFFFF). */
  readonly length: number | null;
  /** `OW` when the parser cannot know (implicit VR). */
  readonly vr: string;
  /** Extended Offset Table (7FE0,0001) and its Lengths (7FE0,0002), one entry a frame, or null. */
  readonly extendedOffsets: { readonly offsets: readonly number[]; readonly lengths: readonly number[] } | null;
}

/** Random access to the bytes of a file; `read` gives fewer bytes than asked for only at the end. */
export interface ByteSource {
  readonly size: number;
  readonly read: (offset: number, length: number) => Uint8Array;
}

export const byteSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Where one frame lies: its ranges in order, and what has to be done to their bytes after they are put together. */
export interface FrameLocation {
  readonly ranges: readonly ByteRange[];
  /** Bits to drop at the start (bit images are packed across frame borders), 0 to 7. */
  readonly skipBits: number;
  /** Length of the frame in bytes after that; null when it is as long as its ranges. */
  readonly length: number | null;
  /** Bytes of 16-bit words are swapped (8-bit samples written as big-endian OW). */
  readonly swapWords: boolean;
  /** Bytes to drop at the start once words are swapped, 0 or 1. */
  readonly skipBytes: number;
}
