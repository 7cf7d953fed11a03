import { describe, expect, it } from 'vitest';
import { cross3, distance3, dot3, type PatientPoint, type Vec3 } from '#shared/geometry';
import { createVolume, indexToPatient, NOTHING, patientToIndex, type Volume, type VolumeGeometry } from '#shared/volume';
import {
  anatomicalPlane,
  courseThrough,
  discPlane,
  endplatePlane,
  gridOn,
  gridToPatient,
  patientToGrid,
  planeNormal,
  planesMeet,
  sampleAlong,
  sampleSlice,
  turnedPlane,
} from '#shared/volume/reformat';

const S = Math.SQRT1_2;
/** Oblique and anisotropic, and sheared as by a gantry's tilt. */
const GEOMETRY: VolumeGeometry = {
  size: [60, 50, 40],
  spacing: [0.4, 0.55, 1.1],
  origin: [-11, 7, -20],
  axes: [
    [S, S, 0],
    [-0.5, 0.5, S],
    [0.5, -0.3, Math.sqrt(1 - 0.25 - 0.09)],
  ],
};

function filled(geometry: VolumeGeometry, hu: (p: PatientPoint) => number): Volume {
  const volume = createVolume(geometry);
  const [nx, ny, nz] = geometry.size;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) volume.voxels[(k * ny + j) * nx + i] = Math.round(hu(indexToPatient(geometry, [i, j, k])));
  return volume;
}

const ramp = (p: Vec3): number => 40 * p[0] - 25 * p[1] + 30 * p[2];
const RAMP = filled(GEOMETRY, ramp);
const MIDDLE = indexToPatient(GEOMETRY, [29.5, 24.5, 19.5]);
const OBLIQUE = turnedPlane(turnedPlane(anatomicalPlane('axial', MIDDLE), [1, 0, 0], 31), [0, 1, 0], -17);

describe('a plane through a volume', () => {
  it.each(['linear', 'cubic'] as const)('%s interpolation gives a ramp back wherever it is cut', (interpolation) => {
    const grid = gridOn(OBLIQUE, 41, 33, 0.3);
    const out = new Int16Array(41 * 33);
    sampleSlice(RAMP, grid, { interpolation }, out);
    let seen = 0;
    for (let r = 0; r < 33; r++)
      for (let c = 0; c < 41; c++) {
        const value = out[r * 41 + c] as number;
        const index = patientToIndex(GEOMETRY, gridToPatient(grid, c, r));
        const deep = index.every((v, a) => v > 1 && v < (GEOMETRY.size[a] as number) - 2);
        if (!deep) continue;
        seen += 1;
        expect(Math.abs(value - ramp(gridToPatient(grid, c, r)))).toBeLessThanOrEqual(1.01);
      }
    expect(seen).toBeGreaterThan(500);
  });

  it('finds points where they are: distances within 0.05 mm of the closed form, off the lattice and across it', () => {
    // Two beads of 1 mm SD; their centres of mass on a plane through both.
    const a: PatientPoint = [MIDDLE[0] - 3.21, MIDDLE[1] + 1.17, MIDDLE[2] - 4.4];
    const b: PatientPoint = [MIDDLE[0] + 2.64, MIDDLE[1] - 2.03, MIDDLE[2] + 5.1];
    const bead = (p: Vec3, q: Vec3): number => 20000 * Math.exp(-(distance3(p, q) ** 2) / 2);
    const volume = filled(GEOMETRY, (p) => bead(p, a) + bead(p, b));
    const d: Vec3 = [(b[0] - a[0]) / distance3(a, b), (b[1] - a[1]) / distance3(a, b), (b[2] - a[2]) / distance3(a, b)];
    const side = cross3(d, [0, 0, 1]);
    const length = Math.hypot(...side);
    const plane = {
      centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as const,
      right: d,
      down: [side[0] / length, side[1] / length, side[2] / length] as const,
    };
    const grid = gridOn(plane, 181, 81, 0.1);
    const out = new Int16Array(181 * 81);
    sampleSlice(volume, grid, {}, out);
    const centre = (from: number, to: number): PatientPoint => {
      let [w, x, y] = [0, 0, 0];
      for (let r = 0; r < 81; r++)
        for (let c = from; c < to; c++) {
          const value = out[r * 181 + c] as number;
          if (value < 4000) continue;
          w += value;
          x += value * c;
          y += value * r;
        }
      return gridToPatient(grid, x / w, y / w);
    };
    const [p, q] = [centre(0, 91), centre(91, 181)];
    expect(Math.abs(distance3(p, q) - distance3(a, b))).toBeLessThan(0.05);
    expect(distance3(p, a)).toBeLessThan(0.05);
    expect(distance3(q, b)).toBeLessThan(0.05);
  });

  it('is nothing outside, and every pixel is written', () => {
    const grid = gridOn(anatomicalPlane('coronal', MIDDLE), 300, 200, 0.5);
    const out = new Int16Array(300 * 200).fill(1234);
    sampleSlice(RAMP, grid, {}, out);
    for (let n = 0; n < out.length; n++) {
      const index = patientToIndex(GEOMETRY, gridToPatient(grid, n % 300, Math.floor(n / 300)));
      const outside = index.some((v, a) => v < -0.01 || v > (GEOMETRY.size[a] as number) - 0.99);
      if (outside) expect(out[n]).toBe(NOTHING);
    }
    expect(out.includes(1234)).toBe(false);
  });

  it('is the same when two share its rows', () => {
    const grid = gridOn(OBLIQUE, 90, 70, 0.35);
    const [whole, shared] = [new Int16Array(6300), new Int16Array(6300)];
    sampleSlice(RAMP, grid, { interpolation: 'cubic' }, whole);
    sampleSlice(RAMP, grid, { interpolation: 'cubic', rows: [0, 31] }, shared);
    sampleSlice(RAMP, grid, { interpolation: 'cubic', rows: [31, 70] }, shared);
    expect(shared).toEqual(whole);
  });

  it('of some thickness is the mean, greatest or least of its layers', () => {
    const grid = gridOn(OBLIQUE, 5, 5, 0.2);
    const at = ramp(MIDDLE);
    const n = planeNormal(OBLIQUE);
    // The ramp rises by this much from the slab's middle to its face.
    const rise = Math.abs(40 * n[0] - 25 * n[1] + 30 * n[2]) * 2;
    const middle = (mode: 'mean' | 'max' | 'min'): number => {
      const out = new Int16Array(25);
      sampleSlice(RAMP, grid, { slab: { mm: 4, mode } }, out);
      return out[12] as number;
    };
    expect(Math.abs(middle('mean') - at)).toBeLessThan(1.5);
    expect(Math.abs(middle('max') - at - rise)).toBeLessThan(1.5);
    expect(Math.abs(middle('min') - at + rise)).toBeLessThan(1.5);
  });
});

describe('planes and places', () => {
  it('go back and forth between grid and patient', () => {
    const grid = gridOn(OBLIQUE, 100, 80, 0.25);
    const [c, r, off] = patientToGrid(grid, gridToPatient(grid, 12.5, 61.25));
    expect([c, r, off]).toEqual([expect.closeTo(12.5, 9), expect.closeTo(61.25, 9), expect.closeTo(0, 9)]);
  });

  it('axial images are seen from the feet: into the screen is up', () => {
    expect(planeNormal(anatomicalPlane('axial', [0, 0, 0]))).toEqual([0, 0, 1]);
  });

  it('two clicks give the disc: its plane holds both and lies level', () => {
    const plane = discPlane([2, -20, 10], [2, -5, 14]);
    expect(plane?.centre).toEqual([2, -12.5, 12]);
    const n = plane === null ? ([0, 0, 0] as const) : planeNormal(plane);
    expect(dot3(n, [0, 15, 4])).toBeCloseTo(0, 9);
    expect(n[0]).toBeCloseTo(0, 9);
    expect(discPlane([0, 0, 0], [0, 0, 0])).toBeNull();
  });

  it('two endplates that open by 10° give the plane half-way between them', () => {
    const t = Math.tan((10 * Math.PI) / 180);
    const plane = endplatePlane(
      [
        [-5, 0, 0],
        [5, 0, 0],
        [0, 10, 0],
      ],
      [
        [-5, 0, 6],
        [5, 0, 6],
        [0, 10, 6 - 10 * t],
      ],
    );
    const n = plane === null ? ([0, 0, 0] as const) : planeNormal(plane);
    expect((Math.atan2(n[1], n[2]) * 180) / Math.PI).toBeCloseTo(5, 6);
  });

  it('two planes meet in the line that is in both', () => {
    const a = anatomicalPlane('axial', [1, 2, 3]);
    const b = anatomicalPlane('sagittal', [7, 8, 9]);
    expect(planesMeet(a, b)).toEqual({ at: [7, 2, 3], along: expect.anything() as unknown });
    expect(Math.abs(planesMeet(a, b)?.along[1] ?? 0)).toBe(1);
    expect(planesMeet(a, a)).toBeNull();
  });
});

describe('a curved reformat', () => {
  it('is as long as the arc that it follows: a quarter of a circle of 20 mm is 31.42 mm', () => {
    const arc = Array.from({ length: 10 }, (_, i): PatientPoint => [
      0,
      20 * Math.cos((i * Math.PI) / 18),
      20 * Math.sin((i * Math.PI) / 18),
    ]);
    const course = courseThrough(arc, 0.5);
    expect(Math.abs((course?.lengthMm ?? 0) - 10 * Math.PI)).toBeLessThan(0.05);
    expect(course?.points).toHaveLength(63);
    expect(courseThrough([[1, 1, 1]], 0.5)).toBeNull();
  });

  it('along a straight line is a plane', () => {
    const course = courseThrough(
      [
        [MIDDLE[0], MIDDLE[1], MIDDLE[2] - 4],
        [MIDDLE[0], MIDDLE[1], MIDDLE[2] + 4],
      ],
      0.5,
    );
    if (course === null) throw new Error('no course');
    const out = new Int16Array(11 * course.points.length);
    sampleAlong(RAMP, course, [0, 1, 0], 11, {}, out);
    const p = course.points[8] ?? MIDDLE;
    expect(Math.abs((out[8 * 11 + 9] as number) - ramp([p[0], p[1] + 2, p[2]]))).toBeLessThan(1.01);
  });
});
