import type { Vec2, Vec3 } from '#shared/geometry';
import type { VertebraAnatomy } from './anatomy.ts';
import { tabulatedDistance, type Outline } from './outline.ts';
import { capsule, ellipsoid, type Box, type Part, type Solid, type Substance } from './solid.ts';

/** Attenuation above soft tissue at about 45 keV, per mm: compact bone 1.9 g/cm³, spongy bone with marrow. */
const BONE: Omit<Substance, 'seed'> = { shell: 0.058, core: 0.019, texture: 0.62 };

export interface VertebraVariant {
  /** Laminectomy: neither laminae nor spinous process. */
  readonly withoutProcess?: boolean;
  /** Corpectomy: only the side walls of the body stay. */
  readonly withoutBody?: boolean;
}

/** One cervical vertebra (or T1) in its own frame. */
export function vertebraSolid(anatomy: VertebraAnatomy, variant: VertebraVariant = {}): Solid {
  const scale = anatomy.depth / 16;
  const parts: Part[] = [];
  const holes: Part[] = [];
  parts.push(bodyPart(anatomy));
  if (variant.withoutBody === true) holes.push(trough(anatomy));
  parts.push(...posteriorArch(anatomy, scale));
  if (variant.withoutProcess !== true) parts.push(...laminaAndProcess(anatomy, scale));
  if (anatomy.vertebra === 'C2') parts.push(...dens(anatomy, scale));
  else if (anatomy.vertebra !== 'T1') parts.push(uncinate(anatomy, scale));
  return { parts, holes, substance: { ...BONE, seed: anatomy.seed }, blend: 0.8 };
}

/** The body: its midsagittal outline, drawn together to the sides like a kidney, the endplates rising sideways. */
function bodyPart(a: VertebraAnatomy): Part {
  const rise = a.lateralRise / (a.halfWidth * a.halfWidth);
  const outline = tabulatedDistance(a.body);
  return {
    cortex: 0.5,
    box: outlineBox(a.body, a.halfWidth, a.lateralRise),
    distance: (x, y, z) => {
      const u = Math.abs(x) / a.halfWidth;
      const narrow = u >= 1 ? 0.25 : Math.max(0.25, y < 0 ? Math.cbrt(1 - u * u * u) : Math.sqrt(Math.sqrt(1 - u ** 5)));
      const d = outline(y / narrow, z - rise * x * x);
      return Math.max(d > 0 ? d * narrow : d, Math.abs(x) - a.halfWidth);
    },
  };
}

function uncinate(a: VertebraAnatomy, scale: number): Part {
  const x = a.halfWidth - 1.4 * scale;
  return capsule(
    [x, -a.depth * 0.1, a.height / 2 - 0.2 * scale],
    [x - 0.4 * scale, a.depth / 2 - 2 * scale, a.height / 2 + 2 * scale],
    1.5 * scale,
    0.5,
    true,
  );
}

/** Pedicles, articular pillars and transverse processes, both sides at once (distances in |x|). */
function posteriorArch(a: VertebraAnatomy, scale: number): readonly Part[] {
  const back = a.depth / 2;
  const px = a.halfWidth + 5.5 * scale;
  const pillarY = back + 7.2 * scale;
  const c2 = a.vertebra === 'C2';
  const t1 = a.vertebra === 'T1';
  const pedicle = capsule(
    [a.halfWidth - 3 * scale, back - 2.5 * scale, 1.2 * scale],
    [px - 2 * scale, pillarY, 0.5 * scale],
    2.7 * scale,
    0.65,
    true,
  );
  const pillar = extruded(pillarOutline(a, scale, pillarY), px, 5 * scale, 0.6, 2.8 * scale);
  const anteriorTubercle = capsule(
    [a.halfWidth - 1, -1.5 * scale, -1.5 * scale],
    [a.halfWidth + 8 * scale, -1 * scale, -4.5 * scale],
    1.5 * scale,
    0.5,
    true,
  );
  const posteriorTubercle = capsule(
    [px + 1 * scale, back + 2 * scale, -2 * scale],
    t1 ? [px + 15 * scale, back + 8 * scale, 1 * scale] : [a.halfWidth + 9.5 * scale, back - 4 * scale, -5.5 * scale],
    (t1 ? 3.2 : 1.9) * scale,
    0.6,
    true,
  );
  const bar = capsule(
    [a.halfWidth + 8 * scale, -1 * scale, -4.5 * scale],
    [a.halfWidth + 9.5 * scale, back - 4 * scale, -5.5 * scale],
    1.2 * scale,
    0.5,
    true,
  );
  if (t1) return [pedicle, pillar, posteriorTubercle];
  return c2 ? [pedicle, pillar, posteriorTubercle] : [pedicle, pillar, anteriorTubercle, posteriorTubercle, bar];
}

/** A rhomboid: facets slope down and back, the upper one faces up and back, about 2 mm of joint space to the neighbour. */
function pillarOutline(a: VertebraAnatomy, scale: number, y: number): Outline {
  const radius = 1.9 * scale;
  const half = a.pitch / 2 - 1.15 * scale;
  const slope = a.vertebra === 'T1' ? 1.25 : 0.85;
  const front = -4.6 * scale + radius;
  const rear = 4.4 * scale - radius;
  const top = a.vertebra === 'C2' ? half * 0.45 : half - radius;
  const at = (dy: number, dz: number): Vec2 => [y + dy, -0.8 * scale + dz];
  return {
    radius,
    points: [
      at(front, top - slope * front),
      at(rear, top - slope * rear),
      at(rear + 0.8 * scale, -half + radius - slope * rear * 1.05),
      at(front * 0.75, -half + radius - slope * front * 0.8),
      at(front, -half * 0.45 - slope * front * 0.5),
    ],
  };
}

function laminaAndProcess(a: VertebraAnatomy, scale: number): readonly Part[] {
  const back = a.depth / 2;
  const px = a.halfWidth + 5.5 * scale;
  const c2 = a.vertebra === 'C2';
  const height = (c2 ? 5.2 : 4.6) * scale;
  const base = back + a.canal;
  // Two plates a side: from the pillar inwards, then nearly square to the midline, where a film shows them edge on (spinolaminar line).
  const bend: Vec3 = [3.6 * scale, base + 0.9 * scale, -1.2 * scale];
  const laminae = [
    plate([px - 3 * scale, back + 9.5 * scale, -2.5 * scale], bend, 1.4 * scale, height),
    plate(bend, [0, base + 1.4 * scale, -1 * scale], 1.4 * scale, height),
  ];
  const thickness = (c2 ? 3.4 : a.bifid ? 2.1 : 2.9) * scale;
  const parts: Part[] = [...laminae, extruded(a.spinous, 0, thickness, 0.8, a.bifid || c2 ? 1.4 : 1.8)];
  if (a.bifid || c2) {
    const tip = a.landmarks.spinousTip;
    const radii: Vec3 = c2 ? [3.2 * scale, 3.8 * scale, 4.2 * scale] : [2.2 * scale, 4.4 * scale, 2.7 * scale];
    parts.push(ellipsoid([2.7 * scale, tip[1] - radii[1] - 0.5 * scale, tip[2] - 0.6 * scale], radii, 0.5, true));
  }
  return parts;
}

/** The dens with its shoulders, and C2's broad upper joint surfaces. */
function dens(a: VertebraAnatomy, scale: number): readonly Part[] {
  const top = a.height / 2;
  return [
    capsule([0, -0.6 * scale, top - 3 * scale], [0, 0.6 * scale, top + 11 * scale], 4.7 * scale, 0.8),
    ellipsoid([12.5 * scale, 1 * scale, top - 2.5 * scale], [6.5 * scale, 6.5 * scale, 4.2 * scale], 0.8, true),
  ];
}

/** The channel of a corpectomy: everything but the side walls. */
function trough(a: VertebraAnatomy): Part {
  const half = a.halfWidth * 0.72;
  return {
    cortex: 0,
    box: { min: [-half, -a.depth, -a.height], max: [half, a.depth / 2 + 1, a.height] },
    distance: (x, y, z) => Math.max(Math.abs(x) - half, y - a.depth / 2 - 1, Math.abs(z) - a.height),
  };
}

/** An outline of the sagittal plane given thickness around |x| = `centre`; `flare` widens it towards its rounded rim's inside. */
function extruded(outline: Outline, centre: number, half: number, cortex: number, round = 1.2): Part {
  const box = outlineBox(outline, centre + half, 0);
  const edge = Math.min(round, half * 0.9);
  const outlineAt = tabulatedDistance(outline);
  return {
    cortex,
    box,
    distance: (x, y, z) => {
      const side = Math.abs(Math.abs(x) - centre) - half + edge;
      if (side > 4 * half + 6) return side - edge;
      const d = outlineAt(y, z) + edge;
      return Math.min(0, Math.max(side, d)) + Math.sqrt(Math.max(0, side) ** 2 + Math.max(0, d) ** 2) - edge;
    },
  };
}

/** A capsule flattened into a plate: `height` is its half-height along z, `thickness` its half-thickness. */
function plate(a: Vec3, b: Vec3, thickness: number, height: number): Part {
  const core = height - thickness;
  const line = capsule(a, b, thickness, 0.75, true);
  return {
    cortex: 0.75,
    box: {
      min: [line.box.min[0], line.box.min[1], line.box.min[2] - core],
      max: [line.box.max[0], line.box.max[1], line.box.max[2] + core],
    },
    distance: (x, y, z) => {
      const ax = Math.abs(x);
      // The axis's height where the point is, to squash along z around it.
      const t = Math.max(0, Math.min(1, (a[0] - ax) / Math.max(1e-6, a[0] - b[0])));
      const axis = a[2] + (b[2] - a[2]) * t;
      const dz = z - axis;
      const squashed = axis + Math.sign(dz) * Math.max(0, Math.abs(dz) - core);
      return line.distance(ax, y, squashed);
    },
  };
}

function outlineBox(outline: Outline, reach: number, extra: number): Box {
  const ys = outline.points.map((p) => p[0]);
  const zs = outline.points.map((p) => p[1]);
  const r = outline.radius;
  return {
    min: [-reach, Math.min(...ys) - r, Math.min(...zs) - r],
    max: [reach, Math.max(...ys) + r, Math.max(...zs) + r + extra],
  };
}
