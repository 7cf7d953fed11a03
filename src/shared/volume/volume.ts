import { invariant } from '#shared/base';
import { modalityFunction, type PixelDescription, type StoredValues } from '#shared/dicom/pixels';
import { CLIPPED_HU, type VolumeFinding } from './preflight.ts';
import type { VolumeGeometry } from './volumeGeometry.ts';

/** What voxels without a slice, and padding, are: below everything that a scanner measures. */
export const NOTHING = -32768;

/**
 * HU (or another modality's values) on a lattice. `voxels` and `present` may lie in shared memory: a worker that gets the buffers sees slices as
 * they come in. `present[k]` is 1 once slice k is there.
 */
export interface Volume {
  readonly geometry: VolumeGeometry;
  /** Column fastest, then row, then slice. */
  readonly voxels: Int16Array;
  readonly present: Uint8Array;
}

/** Bytes of one buffer for voxels and marks. */
export const volumeBytes = ({ size }: VolumeGeometry): number => 2 * size[0] * size[1] * size[2] + size[2];

/** A volume in a buffer of `volumeBytes` (shared or not), empty when `fresh`, else as it lies there. */
export function volumeIn(geometry: VolumeGeometry, buffer: ArrayBufferLike, fresh: boolean): Volume {
  const { size } = geometry;
  const count = size[0] * size[1] * size[2];
  invariant(buffer.byteLength >= volumeBytes(geometry), 'the buffer is too small for the volume');
  const volume: Volume = {
    geometry,
    voxels: new Int16Array(buffer, 0, count),
    present: new Uint8Array(buffer, 2 * count, size[2]),
  };
  if (fresh) {
    volume.voxels.fill(NOTHING);
    volume.present.fill(0);
  }
  return volume;
}

export const createVolume = (geometry: VolumeGeometry): Volume =>
  volumeIn(geometry, new ArrayBuffer(volumeBytes(geometry)), true);

/**
 * Puts one slice in, rescaled by its own slope and intercept and rounded. Returns how many values did not fit into 16 bits and were cut.
 * Padding becomes `NOTHING`.
 */
export function putSlice(
  { geometry, voxels, present }: Volume,
  at: number,
  values: StoredValues,
  pixels: PixelDescription,
): number {
  const count = geometry.size[0] * geometry.size[1];
  invariant(at >= 0 && at < geometry.size[2], 'the slice has a place in the volume');
  invariant(values.length === count, 'the slice has the matrix of the volume');
  const slope = pixels.rescaleSlope ?? 1;
  const intercept = pixels.rescaleIntercept ?? 0;
  const table = pixels.modalityLut === null ? null : modalityFunction(pixels);
  const padding = pixels.paddingValue;
  const limit = pixels.paddingRangeLimit ?? padding;
  const low = padding === null ? Infinity : Math.min(padding, limit ?? padding);
  const high = padding === null ? -Infinity : Math.max(padding, limit ?? padding);
  let cut = 0;
  const start = at * count;
  for (let i = 0; i < count; i++) {
    const stored = values[i] as number;
    if (stored >= low && stored <= high) {
      voxels[start + i] = NOTHING;
      continue;
    }
    const value = Math.round(table === null ? stored * slope + intercept : table(stored));
    if (value > 32767 || value <= NOTHING) {
      cut += 1;
      voxels[start + i] = value > 0 ? 32767 : NOTHING + 1;
    } else voxels[start + i] = value;
  }
  present[at] = 1;
  return cut;
}

/**
 * The value at which a CT ends because its metal is cut there, or null: many voxels lie exactly at the largest value, and that value is one at
 * which scanners cut.
 */
export function clippedAt({ voxels }: Volume): number | null {
  let max = NOTHING;
  let at = 0;
  for (let i = 0; i < voxels.length; i++) {
    const value = voxels[i] as number;
    if (value > max) {
      max = value;
      at = 1;
    } else if (value === max) at += 1;
  }
  return max >= 2000 && max < 32000 && at >= 50 ? max : null;
}

export const clippedFinding = (hu: number | null): readonly VolumeFinding[] =>
  hu === null || hu > CLIPPED_HU + 1024 ? [] : [{ code: 'VOLUME_CLIPPED', effect: 'warn', params: { hu } }];
