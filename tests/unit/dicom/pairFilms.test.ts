import { describe, expect, it } from 'vitest';
import { buildStudyIndex, ctDistanceProblem, findPair, pairProblems, type Instance } from '#shared/dicom';
import { daysBetween } from '../../../src/shared/dicom/pairFilms.ts';
import { film, slice, type Attribute } from '../../fixtures/dicomInstances.ts';

const posed = (sop: string, words: string, more: readonly Attribute[] = []) => film(sop, [['0008103e', 'LO', words], ...more]);
const pairOf = (...instances: readonly Instance[]) => findPair(buildStudyIndex({ instances, rejected: [], files: 0 }), ['1.2.3']);
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('which films are the pair', () => {
  it('one of each', () => {
    expect(pairOf(posed('1.1', 'extension'), posed('1.2', 'flexion'), posed('1.3', 'neutral'))).toEqual({
      status: 'found',
      flexion: '1.2',
      extension: '1.1',
      problems: [],
    });
  });

  it.each([
    ['no lateral films', [posed('1.1', 'C-SPINE AP')], 'NO_LATERAL_FILMS'],
    ['nothing but CT', [slice('1.1', 0)], 'NO_LATERAL_FILMS'],
    ['flexion only', [posed('1.1', 'flexion')], 'NO_EXTENSION_FILM'],
    ['poses unknown', [posed('1.1', 'lateral'), posed('1.2', 'lateral')], 'NO_FLEXION_FILM'],
    ['both flexion', [posed('1.1', 'flexion'), posed('1.2', 'flexion')], 'NO_EXTENSION_FILM'],
    ['two of flexion', [posed('1.1', 'flexion'), posed('1.2', 'flexion'), posed('1.3', 'extension')], 'SEVERAL_FLEXION_FILMS'],
  ])('%s', (_, films, code) => expect(pairOf(...films)).toMatchObject({ status: 'unclear', code }));
});

describe('whether they may be read together', () => {
  it.each([
    ['the same patient and day', film('1.1'), film('1.2'), []],
    ['another ID', film('1.1'), film('1.2', [['00100020', 'LO', 'P2']]), ['PAIR_PATIENT_MISMATCH']],
    ['another name', film('1.1'), film('1.2', [['00100010', 'PN', 'Doe^John']]), ['PAIR_PATIENT_MISMATCH']],
    ['another birth date', film('1.1'), film('1.2', [['00100030', 'DA', '19700204']]), ['PAIR_PATIENT_MISMATCH']],
    ['a birth date on one only', film('1.1'), film('1.2', [['00100030', 'DA', '']]), []],
    ['the next day', film('1.1'), film('1.2', [['00080020', 'DA', '20260302']]), ['PAIR_DATE_MISMATCH']],
    ['no date', film('1.1'), film('1.2', [['00080020', 'DA', '']]), ['PAIR_DATE_UNKNOWN']],
    ['the same film twice', film('1.1'), film('1.1'), ['PAIR_SAME_FILM']],
  ])('%s', (_, a, b, expected) => expect(codes(pairProblems(a, b))).toEqual(expected));

  it.each([
    ['20260301', '20260301', 0],
    ['20260301', '20260228', 1],
    ['20240301', '20240228', 2],
    ['19991231', '20000101', 1],
    ['20250301', '20260301', 365],
    ['20000101', '21000101', 36525],
  ])('days between %s and %s: %i', (a, b, days) => expect(daysBetween(a, b)).toBe(days));

  it('CT and films: 92 days pass, 93 are said', () => {
    // 1 March to 1 June is 31 + 30 + 31 = 92 days.
    expect(ctDistanceProblem(film('1.1'), slice('2.1', 0, [['00080020', 'DA', '20260601']]))).toBeNull();
    expect(ctDistanceProblem(film('1.1'), slice('2.1', 0, [['00080020', 'DA', '20260602']]))).toMatchObject({
      code: 'CT_DATE_DISTANT',
    });
  });
});
