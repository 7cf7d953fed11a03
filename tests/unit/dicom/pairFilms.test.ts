import { describe, expect, it } from 'vitest';
import { pairProblems } from '#shared/dicom';
import { film, type Attribute } from '../../fixtures/dicomInstances.ts';

const NO_DATE: Attribute = ['00080020', 'DA', ''];
const OTHER_STUDY: Attribute = ['0020000d', 'UI', '1.2.4'];

describe('whether two films may be read together', () => {
  it.each([
    ['the same patient and day', film('1.1'), film('1.2'), []],
    ['another ID', film('1.1'), film('1.2', [['00100020', 'LO', 'P2']]), ['FILMS_DIFFERENT_PATIENT']],
    ['another name', film('1.1'), film('1.2', [['00100010', 'PN', 'Doe^John']]), ['FILMS_DIFFERENT_PATIENT']],
    ['a name in capitals', film('1.1'), film('1.2', [['00100010', 'PN', 'DOE^JANE']]), []],
    ['another birth date', film('1.1'), film('1.2', [['00100030', 'DA', '19700204']]), ['FILMS_DIFFERENT_PATIENT']],
    ['a birth date on one only', film('1.1'), film('1.2', [['00100030', 'DA', '']]), []],
    ['the next day', film('1.1'), film('1.2', [['00080020', 'DA', '20260302']]), ['FILMS_DIFFERENT_DATE']],
    ['another study of the day', film('1.1'), film('1.2', [OTHER_STUDY]), []],
    ['no date, one study', film('1.1', [NO_DATE]), film('1.2', [NO_DATE]), []],
    ['no date on one, two studies', film('1.1'), film('1.2', [NO_DATE, OTHER_STUDY]), ['FILMS_DATE_UNKNOWN']],
    ['no date on either, two studies', film('1.1', [NO_DATE]), film('1.2', [NO_DATE, OTHER_STUDY]), ['FILMS_DATE_UNKNOWN']],
    [
      'no study date, but days of acquisition that differ',
      film('1.1', [NO_DATE, ['00080022', 'DA', '20260301']]),
      film('1.2', [NO_DATE, ['00080022', 'DA', '20260302']]),
      ['FILMS_DIFFERENT_DATE'],
    ],
  ])('%s', (_, a, b, expected) => expect(pairProblems(a, b).map(({ code }) => code)).toEqual(expected));
});
