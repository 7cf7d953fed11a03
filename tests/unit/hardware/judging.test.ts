import { describe, expect, it } from 'vitest';
import {
  angleToEndplate,
  convergence,
  gapsAlong,
  gradeOf,
  liftOffAlong,
  plateToDisc,
  tipToPosteriorWall,
  type PlacedBody,
} from '#shared/hardware/judging';
import { indexToPatient, createVolume, type Volume } from '#shared/volume';
import type { Quantity } from '#shared/units';

const value = (quantity: Quantity): number => (quantity.status === 'measured' ? quantity.value : Number.NaN);
const error = (quantity: Quantity): number => (quantity.status === 'measured' ? quantity.standardError : Number.NaN);

/** An upright body 16 mm deep and 14 mm high; patient LPS. */
const BODY: PlacedBody = {
  superiorAnterior: [0, -20, 14],
  superiorPosterior: [0, -4, 14],
  inferiorAnterior: [0, -20, 0],
  inferiorPosterior: [0, -4, 0],
  cornerError: 0.4,
};

describe('a screw in its vertebra', () => {
  it('that rises 3 mm over 4 mm in the sagittal plane stands at 36.87° to the endplate, whatever its convergence', () => {
    const screw = { head: [5, -22, 7], tip: [4, -14, 13], endError: 0.3 } as const;
    expect(value(angleToEndplate(screw, BODY, 'superior'))).toBeCloseTo(36.8699, 4);
    expect(
      value(angleToEndplate(screw, { ...BODY, inferiorAnterior: [0, -20, 0], inferiorPosterior: [0, -4, 2] }, 'inferior')),
    ).toBeCloseTo(36.8699 - (Math.atan2(2, 16) * 180) / Math.PI, 4);
    // √2 · 0.3 over 10 mm of screw, √2 · 0.4 over 16 mm of endplate.
    const expected = (Math.hypot((Math.SQRT2 * 0.3) / 10, (Math.SQRT2 * 0.4) / 16) * 180) / Math.PI;
    expect(error(angleToEndplate(screw, BODY, 'superior'))).toBeCloseTo(expected, 6);
  });

  it('converges by the same angle on either side, and diverges with the other sign', () => {
    const left = { head: [6, -22, 7], tip: [4, -12, 7], endError: 0.3 } as const;
    const right = { head: [-6, -22, 7], tip: [-4, -12, 7], endError: 0.3 } as const;
    const out = { head: [6, -22, 7], tip: [8, -12, 7], endError: 0.3 } as const;
    const angle = (Math.atan2(2, 10) * 180) / Math.PI;
    expect(value(convergence(left, BODY))).toBeCloseTo(angle, 6);
    expect(value(convergence(right, BODY))).toBeCloseTo(angle, 6);
    expect(value(convergence(out, BODY))).toBeCloseTo(-angle, 6);
  });

  it('ends short of the back wall or beyond it', () => {
    const to = (y: number) => ({ head: [3, -22, 7], tip: [3, y, 9], endError: 0.3 }) as const;
    expect(value(tipToPosteriorWall(to(-6.5), BODY))).toBeCloseTo(2.5, 9);
    expect(value(tipToPosteriorWall(to(-3), BODY))).toBeCloseTo(-1, 9);
    expect(error(tipToPosteriorWall(to(-3), BODY))).toBeCloseTo(0.5, 9);
  });

  it('has no angle where landmarks coincide', () => {
    const at = { head: [0, 0, 0], tip: [0, 0, 0], endError: 0.3 } as const;
    expect(angleToEndplate(at, BODY, 'superior')).toMatchObject({ status: 'unavailable', reason: 'LANDMARKS_COINCIDE' });
  });

  it('plate to disc is measured along the front wall, negative when the plate reaches over it', () => {
    const errors = { plate: 0.3, corner: 0.4 };
    expect(value(plateToDisc([0, -22, 9.5], [0, -20, 14], [0, -20, 0], errors))).toBeCloseTo(4.5, 9);
    expect(value(plateToDisc([0, -22, 15], [0, -20, 14], [0, -20, 0], errors))).toBeCloseTo(-1, 9);
  });
});

describe('grades of a breach', () => {
  const breach = (mm: number, violates = false) => ({ mm, diameterMm: 4, violates });
  it.each([
    [0, 'A', '0', 'I'],
    [0.1, 'B', '1', 'II'],
    [1.99, 'B', '1', 'II'],
    [2, 'C', '2', 'III'],
    [3.99, 'C', '2', 'III'],
    [4, 'D', '3', 'III'],
    [6, 'E', '3', 'III'],
  ])('of %f mm', (mm, gertzbein, neo, bransford) => {
    expect(gradeOf('gertzbein-robbins', breach(mm))).toBe(gertzbein);
    expect(gradeOf('neo', breach(mm))).toBe(neo);
    expect(gradeOf('bransford', breach(mm))).toBe(bransford);
  });

  it('a violated foramen is III on the C2 scale, however little', () => {
    expect(gradeOf('bransford', breach(0.5, true))).toBe('III');
  });
});

/** 0.4 mm voxels; what a point holds is drawn with an edge of a voxel. */
function drawn(hu: (p: readonly [number, number, number]) => number): Volume {
  const volume = createVolume({
    size: [60, 80, 40],
    spacing: [0.4, 0.4, 0.4],
    origin: [-12, -16, -8],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  for (let k = 0; k < 40; k++)
    for (let j = 0; j < 80; j++)
      for (let i = 0; i < 60; i++)
        volume.voxels[(k * 80 + j) * 60 + i] = Math.round(hu(indexToPatient(volume.geometry, [i, j, k])));
  return volume;
}
const soft = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / 0.4));

describe('metal that is interrupted', () => {
  const rod = (gap: number) =>
    drawn(([x, y, z]) => {
      const shaft = Math.max(Math.hypot(x, z) - 1.8, Math.abs(y) - 10);
      const cut = gap === 0 ? 1 : Math.abs(y - 3) - gap / 2;
      return 60 + 7000 * soft(Math.max(shaft, -cut));
    });

  it('is found with its place and width', () => {
    const gaps = gapsAlong(rod(1.2), [0, -10, 0], [0, 10, 0]);
    expect(gaps).toHaveLength(1);
    expect(Math.abs((gaps[0]?.at ?? 0) - 13)).toBeLessThan(0.15);
    expect(Math.abs((gaps[0]?.widthMm ?? 0) - 1.2)).toBeLessThan(0.25);
  });

  it('is not seen in a whole screw', () => {
    expect(gapsAlong(rod(0), [0, -10, 0], [0, 10, 0])).toEqual([]);
  });
});

describe('a plate off its bone', () => {
  // Front surface at y = −4, 2 mm thick; bone from y = −2 + gap on.
  const plate = (gap: number) =>
    drawn(([x, y]) => {
      const metal = Math.max(Math.abs(y + 3) - 1, Math.abs(x) - 7);
      return 60 + 500 * soft(-2 + gap - y) + 7000 * soft(metal);
    });

  it('has a gap of so many mm, and none where it lies on', () => {
    const line = [
      [0, -4, 6],
      [0, -4, -6],
    ] as const;
    const off = liftOffAlong(plate(2.5), line, [1, 0, 0]);
    expect(off).toHaveLength(1);
    expect(Math.abs((off[0]?.gapMm ?? 0) - 2.5)).toBeLessThan(0.3);
    expect(liftOffAlong(plate(0), line, [1, 0, 0])[0]?.gapMm).toBe(0);
  });
});
