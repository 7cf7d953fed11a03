import { add3, cross3, dot3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { boxOf, capsule, cylinder, type Part } from './solid.ts';

export interface ScrewShape {
  readonly head: Vec3;
  readonly tip: Vec3;
  /** Unit, head to tip. */
  readonly axis: Vec3;
  /** Where it enters bone. */
  readonly entry: Vec3;
  readonly diameter: number;
  /** Of the thread, mm; its pitch; where it begins, radians. */
  readonly depth: number;
  readonly pitch: number;
  readonly phase: number;
  /** Length of the drawn-out point. */
  readonly taper: number;
  readonly headDiameter: number;
  readonly headHeight: number;
  readonly headStyle: 'dome' | 'cylinder';
  readonly tulipAxis?: Vec3;
  readonly neck?: Vec3;
}

export const cylinderPart = (a: Vec3, b: Vec3, radius: number, round = false): Part =>
  round ? capsule(a, b, radius, 0) : cylinder(a, b, radius, 0);

/** Head (of a plate screw along its axis, of a posterior one its tulip along `tulipAxis`) and threaded shaft. */
export function tulipAndScrew(shape: ScrewShape, tulipAxis: Vec3 | null): readonly Part[] {
  const { head, axis, headHeight, headDiameter } = shape;
  if (tulipAxis !== null && shape.neck !== undefined) {
    const back = sub3(shape.neck, scale3(tulipAxis, headHeight));
    return [cylinder(back, shape.neck, headDiameter / 2, 0), shaft(shape, sub3(shape.neck, scale3(axis, 2)))];
  }
  const under = add3(head, scale3(axis, headHeight));
  if (shape.headStyle === 'cylinder') return [cylinder(head, under, headDiameter / 2, 0), shaft(shape, head)];
  // A cap of a sphere whose flat side looks down the shaft.
  const radius = (headDiameter * headDiameter) / 4 / (2 * headHeight) + headHeight / 2;
  const centre = add3(head, scale3(axis, radius));
  const cap: Part = {
    cortex: 0,
    box: boxOf([head, under], headDiameter / 2, false),
    distance: (x, y, z) => {
      const d: Vec3 = [x - centre[0], y - centre[1], z - centre[2]];
      const s = dot3([x - head[0], y - head[1], z - head[2]], axis);
      return Math.max(Math.sqrt(dot3(d, d)) - radius, s - headHeight);
    },
  };
  return [cap, shaft(shape, head)];
}

function shaft(shape: ScrewShape, from: Vec3): Part {
  const { axis, tip, diameter, depth, pitch, phase, taper } = shape;
  const side = normalise3(cross3(axis, Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0])) ?? [1, 0, 0];
  const other = cross3(axis, side);
  const length = dot3(sub3(tip, from), axis);
  return {
    cortex: 0,
    box: boxOf([from, tip], diameter / 2, false),
    distance: (x, y, z) => {
      const px = x - from[0];
      const py = y - from[1];
      const pz = z - from[2];
      const s = px * axis[0] + py * axis[1] + pz * axis[2];
      const u = px * side[0] + py * side[1] + pz * side[2];
      const v = px * other[0] + py * other[1] + pz * other[2];
      const turnShare = s / pitch - (Math.atan2(v, u) + phase) / (2 * Math.PI);
      const share = turnShare - Math.floor(turnShare);
      // A crest of a fifth of the pitch, flanks, and a flat ground.
      const tooth = Math.min(1, Math.max(0, (Math.abs(share - 0.5) - 0.1) / 0.28));
      const narrow = Math.min(1, Math.max(0.05, (length - s) / taper));
      const surface = (diameter / 2 - depth * tooth) * narrow;
      return Math.max((Math.sqrt(u * u + v * v) - surface) * 0.85, -s, s - length);
    },
  };
}

export interface PlateShape {
  /** On the bone, lowest first. */
  readonly line: readonly Vec3[];
  readonly halfWidth: number;
  readonly thickness: number;
  /** Radius across, mm; 0 is flat. */
  readonly curve: number;
  readonly windows: boolean;
}

export interface Plate {
  readonly parts: readonly Part[];
  readonly thickness: number;
  /** Where a line that goes into the bone meets the outer surface. */
  readonly outerAlong: (near: Vec3, axis: Vec3) => Vec3;
}

/** A plate bent along the neck and, often, around it. */
export function curvedPlate({ line, halfWidth, thickness, curve, windows }: PlateShape): Plate {
  const normal = (t: Vec3): Vec3 => normalise3(cross3(t, [1, 0, 0])) ?? [0, -1, 0];
  const pieces = line.slice(1).map((b, i) => {
    const a = line[i] ?? b;
    const t = normalise3(sub3(b, a)) ?? [0, 0, 1];
    const out = normal(t);
    // Pointing forwards, away from the bone.
    return { a, t, out: out[1] < 0 ? out : scale3(out, -1), length: dot3(sub3(b, a), t) };
  });
  const sag = (x: number): number => (curve === 0 ? 0 : curve - Math.sqrt(Math.max(0, curve * curve - x * x)));
  const parts = pieces.map(({ a, t, out, length }, i): Part => {
    const low = i === 0 ? -3.6 : -0.3;
    const high = length + (i === pieces.length - 1 ? 3.6 : 0.3);
    const ends = [add3(a, scale3(t, low)), add3(a, scale3(t, high))];
    return {
      cortex: 0,
      box: boxOf(ends, halfWidth + 1.5, false),
      distance: (x, y, z) => {
        const p: Vec3 = [x - a[0], y - a[1], z - a[2]];
        const s = dot3(p, t);
        const h = dot3(p, out) + sag(x);
        const d = Math.max(Math.abs(h - thickness / 2) - thickness / 2, Math.abs(x) - halfWidth, low - s, s - high);
        if (!windows) return d;
        const window = Math.max(Math.abs(x) - 1.8, Math.abs(s - length / 2) - 3);
        return Math.max(d, -window);
      },
    };
  });
  return {
    parts,
    thickness,
    outerAlong: (near, axis) => {
      for (let s = -12; s < 12; s += 0.002) {
        const p = add3(near, scale3(axis, s));
        const one = pieces.find(({ a, t, length }, i) => {
          const along = dot3(sub3(p, a), t);
          return along <= length || i === pieces.length - 1;
        });
        if (one === undefined) continue;
        if (dot3(sub3(p, one.a), one.out) + sag(p[0]) <= thickness) return p;
      }
      return near;
    },
  };
}
