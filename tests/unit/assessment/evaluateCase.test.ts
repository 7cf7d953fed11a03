import { describe, expect, test } from 'vitest';
import type { Annotation, SpinousTipAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import type { Pose } from '#shared/spine';
import { FILMS, indexOf, instance, neck, pairCase, type PairOptions } from '../../fixtures/spineFilms.ts';

const evaluate = (options: PairOptions = {}) => {
  const { document, index } = pairCase(options);
  return evaluateCase(document, index);
};
const codes = (options: PairOptions = {}): readonly string[] => evaluate(options).warnings.map((one) => one.code);
const level = (options: PairOptions = {}, segment = 'C5-C6') => {
  const found = evaluate(options).assessment.segments.find((one) => one.segment === segment);
  if (found === undefined) throw new Error(`${segment} is not assessed`);
  return found;
};
const reading = (ismSemMm?: number) => ({ reader: ismSemMm === undefined ? { id: 'r1' } : { id: 'r1', ismSemMm } });
const surgery = (change: object = {}, construct: object = {}) => ({
  date: '2025-01-10',
  constructs: [
    { from: 'C5' as const, to: 'C6' as const, approach: 'anterior', procedure: 'ACDF', graft: 'peek-cage', ...construct },
  ],
  ...change,
});
/** Three honest placements around the exact point, whose mean is exact: SD 0.1 mm. */
const three = (): PairOptions => {
  const offsets: readonly (readonly [number, number])[] = [
    [0.1, 0],
    [-0.1, 0.1],
    [0, -0.1],
  ];
  let i = 0;
  return { replicates: 3, jitter: () => offsets[Math.floor(i++ / 5) % 3] ?? [0, 0] };
};

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

describe('clerical errors', () => {
  const tipOf = (document: CaseDocument, uid: string, vertebra: string): SpinousTipAnnotation => {
    const tip = document.annotations.find((one) => one.kind === 'spinous-tip' && one.id.startsWith(`${uid}/${vertebra}/`));
    if (tip?.kind !== 'spinous-tip') throw new Error('no tip');
    return tip as SpinousTipAnnotation;
  };
  const changed = (change: (document: CaseDocument) => CaseDocument, options: PairOptions = {}): readonly string[] => {
    const { document, index } = pairCase(options);
    return evaluateCase(change(document), index).warnings.map((one) => one.code);
  };
  test('a clean case says nothing', () => expect(codes(three())).toEqual([]));
  test('swapped films', () => {
    const swapped = codes({ case: { films: { flexion: FILMS.extension.uid, extension: FILMS.flexion.uid } } });
    expect(swapped).toEqual(
      expect.arrayContaining(['FILMS_SWAPPED', 'MOTION_NEGATIVE', 'POSE_CONTRADICTS_LANDMARKS', 'POSE_CONTRADICTION']),
    );
  });
  test('both films flexion by their headers', () => {
    const { document, index } = pairCase({ case: { films: { flexion: FILMS.flexion.uid, extension: FILMS.extension.uid } } });
    const both: StudyIndex = {
      ...index,
      studies: index.studies.map((study) => ({
        ...study,
        displaySets: study.displaySets.map((set) => ({ ...set, pose: set.pose === 'extension' ? 'flexion' : set.pose })),
      })),
    };
    expect(evaluateCase(document, both).warnings.map((one) => one.code)).toContain('BOTH_FILMS_SAME_POSE');
  });
  test('one film twice', () => {
    const { document, index } = pairCase({ case: { films: { flexion: FILMS.flexion.uid, extension: FILMS.flexion.uid } } });
    const { warnings, measurements } = evaluateCase(document, index);
    expect(warnings.map((one) => one.code)).toContain('SAME_FILM_TWICE');
    expect(measurements.find((one) => one.measure === 'interspinousMotion')?.quantity).toMatchObject({
      reason: 'SAME_FILM_TWICE',
    });
  });
  test('a tip on the next process', () => {
    const wrong = changed((document) => {
      const [c5, c6] = [tipOf(document, FILMS.extension.uid, 'C5'), tipOf(document, FILMS.extension.uid, 'C6')];
      return {
        ...document,
        annotations: document.annotations.map((one) =>
          one === c5 ? { ...c5, point: [c6.point[0], c6.point[1] - 8] as [number, number] } : one,
        ),
      };
    });
    expect(wrong).toEqual(expect.arrayContaining(['TIP_NOT_RIGID', 'DISTANCE_IMPLAUSIBLE']));
  });
  test('a process skipped from C5 down on one film', () => {
    const wrong = changed((document) => {
      const order = ['C5', 'C6', 'C7', 'T1'];
      return {
        ...document,
        annotations: document.annotations.flatMap((one): Annotation[] => {
          const found = order.findIndex((v) => one === tipOf(document, FILMS.extension.uid, v));
          if (found < 0) return [one];
          const next = order[found + 1];
          return next === undefined
            ? []
            : [{ ...tipOf(document, FILMS.extension.uid, next), id: one.id, vertebra: order[found] } as Annotation];
        }),
      };
    });
    expect(wrong).toEqual(expect.arrayContaining(['PROCESS_SKIPPED', 'TIP_NOT_RIGID']));
  });
  test('pixels taken for millimetres', () => {
    expect(codes({ spacing: () => ({ imagerPixelSpacing: [1, 1] }) })).toContain('SCALE_IMPLAUSIBLE');
  });
  test('replicates that differ by more than a millimetre in motion', () => {
    let i = 0;
    const options: PairOptions = { replicates: 2, jitter: () => (i++ === 4 ? [0, 1.3] : [0, 0]) };
    expect(codes(options)).toContain('REPLICATES_DISAGREE');
  });
  test('replicates that are copies', () =>
    expect(codes({ replicates: 3, case: { reading: reading() } })).toEqual(
      expect.arrayContaining(['REPLICATES_IDENTICAL', 'SEM_ASSUMED']),
    ));
  test('copies on one film do not thin the spread of the other', () => {
    // Tips of extension lie 0.4 mm either side of their mean down the film, flexion's are copies: SD per axis √(0.32 / 2) = 0.4.
    const { document, index } = pairCase({ replicates: 2, case: { reading: reading(), films: {} } });
    const spread = document.annotations.map((one): Annotation => {
      if (one.kind !== 'spinous-tip' || !one.id.startsWith(`${FILMS.extension.uid}/`)) return one;
      const tip = one as SpinousTipAnnotation;
      const aside = (tip.replicate === 1 ? 0.4 : -0.4) / FILMS.extension.detector[0];
      return { ...tip, point: [tip.point[0], tip.point[1] + aside] as [number, number] };
    });
    const { reader, warnings } = evaluateCase({ ...document, annotations: spread }, index);
    expect(reader.replicateSem?.sd).toBeCloseTo(2 * 0.4, 9);
    expect(warnings.map((one) => one.code)).toContain('REPLICATES_IDENTICAL');
  });
  test("corners that were repeated are no spread of the tips: the reader's error stays assumed", () => {
    let i = 0;
    const jitter = (): readonly [number, number] => [0.01 * (i++ % 3), 0];
    const { document, index } = pairCase({ replicates: 3, jitter, case: { reading: reading() } });
    const once = document.annotations.filter((one) => one.kind !== 'spinous-tip' || one['replicate'] === 1);
    const { reader, assessment } = evaluateCase({ ...document, annotations: once }, index);
    expect(reader).toMatchObject({ replicateSem: null, assumed: true });
    expect(assessment.segments[0]?.bands).toMatchObject({ belowPossible: false, standardError: 1 });
  });
  test('a body whose corners were clicked from behind is not measured', () => {
    const { document, index } = pairCase();
    const flipped = {
      ...document,
      annotations: document.annotations.map((one) =>
        one.kind === 'vertebra' && one.id === `${FILMS.flexion.uid}/C4/1/body`
          ? ({
              ...one,
              superiorAnterior: one['superiorPosterior'],
              superiorPosterior: one['superiorAnterior'],
              inferiorAnterior: one['inferiorPosterior'],
              inferiorPosterior: one['inferiorAnterior'],
            } as Annotation)
          : one,
      ),
    };
    const { warnings, measurements } = evaluateCase(flipped, index);
    expect(warnings.map((one) => one.code)).toContain('CORNERS_DISORDERED');
    expect(measurements.find((one) => one.measure === 'segmentalRotation' && one.segment === 'C4-C5')?.quantity).toMatchObject({
      reason: 'CORNERS_DISORDERED',
    });
  });
  test('films of two dates wait for a reason, which is then printed', () => {
    const { document, index } = pairCase();
    const other = {
      ...index,
      instances: {
        ...index.instances,
        [FILMS.extension.uid]: instance({
          uid: FILMS.extension.uid,
          date: '20260401',
          spacing: { imagerPixelSpacing: [0.143, 0.143], estimatedMagnification: 1.19 },
        }),
      },
    };
    const waiting = evaluateCase(document, other);
    expect(waiting.measurements.find((one) => one.measure === 'interspinousMotion')?.quantity).toMatchObject({
      reason: 'PAIR_UNCONFIRMED',
    });
    const reasoned = evaluateCase({ ...document, films: { pairingReason: 'repeated after poor effort' } }, other);
    expect(reasoned.measurements.find((one) => one.measure === 'interspinousMotion')?.quantity.status).toBe('measured');
    expect(reasoned.warnings.find((one) => one.code === 'FILMS_DIFFERENT_DATE')?.message).toContain('repeated after poor effort');
  });
});

describe('what cannot be had', () => {
  const reasonOf = (options: PairOptions, measure: string, plane?: string) => {
    const found = evaluate(options).measurements.find(
      (one) => one.measure === measure && (plane === undefined || one.plane === plane),
    );
    return found?.quantity.status === 'unavailable' ? found.quantity.reason : found?.quantity.status;
  };
  test('no spacing: no millimetres, but angles', () => {
    const none: PairOptions = { spacing: () => ({}) };
    expect(reasonOf(none, 'interspinousMotion', 'detector')).toBe('NO_CALIBRATION');
    expect(reasonOf(none, 'interspinousMotion', 'object')).toBe('NO_CALIBRATION');
    expect(reasonOf(none, 'interspinousDistance')).toBe('NO_CALIBRATION');
    expect(reasonOf(none, 'segmentalRotation')).toBe('measured');
    expect(reasonOf(none, 'segmentalTranslationPercent')).toBe('measured');
    expect(level(none)).toMatchObject({ dynamic: 'non-diagnostic', rule: 'R15' });
  });
  test('imager spacing only: detector plane, no object plane', () => {
    const only: PairOptions = { spacing: (film) => ({ imagerPixelSpacing: film.detector }) };
    expect(reasonOf(only, 'interspinousMotion', 'detector')).toBe('measured');
    expect(reasonOf(only, 'interspinousMotion', 'object')).toBe('NO_MAGNIFICATION');
  });
  test('films 6 % apart that nothing explains: no motion, a non-diagnostic level', () => {
    const apart: PairOptions = {
      films: { extension: { magnification: 1.2614 } },
      spacing: (film) => ({ imagerPixelSpacing: film.detector }),
    };
    expect(reasonOf(apart, 'interspinousMotion', 'detector')).toBe('SCALE_MISMATCH');
    expect(reasonOf(apart, 'segmentalRotation')).toBe('measured');
    expect(level(apart)).toMatchObject({ dynamic: 'non-diagnostic' });
    expect(codes(apart)).toContain('SCALE_MISMATCH');
  });
  test('no neutral film, no extension film, none at all', () => {
    const { document, index } = pairCase();
    const without = (...gone: readonly Pose[]) => {
      const studies = index.studies.map((study) => ({
        ...study,
        displaySets: study.displaySets.filter((set) => set.pose === null || !gone.includes(set.pose)),
      }));
      return evaluateCase(document, { ...index, studies }).measurements;
    };
    const reason = (all: ReturnType<typeof without>, measure: string) => {
      const found = all.find((one) => one.measure === measure)?.quantity;
      return found?.status === 'unavailable' ? found.reason : found?.status;
    };
    expect(reason(without('neutral'), 'lordosisC2C7')).toBe('NO_NEUTRAL_FILM');
    expect(reason(without('neutral'), 'interspinousMotion')).toBe('measured');
    expect(reason(without('extension'), 'interspinousMotion')).toBe('NO_EXTENSION_FILM');
    expect(reason(without('extension'), 'interspinousDistance')).toBe('measured');
    expect(reason(without('flexion', 'neutral', 'extension'), 'interspinousMotion')).toBe('NO_FLEXION_FILM');
  });
  test('an empty case is answered', () => {
    const { assessment, warnings } = evaluateCase(
      { version: 1, annotations: [] },
      { files: 0, studies: [], instances: {}, rejected: [] },
    );
    expect(assessment).toMatchObject({ segments: [], construct: null });
    expect(warnings.map((one) => one.code)).toContain('NO_SURGERY');
  });
});
