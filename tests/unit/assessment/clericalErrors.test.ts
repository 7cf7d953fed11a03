import { describe, expect, test } from 'vitest';
import type { Annotation, SpinousTipAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import type { Pose } from '#shared/spine';
import { codes, evaluate, level, reading, three } from '../../fixtures/evaluatedPair.ts';
import { FILMS, instance, pairCase, type PairOptions } from '../../fixtures/spineFilms.ts';

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
  test('copies do not divide a stored SEM: three of one placement are one placement', () => {
    const of = (replicates: number, jitter?: PairOptions['jitter']) => {
      const { document, index } = pairCase({
        replicates,
        ...(jitter === undefined ? {} : { jitter }),
        case: { reading: reading(0.6) },
      });
      const { assessment, measurements } = evaluateCase(document, index);
      const motion = measurements.find((m) => m.measure === 'interspinousMotion' && m.segment === 'C5-C6')?.quantity;
      return { bands: assessment.segments[0]?.bands, error: motion?.status === 'measured' ? motion.standardError : null };
    };
    const [one, copies] = [of(1), of(3)];
    expect(copies.bands).toMatchObject({ standardError: 0.6, replicates: 1 });
    expect(copies.error).toBe(one.error);
    // Three real placements, 2 µm apart: their own spread says less than the stored SEM, which they average: 0.6 / √3.
    let i = 0;
    const real = of(3, () => [0.002 * (i++ % 3), 0]);
    expect(real.bands?.replicates).toBe(3);
    expect(real.bands?.standardError).toBeCloseTo(0.6 / Math.sqrt(3), 6);
  });
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

describe('films of two studies', () => {
  const of = (study: string, date: string | null) => {
    const { document, index } = pairCase();
    const film = instance({ uid: FILMS.extension.uid, spacing: { imagerPixelSpacing: [0.143, 0.143] } });
    const other = { ...film, study: { ...film.study, instanceUID: study, date } };
    return evaluateCase(document, { ...index, instances: { ...index.instances, [FILMS.extension.uid]: other } });
  };
  test.each([
    ['2.25.1', '20260301', null],
    ['2.25.1', null, null],
    ['2.25.2', '20260301', null],
    ['2.25.2', null, 'FILMS_DATE_UNKNOWN'],
    ['2.25.2', '20260302', 'FILMS_DIFFERENT_DATE'],
  ])('study %s of %s beside 2.25.1 of 20260301: %s', (study, date, code) => {
    const { warnings, measurements } = of(study, date);
    const motion = measurements.find((one) => one.measure === 'interspinousMotion')?.quantity;
    expect(warnings.map((one) => one.code).filter((one) => one.startsWith('FILMS_D'))).toEqual(code === null ? [] : [code]);
    expect(motion).toMatchObject(code === null ? { status: 'measured' } : { reason: 'PAIR_UNCONFIRMED' });
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
