import type { Volume } from '#shared/volume';

/** Above this is metal or tooth, never bone. */
const LEAST_METAL_HU = 2400;
/** Titanium through a scanner of about 120 kV, where a clipped volume does not show it. */
const TITANIUM_HU = 8000;

/** How metal looks in this volume. */
export interface MetalLevel {
  /** HU of solid metal; assumed where the volume is clipped. */
  readonly plateau: number;
  /** Where values are cut, or Infinity. */
  readonly clip: number;
  /** What divides metal from the rest when it is looked for. */
  readonly threshold: number;
}

/**
 * The level of metal from the histogram of everything denser than bone, or null when there is none. A volume whose metal is cut (12 bits end at
 * 3071) cannot say its level: titanium's is assumed, and whoever uses it states more error.
 */
export function metalLevel({ voxels, geometry }: Volume, clippedAt: number | null): MetalLevel | null {
  const width = 50;
  const bins = new Uint32Array(Math.ceil(32768 / width));
  let count = 0;
  for (let n = 0; n < voxels.length; n++) {
    const value = voxels[n] as number;
    if (value < LEAST_METAL_HU) continue;
    bins[(value / width) | 0] = (bins[(value / width) | 0] as number) + 1;
    count += 1;
  }
  const [dx, dy, dz] = geometry.spacing;
  // Less than 10 mm³ of it is a filling's grain or a clip.
  if (count * dx * dy * dz < 10) return null;
  if (clippedAt !== null && clippedAt < 4500)
    return { plateau: TITANIUM_HU, clip: clippedAt, threshold: Math.min(2800, 0.92 * clippedAt) };
  let above = 0;
  let plateau = LEAST_METAL_HU;
  for (let b = bins.length - 1; b >= 0; b--) {
    above += bins[b] as number;
    if (above >= 0.3 * count) {
      plateau = (b + 0.5) * width;
      break;
    }
  }
  return {
    plateau,
    clip: clippedAt ?? Infinity,
    threshold: Math.min(5000, Math.max(LEAST_METAL_HU, 0.42 * plateau)),
  };
}
