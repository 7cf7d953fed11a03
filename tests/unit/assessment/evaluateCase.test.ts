import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import type { Pose } from '#shared/spine';
import { codes, evaluate, level, reading, surgery, three } from '../../fixtures/evaluatedPair.ts';
import { indexOf, instance, neck, pairCase, type PairOptions } from '../../fixtures/spineFilms.ts';

describe('bands and effort', () => {
  test('a still level, three placements, SEM 0.45: below, guarded probably fused', () => {
    const one = level({ ...three(), case: { reading: reading(0.45) } });
    expect(one).toMatchObject({ dynamic: 'below', category: 'probably-fused', rule: 'R14', superjacentSegment: 'C4-C5' });
    expect(one.bands).toMatchObject({ lower: 0.5, upper: 1.5, replicates: 3 });
    expect(one.published).toMatchObject({ met: true });
    expect(one.citations.join(' ')).toContain('S5');
  });
  test('published wording calls it fused', () => {
    expect(level({ ...three(), case: { settings: { mode: 'published' } } })).toMatchObject({
      category: 'fused',
      wording: 'Fused (radiographic criteria)',
    });
  });
  test('without replicates and SEM nothing is below', () => {
    const one = level({ case: { reading: reading() } });
    expect(one.dynamic).toBe('grey');
    expect(one.bands.from).toContain('ASSUMED_SEM_MM 1.0');
    expect(codes({ case: { reading: reading() } })).toContain('SEM_ASSUMED');
  });
  test('moving 8°: above, pseudarthrosis by R8', () => {
    expect(level({ fusedMotion: -8 })).toMatchObject({ dynamic: 'above', category: 'pseudarthrosis', rule: 'R8' });
  });
  test('poor effort makes a still level non-diagnostic, but not a moving one', () => {
    const lazy = (motion: number): PairOptions => ({
      ...three(),
      spine: (pose: Pose) =>
        pose === 'flexion'
          ? {
              ...neck('extension'),
              C5: { ...turn('C5', motion) },
              C4: { ...turn('C4', motion) },
              C3: { ...turn('C3', motion) },
              C2: { ...turn('C2', motion) },
            }
          : neck('extension'),
    });
    const turn = (vertebra: 'C2' | 'C3' | 'C4' | 'C5', motion: number) => {
      const pose = neck('extension')[vertebra];
      if (pose === undefined) throw new Error(vertebra);
      return { ...pose, flexed: pose.flexed + motion };
    };
    expect(level(lazy(0.2))).toMatchObject({ dynamic: 'non-diagnostic', rule: 'R15', category: 'indeterminate' });
    expect(level(lazy(0.2)).published.met).toBe(false);
    expect(level(lazy(9))).toMatchObject({ dynamic: 'above', rule: 'R8' });
  });
  test('the plane of the rule is a setting', () => {
    const detector = level();
    const object = level({ case: { settings: { ismPlane: 'object' } } });
    expect(detector.motionUsed).toMatchObject({ plane: 'detector' });
    expect(object.motionUsed).toMatchObject({ plane: 'object' });
  });
  test('no superjacent level (fused from C2 down): non-diagnostic, other effort printed as unvalidated', () => {
    const one = level({ ...three(), case: { surgery: surgery({}, { from: 'C2', to: 'C6' }) } });
    expect(one).toMatchObject({ dynamic: 'non-diagnostic', superjacentUsed: { reason: 'NO_SUPERJACENT_LEVEL' } });
    expect(one.reasons.join('\n')).toContain('alternative adequacy, unvalidated');
  });
  test('two constructs that touch share the first unfused level above', () => {
    const constructs = [
      { from: 'C5' as const, to: 'C6' as const, procedure: 'ACDF' },
      { from: 'C4' as const, to: 'C5' as const, procedure: 'ACDF' },
    ];
    const { assessment, measurements } = evaluate({ case: { surgery: { date: '2025-01-10', constructs } } });
    expect(assessment.segments.map((one) => [one.segment, one.superjacentSegment])).toEqual([
      ['C4-C5', 'C3-C4'],
      ['C5-C6', 'C3-C4'],
    ]);
    expect(measurements.filter((one) => one.measure === 'superjacentMotion').map((one) => one.segment)).toEqual([
      'C5-C6',
      'C4-C5',
    ]);
  });
});

describe('profiles, CT, hardware, overrides', () => {
  const bridging = (change: object = {}): Annotation => ({
    id: 'b1',
    kind: 'bridging',
    seriesInstanceUID: 'ct.1',
    segment: 'C5-C6',
    extraGraft: { anterior: 'yes', posterior: 'no', left: 'no', right: 'no' },
    intraGraft: 'no',
    cleft: 'none',
    slices: 5,
    seenOn: ['sagittal', 'coronal'],
    ...change,
  });
  test('bridged on CT: fused; moving too: discordant', () => {
    expect(level({ extra: [bridging()] })).toMatchObject({ ct: 'exgbb', rule: 'R2', category: 'fused' });
    expect(level({ extra: [bridging()], fusedMotion: -8 })).toMatchObject({ rule: 'R1', category: 'indeterminate' });
  });
  const withCt = (thickness: number, date: string, extra: readonly Annotation[]) => {
    const { document, index } = pairCase({ extra });
    const ct = indexOf([
      { instance: instance({ uid: 'ct', series: 'ct.1', modality: 'CT', sliceThickness: thickness, date }), pose: null },
    ]);
    const both: StudyIndex = {
      ...index,
      instances: { ...index.instances, ...ct.instances },
      studies: [...index.studies, ...ct.studies],
    };
    return evaluateCase(document, both);
  };
  test('thick sections cannot tell; a CT four months away is said', () => {
    expect(withCt(2, '20260301', [bridging()]).assessment.segments[0]).toMatchObject({ ct: 'non-diagnostic' });
    const apart = withCt(1, '20251025', [bridging()]);
    expect(apart.assessment.segments[0]).toMatchObject({ ct: 'exgbb' });
    expect(apart.warnings.map((one) => one.code)).toContain('CT_FILMS_APART');
    // 25 October to 1 March: 5 months less 24 days of a mean month; read or not.
    expect(withCt(1, '20251025', []).warnings).toContainEqual(
      expect.objectContaining({
        code: 'CT_FILMS_APART',
        message: 'CT and films are 4.2 months apart',
        segment: null,
        annotations: [],
      }),
    );
    expect(withCt(1, '20251202', []).warnings.map((one) => one.code)).not.toContain('CT_FILMS_APART');
  });
  test('a CT that contradicts itself is not used, and the level says so', () => {
    const { assessment, warnings } = withCt(1, '20260301', [bridging({ cleft: 'full' })]);
    const [level] = assessment.segments;
    expect(level?.ct).toBe('non-diagnostic');
    expect(level?.reasons).toContain(
      'the CT reading contradicts itself and counts as absent: read it again before motion alone is believed',
    );
    expect(warnings.map((one) => one.code)).toContain('CT_CONTRADICTORY');
  });
  test.each([
    ['fracture', undefined, true],
    ['loosening', 'yes', true],
    ['loosening', 'unknown', false],
    ['back-out', 'no', false],
    ['migration', 'unknown', true],
  ] as const)('%s, progressive %s: failure %s', (finding, progressive, failed) => {
    const extra: Annotation[] = [
      { id: 'h', kind: 'hardware-finding', vertebra: 'C6', finding, ...(progressive === undefined ? {} : { progressive }) },
    ];
    expect(level({ extra }).hardwareFailure).toBe(failed);
  });
  test('hardware at another vertebra is not of this level', () => {
    expect(level({ extra: [{ id: 'h', kind: 'hardware-finding', vertebra: 'C7', finding: 'fracture' }] }).hardwareFailure).toBe(
      false,
    );
  });
  test('corpectomy: 1.5 mm; posterior: recorded, not judged', () => {
    expect(level({ case: { surgery: surgery({}, { procedure: 'ACCF' }) } }).bands.threshold).toBe(1.5);
    const posterior = level({
      fusedMotion: -8,
      case: { surgery: surgery({}, { procedure: 'posterior-fusion', approach: 'posterior' }) },
    });
    expect(posterior).toMatchObject({ dynamic: 'above', rule: 'R16', category: 'indeterminate', published: { met: null } });
  });
  test('an arthroplasty is not a fused level', () => {
    const { assessment, warnings } = evaluate({ case: { surgery: surgery({}, { procedure: 'disc-arthroplasty' }) } });
    expect(assessment.segments).toEqual([]);
    expect(warnings.map((one) => one.code)).toContain('NOT_A_FUSION');
  });
  test('an override replaces the category, keeps the suggestion and shows its reason', () => {
    const one = level({
      case: { overrides: [{ segment: 'C5-C6', category: 'fused', reason: 'explored at surgery', readerId: 'r1' }] },
    });
    expect(one).toMatchObject({
      category: 'fused',
      suggestedCategory: 'indeterminate',
      override: { reason: 'explored at surgery' },
    });
    expect(one.reasons).toContain('overridden: explored at surgery');
    const { construct } = evaluate({
      case: { overrides: [{ segment: 'C5-C6', category: 'fused', reason: 'explored' }] },
    }).assessment;
    expect(construct).toMatchObject({ category: 'fused', wording: 'Fused (set by the reader)' });
  });
  test('the construct is its worst level; the short form of the surgery is the same', () => {
    const long = evaluate({ fusedMotion: -8, case: { surgery: surgery({}, { to: 'C7' }) } }).assessment;
    const short = evaluate({
      fusedMotion: -8,
      case: {
        surgery: {
          date: '2025-01-10',
          segments: ['C6-C7', 'C5-C6'],
          approach: 'anterior',
          procedure: 'ACDF',
          graft: 'peek-cage',
        },
      },
    }).assessment;
    expect(long.construct).toMatchObject({ from: 'C5', to: 'C7', category: 'pseudarthrosis' });
    expect(short).toEqual(long);
  });
  test('second reading decides R7 in a cage', () => {
    const extra = [bridging({ extraGraft: { anterior: 'no', posterior: 'no', left: 'no', right: 'no' }, intraGraft: 'yes' })];
    expect(level({ extra, fusedMotion: -8 })).toMatchObject({ rule: 'R7', category: 'indeterminate' });
    const secondReadings = [{ segment: 'C5-C6', readerId: 'r2', motionReproduced: true }];
    expect(level({ extra, fusedMotion: -8, case: { secondReadings } })).toMatchObject({ rule: 'R7', category: 'pseudarthrosis' });
  });
  test('unfused levels stand against 3.5 mm and 11°', () => {
    const { assessment } = evaluate();
    expect(assessment.unfused.map((one) => one.segment)).toEqual(['C2-C3', 'C3-C4', 'C4-C5', 'C6-C7', 'C7-T1']);
    for (const { notes } of assessment.unfused)
      expect(notes.map((one) => typeof one.met)).toEqual(['boolean', 'boolean', 'boolean']);
  });
});

describe('time', () => {
  test('dates count; a stated number that differs by more than one month is said', () => {
    const { assessment, warnings } = evaluate({ case: { surgery: surgery({ monthsSince: 11 }) } });
    expect(assessment.months.value).toBeCloseTo(13.7, 1);
    expect(warnings.map((one) => one.code)).toContain('MONTHS_DISAGREE');
    expect(codes({ case: { surgery: surgery({ monthsSince: 14 }) } })).not.toContain('MONTHS_DISAGREE');
  });
  test('without dates the stated number; without either, no rule on time is met', () => {
    expect(evaluate({ case: { surgery: surgery({ date: undefined, monthsSince: 8 }) } }).assessment.months.value).toBe(8);
    const unknown = level({ fusedMotion: -8, case: { surgery: surgery({ date: undefined }) } });
    expect(unknown).toMatchObject({
      rule: 'R5',
      category: 'indeterminate',
      wording: 'Indeterminate - time since surgery unknown',
    });
  });
  test('films from before the surgery', () =>
    expect(codes({ case: { surgery: surgery({ date: '2026-05-01' }) } })).toContain('FILMS_BEFORE_SURGERY'));
});
