import { describe, expect, it } from 'vitest';
import { applySimilarity2 } from '#shared/geometry';
import { PHANTOM_CASES, PHANTOM_VERTEBRAE, phantomCase, randomSpec, truthOf, type PhantomSpec } from '#shared/phantom';
import { PHANTOM_SEGMENTS } from '../../../src/shared/phantom/spec.ts';

const specOf = (name: string): PhantomSpec => {
  const one = phantomCase(name);
  if (one === null) throw new Error(name);
  return one.spec;
};
const levelsOf = (spec: PhantomSpec) => {
  const { levels } = truthOf(spec);
  if (levels === null) throw new Error('no pair');
  return levels;
};
const UNTILTED = PHANTOM_CASES.filter((one) => one.name !== 'tilted-unequal-magnification');

type P = readonly [y: number, z: number];
const turned = (p: P, degrees: number, about: P): P => {
  const a = (degrees * Math.PI) / 180;
  const [y, z] = [p[0] - about[0], p[1] - about[1]];
  return [about[0] + y * Math.cos(a) - z * Math.sin(a), about[1] + y * Math.sin(a) + z * Math.cos(a)];
};

describe('truth of a pair', () => {
  it.each(UNTILTED.map((one) => one.name))('%s: the mid-planes turn by the specified rotation', (name) => {
    const spec = specOf(name);
    const levels = levelsOf(spec);
    for (const segment of PHANTOM_SEGMENTS) {
      expect(levels[segment].rotationProjected).toBeCloseTo(spec.motion[segment].rotation, 9);
      expect(levels[segment].rotation3d).toBeCloseTo(Math.abs(spec.motion[segment].rotation), 6);
    }
  });

  it('interspinous distances follow from two points, a turn and a slip', () => {
    // By hand in the lower vertebra's frame, without the chain of poses: resting place, turn about the centre, slip forward.
    const spec = specOf('pseudarthrosis');
    const { anatomies, levels } = truthOf(spec);
    for (const [i, segment] of PHANTOM_SEGMENTS.entries()) {
      const [upper, lower] = [anatomies[PHANTOM_VERTEBRAE[i] ?? 'C2'], anatomies[PHANTOM_VERTEBRAE[i + 1] ?? 'C3']];
      const { rotation, slip, centre } = spec.motion[segment];
      const disc = 5.6 * spec.size;
      const reach = disc / 2 + upper.height / 2;
      const rest = spec.alignment[segment];
      const seat: P = [
        -Math.sin((rest * Math.PI) / 180) * reach,
        lower.height / 2 + disc / 2 + Math.cos((rest * Math.PI) / 180) * reach,
      ];
      const tipAtRest = turned([upper.landmarks.spinousTip[1], upper.landmarks.spinousTip[2]], rest, [0, 0]);
      const at = (share: number): number => {
        const tip = turned([tipAtRest[0] + seat[0], tipAtRest[1] + seat[1]], rotation * share, centre);
        return Math.hypot(tip[0] - slip * share - lower.landmarks.spinousTip[1], tip[1] - lower.landmarks.spinousTip[2]);
      };
      const level = levels?.[segment];
      expect(level?.interspinousFlexion).toBeCloseTo(at(spec.flexionShare), 9);
      expect(level?.interspinousExtension).toBeCloseTo(at(spec.flexionShare - 1), 9);
      expect(level?.motionObject).toBeCloseTo(at(spec.flexionShare) - at(spec.flexionShare - 1), 9);
      expect(level?.motion3d).toBeCloseTo(level?.motionObject ?? Number.NaN, 9);
    }
  });

  it('opens the gap and carries the upper body forward in flexion', () => {
    const { 'C4-C5': level } = levelsOf(specOf('fused'));
    expect(level.rotation).toBe(12.5);
    expect(level.motionObject).toBeGreaterThan(4);
    expect(level.translation[0]).toBeGreaterThan(1);
  });

  it('is magnified by SID/SOD on the detector: 1830/1560', () => {
    const { 'C4-C5': level } = levelsOf(specOf('fused'));
    expect(level.motionDetector / level.motionObject).toBeCloseTo(1830 / 1560, 12);
  });

  it('knows the scale ratio of unequal films: (1700/1392)/(1830/1560)', () => {
    expect(truthOf(specOf('tilted-unequal-magnification')).scaleRatio).toBeCloseTo(1700 / 1392 / (1830 / 1560), 12);
  });

  it.each([{ facing: 'right' }, { mirrored: true }, { facing: 'right', mirrored: true }] as const)(
    '%j changes no sign and no number',
    (change) => {
      const spec = specOf('two-level-mixed');
      const [a, b] = [levelsOf(spec), levelsOf({ ...spec, ...change })];
      for (const segment of PHANTOM_SEGMENTS) {
        expect(b[segment].rotationProjected).toBeCloseTo(a[segment].rotationProjected, 9);
        expect(b[segment].motionDetector).toBeCloseTo(a[segment].motionDetector, 9);
        expect(b[segment].translation[0]).toBeCloseTo(a[segment].translation[0], 9);
        expect(b[segment].translation[1]).toBeCloseTo(a[segment].translation[1], 9);
      }
    },
  );

  it('the similarity carries every landmark from flexion to extension, to a thousandth of a pixel without tilt', () => {
    const { films, transforms } = truthOf(specOf('fused'));
    for (const vertebra of PHANTOM_VERTEBRAE)
      for (const name of ['superiorAnterior', 'inferiorPosterior', 'spinousTip'] as const) {
        const from = films.flexion?.landmarks[vertebra][name];
        const to = films.extension?.landmarks[vertebra][name];
        const transform = transforms?.[vertebra];
        if (from === undefined || to === undefined || transform === undefined) throw new Error('no pair');
        const got = applySimilarity2(transform, from);
        expect(Math.hypot(got[0] - to[0], got[1] - to[1])).toBeLessThan(1e-3);
      }
  });

  it('a tilt of yaw and roll shortens, and by no more than its cosine', () => {
    const spec = specOf('fused');
    const film = spec.films.extension;
    if (film === undefined) throw new Error('no film');
    const tilted: PhantomSpec = { ...spec, films: { ...spec.films, extension: { ...film, yaw: 5, roll: 5 } } };
    const [a, b] = [levelsOf(spec)['C6-C7'], levelsOf(tilted)['C6-C7']];
    const ratio = b.interspinousExtension / a.interspinousExtension;
    expect(ratio).toBeLessThan(1);
    expect(ratio).toBeGreaterThan(Math.cos((7.1 * Math.PI) / 180) - 0.01);
  });
});

describe('random necks', () => {
  it('are the same for the same seed, and keep their landmarks on the film', () => {
    expect(randomSpec(7, 'hard')).toEqual(randomSpec(7, 'hard'));
    expect(randomSpec(7, 'hard')).not.toEqual(randomSpec(8, 'hard'));
    let outside = 0;
    for (let seed = 0; seed < 300; seed++) {
      const spec = randomSpec(seed, 'hard');
      const { films } = truthOf(spec);
      for (const film of [films.flexion, films.extension])
        for (const vertebra of PHANTOM_VERTEBRAE)
          for (const [x, y] of Object.values(film?.landmarks[vertebra] ?? {}))
            if (x < 0 || y < 0 || x > spec.columns || y > spec.rows) outside++;
    }
    // 300 × 2 × 7 × 8 = 33 600 landmarks.
    expect(outside).toBeLessThan(34);
  });

  it('give their truth fast enough for thousands of trials', () => {
    const start = performance.now();
    for (let seed = 0; seed < 500; seed++) truthOf(randomSpec(seed, 'usual'));
    expect(performance.now() - start).toBeLessThan(2500);
  });
});
