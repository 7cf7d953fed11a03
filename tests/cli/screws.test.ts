import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../fixtures/sharedData.ts';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const HARDWARE = sharedData('derived-visible-human-neck-ct-hardware');
const TILTED = sharedData('dcm_qa_ct');
const root = mkdtempSync(join(tmpdir(), 'screws-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });

type Point = readonly [number, number, number];
interface Quantity {
  readonly status: string;
  readonly value: number;
  readonly reason?: string;
}
interface Output {
  readonly screws: readonly {
    readonly side: string;
    readonly head: Point;
    readonly tip: Point;
    readonly halo: Quantity;
    readonly proud: Quantity;
    readonly backout: Quantity;
    readonly toggle: Quantity;
    readonly diameter: Quantity;
  }[];
  readonly plates: readonly { readonly points: readonly Point[] }[];
  readonly volume: { readonly spacing: Point; readonly warnings: readonly string[] };
}
interface TrueScrew {
  readonly side: string;
  readonly head: Point;
  readonly head_proximal?: Point;
  readonly tip: Point;
  readonly diameter: number;
  readonly halo: number;
  readonly proud: number;
  readonly backout: number;
}

const parsed = (text: string): Output => JSON.parse(text) as Output;
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const axis = (head: Point, tip: Point): Point => {
  const length = distance(head, tip);
  return [(tip[0] - head[0]) / length, (tip[1] - head[1]) / length, (tip[2] - head[2]) / length];
};
const degrees = (a: Point, b: Point): number => (Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) * 180) / Math.PI;

/** Every true screw found within the bounds, and nothing else. */
function expectFound({ screws }: Output, truth: readonly TrueScrew[]): void {
  expect(screws).toHaveLength(truth.length);
  for (const one of truth) {
    const head = one.head_proximal ?? one.head;
    const found = screws.find((screw) => distance(screw.head, head) < 2);
    expect(found).toBeDefined();
    if (found === undefined) continue;
    expect(distance(found.head, head)).toBeLessThan(1);
    expect(distance(found.tip, one.tip)).toBeLessThan(1);
    expect(degrees(axis(found.head, found.tip), axis(head, one.tip))).toBeLessThan(2);
    expect(found.side).toBe(one.side);
    expect(Math.abs(found.proud.value - one.proud)).toBeLessThan(0.5);
    expect(Math.abs(found.backout.value - one.backout)).toBeLessThan(0.5);
    expect(Math.abs(found.diameter.value - one.diameter)).toBeLessThan(0.5);
    expect(found.toggle).toMatchObject({ status: 'unavailable', reason: 'NO_PRIOR' });
  }
}

describe('fusion-review screws', () => {
  let pseudarthrosis: Output;
  beforeAll(() => {
    const made = run('demo', '--out', root, '--case', 'pseudarthrosis');
    expect([made.status, made.stderr]).toEqual([0, '']);
    pseudarthrosis = parsed(run('screws', join(root, 'pseudarthrosis'), '--json').stdout);
  }, 120_000);

  it('finds the four screws of a loose plate, their back-out among them', () => {
    const truth = JSON.parse(readFileSync(join(root, 'pseudarthrosis', 'truth.json'), 'utf8')) as {
      screws: readonly TrueScrew[];
    };
    expectFound(pseudarthrosis, truth.screws);
    expect(pseudarthrosis.plates).toHaveLength(1);
  });

  it.skipIf(!existsSync(SCHEMA))('agrees with the published schema', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
    ajv.validate('cli#/$defs/screws', pseudarthrosis);
    expect(ajv.errors).toBeNull();
  });

  it.skipIf(HARDWARE === null)('finds the screws of a real neck seen through a simulated scanner, and no cage rod', () => {
    const truth = JSON.parse(readFileSync(join(HARDWARE!, 'truth.json'), 'utf8')) as { screws: readonly TrueScrew[] };
    expectFound(parsed(run('screws', HARDWARE!, '--json').stdout), truth.screws);
  });

  it.skipIf(TILTED === null)('says of a tilted, uneven stack without metal that nothing is measured in it', () => {
    const done = run('screws', TILTED!, '--json');
    expect(done.status).toBe(0);
    const { screws, volume } = parsed(done.stdout);
    expect(screws).toEqual([]);
    expect(volume.warnings).toEqual(expect.arrayContaining(['VOLUME_UNEVEN', 'VOLUME_TILT_CORRECTED', 'VOLUME_THICK']));
  });

  it('refuses films, and says why', () => {
    const done = run('screws', join(root, 'pseudarthrosis', 'dx'), '--json');
    expect([done.status, done.stdout]).toEqual([3, '']);
    expect(done.stderr).toContain('NO_VOLUME');
  });

  it('wants a path', () => {
    expect(run('screws').status).toBe(2);
  });
});
