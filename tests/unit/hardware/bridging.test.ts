import { describe, expect, it } from 'vitest';
import { heightIn, proposeBridge, type DiscSpace } from '#shared/hardware/bridging';
import { bridgeTrial } from '#shared/phantom';
import { createVolume, indexToPatient } from '#shared/volume';

/** Two bodies 6 mm apart with a block between them; a cleft of so many mm over so much of its width. */
function healed(cleftMm: number, overShare: number) {
  const volume = createVolume({
    size: [60, 60, 60],
    spacing: [0.5, 0.5, 0.5],
    origin: [-15, -15, -15],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  for (let n = 0; n < volume.voxels.length; n++) {
    const [x, y, z] = indexToPatient(volume.geometry, [n % 60, Math.floor(n / 60) % 60, Math.floor(n / 3600)]);
    const body = Math.abs(z) > 3;
    const graft = Math.abs(x) < 5.3 && Math.abs(y) < 5.3;
    const cleft = Math.abs(z - 1) < cleftMm / 2 && x < -5.3 + 10.6 * overShare;
    volume.voxels[n] = body || (graft && !cleft) ? 400 : 50;
  }
  return volume;
}
const SPACE: DiscSpace = {
  centre: [0, 0, 0],
  left: [1, 0, 0],
  back: [0, 1, 0],
  up: [0, 0, 1],
  halfWidth: 9,
  halfDepth: 8,
  halfHeight: 3,
};
const GRAFT = { width: 5, depth: 5 };

describe('the proposal of a bridge', () => {
  it('counts bone half-way between soft tissue and the bodies', () => {
    expect(proposeBridge(healed(0, 0), SPACE, GRAFT).boneHu).toBe(60 + (400 - 60) / 2);
  });

  it('sees a block that is whole, one that is parted over half, and one that is parted', () => {
    expect(proposeBridge(healed(0, 0), SPACE, GRAFT)).toMatchObject({ extent: 'full' });
    const half = proposeBridge(healed(2, 0.5), SPACE, GRAFT);
    expect(half.extent).toBe('partial');
    expect(Math.abs(half.share - 0.5)).toBeLessThan(0.08);
    expect(proposeBridge(healed(2, 1), SPACE, GRAFT)).toMatchObject({ extent: 'none', share: 0 });
  });

  it('shows the way: from body to body, through the open half', () => {
    const { paths } = proposeBridge(healed(2, 0.5), SPACE, GRAFT);
    const inside = paths.find(({ region }) => region === 'intra-graft');
    expect(inside?.crosses).toBe(true);
    const heights = (inside?.points ?? []).map((p) => heightIn(SPACE, p));
    expect(heights[0]).toBeLessThan(-1);
    expect(heights.at(-1)).toBeGreaterThan(1);
    for (const p of inside?.points ?? []) if (Math.abs(p[2] - 1) < 0.9) expect(p[0]).toBeGreaterThan(-0.6);
    expect(paths.filter(({ crosses }) => crosses).map(({ region }) => region)).toEqual(['intra-graft']);
  });

  it('tells synthetic CTs apart in at least four of five', () => {
    const right = Array.from({ length: 10 }, (_, i) => bridgeTrial(300 + i)).filter(
      ({ ct, bridging, centre, axes, half, graftHalf }) => {
        const volume = createVolume({
          size: ct.size,
          spacing: [ct.spacing[0], ct.spacing[1], ct.spacing[2]],
          origin: [ct.origin[0], ct.origin[1], ct.origin[2]],
          axes: [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ],
        });
        volume.voxels.set(ct.voxels);
        const space = {
          centre,
          left: axes[0],
          back: axes[1],
          up: axes[2],
          halfWidth: half[0],
          halfDepth: half[1],
          halfHeight: half[2],
        } as const;
        return proposeBridge(volume, space, { width: graftHalf[0], depth: graftHalf[1] }).extent === bridging;
      },
    );
    expect(right.length).toBeGreaterThanOrEqual(8);
  }, 120_000);
});
