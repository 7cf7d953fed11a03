import { describe, expect, it } from 'vitest';
import type { Vec3 } from '#shared/geometry';
import { phantomCase, truthOf } from '#shared/phantom';
import { project, type Beam } from '../../../src/shared/phantom/beam.ts';
import { beamOf } from '../../../src/shared/phantom/posture.ts';
import { addRaySums } from '../../../src/shared/phantom/raySums.ts';
import { compose, IDENTITY, shift, turn } from '../../../src/shared/phantom/rigid.ts';
import { cylinder, ellipsoid, roundedBox, type Part, type Solid } from '../../../src/shared/phantom/solid.ts';
import { vertebraSolid } from '../../../src/shared/phantom/vertebraSolid.ts';
import { voxelise } from '../../../src/shared/phantom/voxels.ts';

const BEAM: Beam = {
  sid: 1800,
  sod: 1500,
  spacing: [0.2, 0.2],
  rows: 300,
  columns: 400,
  isocentre: [0, 0],
  centre: [200, 150],
  facing: 'left',
  mirrored: false,
};
const even = (part: Part): Solid => ({
  parts: [part],
  holes: [],
  substance: { shell: 0.05, core: 0.05, texture: 0, seed: 0 },
  blend: 0,
});
const film = (beam: Beam): Float32Array => new Float32Array(beam.rows * beam.columns);
const at = (sums: Float32Array, beam: Beam, x: number, y: number): number =>
  sums[Math.floor(y) * beam.columns + Math.floor(x)] ?? Number.NaN;

describe('ray sums', () => {
  it('a slab 12 mm thick of 0.05/mm gives 0.6, under any pose that keeps it square to the beam', () => {
    const grid = voxelise(even(roundedBox([0, 0, 0], [6, 10, 8], 0.01, 0)), [0.3, 0.3, 0.3]);
    for (const pose of [IDENTITY, shift([20, 4, -3]), compose(shift([0, 2, 1]), turn('x', 33))]) {
      const sums = film(BEAM);
      addRaySums(sums, BEAM, grid, pose);
      const [x, y] = project(BEAM, pose.translation);
      expect(at(sums, BEAM, x, y)).toBeCloseTo(0.6, 1.9);
    }
  });

  it('is longer by 1/cos when it is turned out of the plane', () => {
    const grid = voxelise(even(roundedBox([0, 0, 0], [6, 14, 14], 0.01, 0)), [0.3, 0.3, 0.3]);
    const [flat, yawed] = [film(BEAM), film(BEAM)];
    addRaySums(flat, BEAM, grid, IDENTITY);
    addRaySums(yawed, BEAM, grid, turn('z', 20));
    expect(at(yawed, BEAM, 200, 150) / at(flat, BEAM, 200, 150)).toBeCloseTo(1 / Math.cos((20 * Math.PI) / 180), 2);
  });

  it('a ball of 10 mm radius throws a shadow of 12 mm: 120 pixels', () => {
    const grid = voxelise(even(ellipsoid([0, 0, 0], [10, 10, 10], 0)), [0.3, 0.3, 0.3]);
    const sums = film(BEAM);
    addRaySums(sums, BEAM, grid, IDENTITY);
    let dark = 0;
    for (let c = 0; c < BEAM.columns; c++) if (at(sums, BEAM, c, 150) > 0.02) dark++;
    expect(dark).toBeGreaterThanOrEqual(118);
    expect(dark).toBeLessThanOrEqual(122);
    // Half-way out: 2·√(100 − 25) mm of 0.05.
    expect(at(sums, BEAM, 230, 150)).toBeCloseTo(2 * Math.sqrt(75) * 0.05, 1.9);
  });

  it('mirrors the film when the beam is mirrored or faces the other way', () => {
    const rod = voxelise(even(cylinder([-6, 8, 3], [6, 8, 3], 2, 0)), [0.4, 0.2, 0.2]);
    const places: [Beam, number][] = [
      [BEAM, 248],
      [{ ...BEAM, facing: 'right' }, 152],
      [{ ...BEAM, mirrored: true }, 152],
    ];
    for (const [beam, column] of places) {
      const sums = film(beam);
      addRaySums(sums, beam, rod, IDENTITY);
      expect(at(sums, beam, column, 132)).toBeCloseTo(0.6, 1);
      expect(at(sums, beam, 400 - column, 132)).toBe(0);
    }
  });
});

describe('landmarks lie on the edge that a film shows', () => {
  const spec = phantomCase('fused')?.spec;
  const flexion = spec?.films.flexion;
  if (spec === undefined || flexion === undefined) throw new Error('no case');
  const beam = beamOf(spec, flexion);
  const truth = truthOf(spec);
  it.each(['C3', 'C4', 'C7', 'T1'] as const)('%s: anterior corners and tip', (vertebra) => {
    const own = truth.films.flexion;
    if (own === undefined) throw new Error('no film');
    const sums = new Float32Array(beam.rows * beam.columns);
    addRaySums(sums, beam, voxelise(vertebraSolid(truth.anatomies[vertebra]), [0.55, 0.33, 0.33] as Vec3), own.poses[vertebra]);
    const marks = own.landmarks[vertebra];
    const middle = [
      (marks.superiorAnterior[0] + marks.inferiorPosterior[0]) / 2,
      (marks.superiorAnterior[1] + marks.inferiorPosterior[1]) / 2,
    ] as const;
    for (const name of ['superiorAnterior', 'inferiorAnterior', 'spinousTip'] as const) {
      const p = marks[name];
      const inwards = name === 'spinousTip' ? marks.spinousBase : middle;
      const length = Math.hypot(inwards[0] - p[0], inwards[1] - p[1]);
      const step = (by: number): number =>
        at(sums, beam, p[0] + ((inwards[0] - p[0]) / length) * by, p[1] + ((inwards[1] - p[1]) / length) * by);
      // 5 pixels are 0.94 mm in the neck; the bone's edge lies between.
      expect(step(-5), `${name}, outside`).toBeLessThan(0.02);
      expect(step(5), `${name}, inside`).toBeGreaterThan(0.06);
    }
  });
});
