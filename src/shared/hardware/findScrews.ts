import { dot3, length3, scale3, sub3 } from '#shared/geometry';
import type { Volume } from '#shared/volume';
import { linesThrough } from './lines.ts';
import { metalBlocks } from './metalBlocks.ts';
import { metalLevel, type MetalLevel } from './metalLevel.ts';
import { isScrew, measureScrew, type FoundScrew } from './measureScrew.ts';
import { ridgePoints } from './ridges.ts';
import { createSampler, type Sampler } from './sampler.ts';
import { shaftAlong } from './shaft.ts';

export interface FoundMetal {
  readonly level: MetalLevel;
  readonly sample: Sampler;
  readonly screws: readonly FoundScrew[];
}

/** All screws of a volume, or null when it has no metal. */
export function findScrews(volume: Volume, clippedAt: number | null): FoundMetal | null {
  const level = metalLevel(volume, clippedAt);
  if (level === null) return null;
  const sample = createSampler(volume);
  const screws: FoundScrew[] = [];
  for (const block of metalBlocks(volume, level, sample))
    for (const line of linesThrough(ridgePoints(block))) {
      const shaft = shaftAlong(line, level, sample);
      if (shaft === null || !isScrew(shaft)) continue;
      const screw = measureScrew(shaft, level, sample, volume.geometry.spacing);
      if (!screws.some((other) => isSame(other, screw))) screws.push(screw);
    }
  return { level, sample, screws };
}

function isSame(a: FoundScrew, b: FoundScrew): boolean {
  const d = sub3(b.tip, a.tip);
  const along = dot3(d, a.frame.along);
  const aside = length3(sub3(d, scale3(a.frame.along, along)));
  return aside < 1.5 && Math.abs(dot3(a.frame.along, b.frame.along)) > 0.9 && Math.abs(along) < 8;
}
