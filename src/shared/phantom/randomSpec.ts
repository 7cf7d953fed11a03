import { createRandom, seedFor, type Random } from '#shared/statistics';
import { BASE_SPEC, FILM_DEFAULTS } from './caseParts.ts';
import type { FilmSpec, HardwareSpec, InterbodySpec, PhantomSegment, PhantomSpec, SegmentMotion } from './spec.ts';
import { PHANTOM_SEGMENTS } from './spec.ts';
import { PHANTOM_VERTEBRAE } from './anatomy.ts';

/**
 * `clean`: true laterals, one exposure, no metal. `usual`: up to 3° of tilt, unequal exposure, a plate now and then. `hard`: up to 5° of tilt,
 * up to 6 % difference in magnification, underexposed films, and levels that do not move at all.
 */
export type Difficulty = 'clean' | 'usual' | 'hard';

const TILT: Readonly<Record<Difficulty, number>> = { clean: 0, usual: 3, hard: 5 };
const MISMATCH: Readonly<Record<Difficulty, number>> = { clean: 0, usual: 0.01, hard: 0.06 };

/** A random neck and its two films, the same for the same seed. Use `truthOf` for its truth: no pixel is computed. */
export function randomSpec(seed: number, difficulty: Difficulty): PhantomSpec {
  const random = createRandom(seedFor(seed, `random/${difficulty}`));
  const flexion = randomFilm(random, difficulty, null);
  const plated = difficulty !== 'clean' && random.chance(0.5) ? 2 + Math.floor(random.next() * 3) : null;
  return {
    ...BASE_SPEC,
    seed,
    size: random.between(0.88, 1.12),
    alignment: eachSegment(() => random.between(-6, 3)),
    t1Slope: random.between(14, 32),
    motion: eachSegment((i) => randomMotion(random, difficulty, i, plated === i)),
    flexionShare: random.between(0.4, 0.6),
    rows: 1100,
    columns: 940,
    hardware: plated === null ? [] : [randomPlate(random, plated)],
    interbody: plated === null ? [] : [randomInterbody(random, plated)],
    films: { flexion, extension: randomFilm(random, difficulty, flexion) },
    facing: random.chance(0.25) ? 'right' : 'left',
    mirrored: random.chance(0.15),
  };
}

function eachSegment<T>(make: (i: number) => T): Record<PhantomSegment, T> {
  const [a, b, c, d, e, f] = PHANTOM_SEGMENTS.map((_, i) => make(i)) as [T, T, T, T, T, T];
  return { 'C2-C3': a, 'C3-C4': b, 'C4-C5': c, 'C5-C6': d, 'C6-C7': e, 'C7-T1': f };
}

function randomMotion(random: Random, difficulty: Difficulty, i: number, operated: boolean): SegmentMotion {
  const centre = [random.between(-0.5, 3), random.between(-3, 3)] as const;
  const still = random.chance(difficulty === 'hard' ? 0.5 : 0.3);
  const slack = random.between(0.2, 5);
  if (operated) return { rotation: still ? 0 : slack, slip: still ? 0 : random.between(-0.2, 0.6), centre };
  // C7-T1 moves least.
  return { rotation: random.between(2, i === 5 ? 6 : 14), slip: random.between(-0.3, 1.2), centre };
}

function randomFilm(random: Random, difficulty: Difficulty, other: FilmSpec | null): FilmSpec {
  const tilt = TILT[difficulty];
  const sid = other?.sid ?? random.between(1500, 1900);
  const ratio = 1 + MISMATCH[difficulty] * random.between(-1, 1);
  const sod = other === null ? sid - random.between(210, 300) : other.sod / ratio;
  return {
    ...FILM_DEFAULTS,
    sid,
    sod,
    yaw: tilt * random.between(-1, 1),
    roll: tilt * random.between(-1, 1),
    inPlane: random.between(-4, 4),
    offset: [random.between(-6, 6), random.between(-5, 5)],
    photons: difficulty === 'clean' ? FILM_DEFAULTS.photons : random.between(difficulty === 'hard' ? 12000 : 30000, 80000),
    scatter: random.between(0.15, difficulty === 'hard' ? 0.6 : 0.35),
    blur: random.between(0.5, difficulty === 'hard' ? 1.4 : 0.9),
  };
}

function randomPlate(random: Random, i: number): HardwareSpec {
  const [from, to] = [PHANTOM_VERTEBRAE[i] ?? 'C5', PHANTOM_VERTEBRAE[i + 1] ?? 'C6'];
  const loose = random.chance(0.25);
  return {
    kind: 'anterior-plate',
    from,
    to,
    rigidWith: to,
    halo: loose ? random.between(1.05, 1.7) : 0,
    backout: loose && random.chance(0.5) ? random.between(1.5, 3.5) : 0,
    looseVertebra: loose ? from : null,
    screwDiameter: random.chance(0.5) ? 4 : 4.5,
    screwLength: random.between(12, 15),
  };
}

function randomInterbody(random: Random, i: number): InterbodySpec {
  const kinds = ['full', 'partial', 'none'] as const;
  const bridging = kinds[Math.floor(random.next() * 3)] ?? 'none';
  return {
    segment: PHANTOM_SEGMENTS[i] ?? 'C5-C6',
    implant: random.chance(0.6) ? 'peek-cage' : 'allograft',
    bridging,
    extraGraft: bridging === 'full' && random.chance(0.7),
    cleft: bridging === 'full' ? 'none' : bridging === 'partial' ? 'partial' : 'full',
  };
}
