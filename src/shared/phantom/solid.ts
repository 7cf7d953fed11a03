import type { Vec3 } from '#shared/geometry';
import { invert, move, type Rigid3 } from './rigid.ts';

export interface Box {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** A convex-ish piece of a solid: a signed distance in mm that never overestimates by more than a third. */
export interface Part {
  readonly box: Box;
  readonly distance: (x: number, y: number, z: number) => number;
  /** Thickness of the dense shell in mm. */
  readonly cortex: number;
}

/** Linear attenuation above soft tissue, per mm, at the film's effective energy (about 45 keV). */
export interface Substance {
  readonly shell: number;
  readonly core: number;
  /** Relative spread of the core's texture; 0 is even. */
  readonly texture: number;
  readonly seed: number;
}

/** A rigid body: the union of its parts, minus its holes, of one substance. */
export interface Solid {
  readonly parts: readonly Part[];
  readonly holes: readonly Part[];
  readonly substance: Substance;
  /** Rounds the inner edges where parts meet, mm. */
  readonly blend: number;
}

/** `Math.hypot` guards against overflow at many times the cost. */
const norm3 = (x: number, y: number, z: number): number => Math.sqrt(x * x + y * y + z * z);

export function capsule(a: Vec3, b: Vec3, radius: number, cortex: number, mirrored = false): Part {
  const ab: Vec3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const inverse = 1 / Math.max(1e-9, ab[0] * ab[0] + ab[1] * ab[1] + ab[2] * ab[2]);
  return {
    cortex,
    box: boxOf([a, b], radius, mirrored),
    distance: (x0, y, z) => {
      const x = mirrored ? Math.abs(x0) : x0;
      const px = x - a[0];
      const py = y - a[1];
      const pz = z - a[2];
      const t = Math.max(0, Math.min(1, (px * ab[0] + py * ab[1] + pz * ab[2]) * inverse));
      return norm3(px - ab[0] * t, py - ab[1] * t, pz - ab[2] * t) - radius;
    },
  };
}

/** Axis-parallel ellipsoid; the distance is first-order, exact on the surface. */
export function ellipsoid(centre: Vec3, radii: Vec3, cortex: number, mirrored = false): Part {
  const [rx, ry, rz] = radii;
  return {
    cortex,
    box: boxOf(
      [
        [centre[0] - rx, centre[1] - ry, centre[2] - rz],
        [centre[0] + rx, centre[1] + ry, centre[2] + rz],
      ],
      0,
      mirrored,
    ),
    distance: (x0, y, z) => {
      const x = (mirrored ? Math.abs(x0) : x0) - centre[0];
      const py = y - centre[1];
      const pz = z - centre[2];
      const k0 = norm3(x / rx, py / ry, pz / rz);
      const k1 = norm3(x / (rx * rx), py / (ry * ry), pz / (rz * rz));
      return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
    },
  };
}

/** A round rod along any axis with flat ends. */
export function cylinder(a: Vec3, b: Vec3, radius: number, cortex: number): Part {
  const ab: Vec3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = Math.hypot(ab[0], ab[1], ab[2]);
  const unit: Vec3 = [ab[0] / length, ab[1] / length, ab[2] / length];
  return {
    cortex,
    box: boxOf([a, b], radius, false),
    distance: (x, y, z) => {
      const px = x - a[0];
      const py = y - a[1];
      const pz = z - a[2];
      const s = px * unit[0] + py * unit[1] + pz * unit[2];
      const r = Math.sqrt(Math.max(0, px * px + py * py + pz * pz - s * s)) - radius;
      const e = Math.abs(s - length / 2) - length / 2;
      return Math.min(0, Math.max(r, e)) + norm3(Math.max(0, r), Math.max(0, e), 0);
    },
  };
}

/** A box with rounded edges whose axes are `frame` (unit rows) around `centre`. */
export function roundedBox(centre: Vec3, half: Vec3, round: number, cortex: number, frame?: readonly [Vec3, Vec3, Vec3]): Part {
  const reach = Math.hypot(half[0], half[1], half[2]);
  const extent: Vec3 = frame === undefined ? half : [reach, reach, reach];
  const [hx, hy, hz] = [half[0] - round, half[1] - round, half[2] - round];
  return {
    cortex,
    box: {
      min: [centre[0] - extent[0], centre[1] - extent[1], centre[2] - extent[2]],
      max: [centre[0] + extent[0], centre[1] + extent[1], centre[2] + extent[2]],
    },
    distance: (x, y, z) => {
      const dx = x - centre[0];
      const dy = y - centre[1];
      const dz = z - centre[2];
      const px = frame === undefined ? dx : dx * frame[0][0] + dy * frame[0][1] + dz * frame[0][2];
      const py = frame === undefined ? dy : dx * frame[1][0] + dy * frame[1][1] + dz * frame[1][2];
      const pz = frame === undefined ? dz : dx * frame[2][0] + dy * frame[2][1] + dz * frame[2][2];
      const qx = Math.abs(px) - hx;
      const qy = Math.abs(py) - hy;
      const qz = Math.abs(pz) - hz;
      return norm3(Math.max(0, qx), Math.max(0, qy), Math.max(0, qz)) + Math.min(0, Math.max(qx, qy, qz)) - round;
    },
  };
}

export function boxOf(points: readonly Vec3[], margin: number, mirrored: boolean): Box {
  const low = (i: 0 | 1 | 2): number => Math.min(...points.map((p) => p[i])) - margin;
  const high = (i: 0 | 1 | 2): number => Math.max(...points.map((p) => p[i])) + margin;
  const box: Box = { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
  if (!mirrored) return box;
  const reach = Math.max(Math.abs(box.min[0]), Math.abs(box.max[0]));
  return { min: [-reach, box.min[1], box.min[2]], max: [reach, box.max[1], box.max[2]] };
}

/** The same solid somewhere else. */
export function movedSolid(solid: Solid, by: Rigid3): Solid {
  const back = invert(by);
  const moved = (part: Part): Part => {
    const [a, b] = [part.box.min, part.box.max];
    const corners = [a[0], b[0]].flatMap((x) => [a[1], b[1]].flatMap((y) => [a[2], b[2]].map((z): Vec3 => move(by, [x, y, z]))));
    return {
      cortex: part.cortex,
      box: boxOf(corners, 0, false),
      distance: (x, y, z) => {
        const p = move(back, [x, y, z]);
        return part.distance(p[0], p[1], p[2]);
      },
    };
  };
  return { ...solid, parts: solid.parts.map(moved), holes: solid.holes.map(moved) };
}
