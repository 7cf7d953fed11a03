import { cross3, dot3, normalise3, sub3, type Vec3 } from '#shared/geometry';
import type { BarLayout, ScrewLayout } from './hardwareLayout.ts';
import { boxOf, capsule, cylinder, roundedBox, type Part, type Solid, type Substance } from './solid.ts';

/** Titanium, hardened beam, above soft tissue, per mm. */
export const TITANIUM: Substance = { shell: 0.34, core: 0.34, texture: 0, seed: 0 };
export const TANTALUM: Substance = { shell: 0.9, core: 0.9, texture: 0, seed: 0 };

const THREAD_PITCH = 1.75;
const THREAD_DEPTH = 0.55;

export function screwSolid(screw: ScrewLayout): Solid {
  const headEnd = along(screw, screw.headHeight);
  const head = cylinder(screw.head, headEnd, screw.headDiameter / 2, 0);
  return { parts: [head, shaft(screw)], holes: [], substance: TITANIUM, blend: 0.3 };
}

const along = (screw: ScrewLayout, by: number): Vec3 => [
  screw.head[0] + screw.axis[0] * by,
  screw.head[1] + screw.axis[1] * by,
  screw.head[2] + screw.axis[2] * by,
];

/** A helical thread on a core, the last 3 mm drawn to a point. */
function shaft(screw: ScrewLayout): Part {
  const radius = screw.diameter / 2;
  const { axis, head, tip } = screw;
  const length = Math.hypot(tip[0] - head[0], tip[1] - head[1], tip[2] - head[2]);
  const side = normalise3(cross3(axis, Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0])) ?? [1, 0, 0];
  const other = cross3(axis, side);
  return {
    cortex: 0,
    box: boxOf([head, tip], radius, false),
    distance: (x, y, z) => {
      const p = sub3([x, y, z], head);
      const s = dot3(p, axis);
      const u = dot3(p, side);
      const v = dot3(p, other);
      const r = Math.hypot(u, v);
      const turnShare = s / THREAD_PITCH - Math.atan2(v, u) / (2 * Math.PI);
      const tooth = 2 * Math.abs(turnShare - Math.floor(turnShare) - 0.5);
      const taper = Math.min(1, Math.max(0.12, (length - s) / 3));
      const surface = (radius - THREAD_DEPTH * tooth) * taper;
      return Math.max((r - surface) * 0.8, -s, s - length);
    },
  };
}

export function barSolid(bar: BarLayout): Solid {
  const parts: Part[] = [];
  for (let i = 0; i + 1 < bar.line.length; i++) {
    const [a, b] = [bar.line[i], bar.line[i + 1]];
    if (a === undefined || b === undefined) continue;
    parts.push(bar.kind === 'rod' ? capsule(a, b, bar.halfWidth, 0) : plateSegment(a, b, bar));
  }
  return { parts, holes: [], substance: TITANIUM, blend: 0 };
}

function plateSegment(a: Vec3, b: Vec3, bar: BarLayout): Part {
  const t = normalise3(sub3(b, a)) ?? [0, 0, 1];
  const normal: Vec3 = [0, t[2], -t[1]];
  const half = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) / 2;
  const centre: Vec3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
  return roundedBox(centre, [bar.halfWidth, bar.halfThickness, half + bar.endMargin], 0.5, 0, [[1, 0, 0], normal, t]);
}

/** The lucent ring around a loose screw, as a hole in its bone. `screw` in the bone's frame. */
export const haloHole = (head: Vec3, tip: Vec3, screw: ScrewLayout): Part =>
  capsule(head, tip, screw.diameter / 2 + screw.halo, 0);
