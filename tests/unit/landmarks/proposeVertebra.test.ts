import { describe, expect, test } from 'vitest';
import { proposeVertebra, proposeVertebrae, type LandmarkFrame, type ProposedName } from '#shared/landmarks';
import type { Vec2 } from '#shared/geometry';

/**
 * Drawn necks of plain shapes: four-sided hollow bodies with bright rims, a bright block behind each (the articular pillars) and a rounded bar for the
 * process. Corners and tips are the drawing's own.
 */
const MM = 0.25;
const COLUMNS = 560;
const ROWS = 520;
/** Softness of the corners, mm: where two walls meet, the edge lies ROUND · ln 2 inside of both. */
const ROUND = 0.8;
const IN = ROUND * Math.LN2;
const NAMES = ['C4', 'C5', 'C6'] as const;

interface Drawn {
  readonly frame: LandmarkFrame;
  readonly centres: readonly Vec2[];
  readonly truth: readonly Readonly<Record<ProposedName, Vec2>>[];
}

/** `turn`: the whole neck about the film's middle, radians clockwise; `mirror`: the patient looks to the right. */
function drawn(turn: number, mirror: boolean): Drawn {
  const place = (x: number, y: number): Vec2 => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const [px, py] = [70 + c * (x - 70) - s * (y - 65), 65 + s * (x - 70) + c * (y - 65)];
    return [(mirror ? 140 - px : px) / MM, py / MM];
  };
  const middles = [-22, 0, 22].map((y) => [52, 65 + y] as const);
  const inside = (x: number, y: number): number => {
    let value = 100;
    for (const [cx, cy] of middles) {
      const [u, v] = [x - cx, y - cy];
      // Walls and endplates hollow by 1 mm, the lower endplate by 1.4, the anterior wall flaring out below.
      const [bowU, bowV] = [1 - (v / 7.6) ** 2, 1 - (u / 9.5) ** 2];
      const walls = [u + 9.5 + 0.08 * v - bowU, 9.5 - bowU - u, 7.6 - 1.4 * bowV - v, 7.6 - bowV + v];
      // A soft minimum rounds the corners.
      const d = -Math.log(walls.reduce((sum, wall) => sum + Math.exp(-wall / ROUND), 0)) * ROUND;
      if (d > 0) value = Math.max(value, d < 1 ? 200 : 165);
      if (u > 12 && u < 22 && Math.abs(v) < 7) value = Math.max(value, 170);
      const along = Math.max(0, Math.min(26, u - 24));
      if (Math.hypot(u - 24 - along, v - 11) < 3.4) value = Math.max(value, 150);
    }
    return value;
  };
  const values = new Float32Array(ROWS * COLUMNS);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  for (let r = 0; r < ROWS; r++)
    for (let k = 0; k < COLUMNS; k++) {
      const fx = (mirror ? 140 - (k + 0.5) * MM : (k + 0.5) * MM) - 70;
      const fy = (r + 0.5) * MM - 65;
      values[r * COLUMNS + k] = inside(70 + c * fx + s * fy, 65 - s * fx + c * fy);
    }
  return {
    frame: { rows: ROWS, columns: COLUMNS, values },
    centres: middles.map(([x, y]) => place(x + 0.8, y - 0.7)),
    truth: middles.map(([x, y]) => ({
      superiorAnterior: place(x - 9.5 + 0.6 + IN, y - 7.6 + IN),
      superiorPosterior: place(x + 9.5 - IN, y - 7.6 + IN),
      inferiorPosterior: place(x + 9.5 - IN, y + 7.6 - IN),
      inferiorAnterior: place(x - 9.5 - 0.6 + IN, y + 7.6 - IN),
      tip: place(x + 50 + 3.4, y + 11),
    })),
  };
}

const miss = (a: Vec2, b: Vec2): number => Math.hypot(a[0] - b[0], a[1] - b[1]) * MM;

describe('proposals of landmarks', () => {
  test.each([
    [0, false],
    [0.35, false],
    [-0.2, true],
  ])('corners within 1 mm, tips within 2 mm, from clicks 1 mm beside the centres (turn %d, mirrored %s)', (turn, mirror) => {
    const { frame, centres, truth } = drawn(turn, mirror);
    const found = proposeVertebrae(
      frame,
      MM,
      NAMES.map((vertebra, i) => ({ vertebra, centre: centres[i] as Vec2 })),
    );
    NAMES.forEach((vertebra, i) => {
      const proposal = found.get(vertebra);
      expect(proposal?.facing).toBe(mirror ? -1 : 1);
      for (const [name, at] of Object.entries(truth[i] ?? {})) {
        const point = proposal?.points[name as ProposedName].point ?? [Number.NaN, Number.NaN];
        expect(miss(point, at), `${vertebra} ${name}`).toBeLessThan(name === 'tip' ? 2 : 1);
      }
    });
  });

  test('a click beside the film proposes nothing', () => {
    expect(proposeVertebra(drawn(0, false).frame, MM, [-900, -900])).toBeNull();
  });

  test('on an even film every proposal is unsure', () => {
    const frame = { rows: 400, columns: 400, values: new Float32Array(160000).fill(7) };
    const points = proposeVertebra(frame, MM, [200, 200], { vertebra: 'C5' })?.points;
    for (const { confidence } of Object.values(points ?? {})) expect(confidence).toBeLessThan(0.3);
    expect(points).toBeDefined();
  });
});
