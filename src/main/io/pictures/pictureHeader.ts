import { err, ok, type Result } from '#shared/base';
import type { DicomError } from '#shared/dicom';

/** The first bytes of a picture file: how large it is and which way up. */
export interface PictureHeader {
  readonly format: 'jpeg' | 'png';
  /** As stored, before it is turned upright. */
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly bits: 8 | 16;
  /** EXIF Orientation, 1 to 8: 1 is upright. */
  readonly orientation: number;
}

/** Pixels beyond which a picture is refused: three times the largest film, and what a page can still hold. */
export const LARGEST_PICTURE = 100_000_000;

/** Whether a file begins as a picture does. */
export function pictureFormat(bytes: Uint8Array): PictureHeader['format'] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, i) => bytes[i] === byte) ? 'png' : null;
}

const broken = (message: string) => err({ code: 'PICTURE_BROKEN', message });

/** Errors: PICTURE_BROKEN, PICTURE_TOO_LARGE, PICTURE_UNSUPPORTED. */
export function readPictureHeader(bytes: Uint8Array): Result<PictureHeader, DicomError> {
  const format = pictureFormat(bytes);
  const read = format === 'png' ? pngHeader(bytes) : format === 'jpeg' ? jpegHeader(bytes) : broken('neither JPEG nor PNG');
  if (!read.ok) return read;
  const { rows, columns } = read.value;
  if (rows < 1 || columns < 1) return broken(`a picture of ${columns} × ${rows} pixels`);
  if (rows * columns > LARGEST_PICTURE)
    return err({
      code: 'PICTURE_TOO_LARGE',
      message: `${columns} × ${rows} pixels; at most ${LARGEST_PICTURE / 1e6} million are taken`,
    });
  return read;
}

function pngHeader(bytes: Uint8Array): Result<PictureHeader, DicomError> {
  if (bytes.length < 33) return broken('a PNG file that ends within its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[28] !== 0) return err({ code: 'PICTURE_UNSUPPORTED', message: 'an interlaced PNG; save it without interlacing' });
  const components = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[bytes[25] ?? -1];
  if (components === undefined) return broken(`a PNG of colour type ${bytes[25]}`);
  return ok({
    format: 'png',
    columns: view.getUint32(16),
    rows: view.getUint32(20),
    components,
    bits: bytes[24] === 16 ? 16 : 8,
    orientation: 1,
  });
}

/** Start-of-frame markers: all of them but the tables' (DHT, JPG, DAC). */
const isFrameStart = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegHeader(bytes: Uint8Array): Result<PictureHeader, DicomError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return broken(`a JPEG file without a marker at byte ${at}`);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) orientation = exifOrientation(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    if (isFrameStart(marker)) {
      if (at + 10 > bytes.length) break;
      const precision = bytes[at + 4];
      if (precision !== 8) return err({ code: 'PICTURE_UNSUPPORTED', message: `a JPEG of ${precision} bits a sample` });
      const components = bytes[at + 9] ?? 0;
      if (components !== 1 && components !== 3)
        return err({ code: 'PICTURE_UNSUPPORTED', message: `a JPEG of ${components} colours; save it as grey or RGB` });
      return ok({
        format: 'jpeg',
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        components,
        bits: 8,
        orientation,
      });
    }
    if (marker === 0xda || marker === 0xd9) break;
    at += 2 + length;
  }
  return broken('a JPEG file without a frame header');
}

/** Tag 0112 of the first directory (EXIF 2.3, TIFF 6.0), or null. */
function exifOrientation(segment: Uint8Array): number | null {
  if (segment.length < 20 || String.fromCharCode(...segment.subarray(0, 4)) !== 'Exif') return null;
  const tiff = segment.subarray(6);
  const little = tiff[0] === 0x49;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return null;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return null;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Whether the picture lies on its side: its rows are the columns of what is seen. */
export const liesOnSide = ({ orientation }: Pick<PictureHeader, 'orientation'>): boolean => orientation >= 5;
