import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPseudonyms, DEFAULT_PROFILE, shiftedDate, shiftedDateTime, tableActionOf } from '#shared/deidentify';
import { isAllowedText } from '../../../src/shared/deidentify/allowList.ts';
import { isDefinedTerm } from '../../../src/shared/deidentify/definedTerms.ts';
import { holdsWanted, wantedOf } from '../../../src/shared/deidentify/leftOver.ts';
import { isPublicCode } from '../../../src/shared/deidentify/publicCodes.ts';
import { isTimeOfDay } from '../../../src/shared/deidentify/shiftedDate.ts';
import { cleanedText, isAllVocabulary } from '../../../src/shared/deidentify/vocabulary.ts';

const keyed = (key: string) => createPseudonyms((text) => createHmac('sha256', key).update(text).digest());

describe('shifted dates', () => {
  it.each([
    ['20240301', -1, '20240229'],
    ['20230301', -1, '20230228'],
    ['20000301', -1, '20000229'],
    ['19000301', -1, '19000228'],
    ['20240229', -366, '20230228'],
    ['20240229', -365, '20230301'],
    ['20250101', -1, '20241231'],
    ['20240110', -3650, '20140112'],
    // 400 Gregorian years are 146097 days.
    ['20240229', -146097, '16240229'],
    ['1999.12.31', 1, '20000101'],
  ])('%s moved by %i days is %s', (date, days, moved) => expect(shiftedDate(date, days)).toBe(moved));
  it('agree with the calendar of this machine over 12 years', () => {
    for (let i = 0; i < 4400; i += 13) {
      const day = new Date(Date.UTC(2013, 0, 1 + i));
      const back = new Date(Date.UTC(2013, 0, 1 + i - 1234));
      const text = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
      expect(shiftedDate(text(day), -1234)).toBe(text(back));
    }
  });
  it.each(['20230229', '20241301', '20240431', '4711', 'MUELLER1', '00000101'])('%s is no date that can be moved', (text) =>
    expect(shiftedDate(text, -400)).toBeNull(),
  );
  it('a date and time keeps its time of day and drops its zone', () => {
    expect(shiftedDateTime('20240301101112.123456+0100', -1)).toBe('20240229101112.123456');
    expect(shiftedDateTime('20240301', -1)).toBe('20240229');
    expect(shiftedDateTime('20240301471108', -1)).toBeNull();
  });
  it('a time of day has hours, minutes and seconds', () => {
    expect(['', '10', '1011', '101112', '101112.5', '10:11:12', '235960'].map(isTimeOfDay)).toEqual(Array(7).fill(true));
    expect(['24', '4711081', '101112.1234567', '9', '1061', 'noon'].map(isTimeOfDay)).toEqual(Array(6).fill(false));
  });
});

describe('pseudonyms', () => {
  const original = '1.2.840.113619.2.55.4711.19630412';
  it('the same key gives the same UID, another key another one', () => {
    expect(keyed('a').uid(original)).toBe(keyed('a').uid(original));
    expect(keyed('a').uid(original)).not.toBe(keyed('b').uid(original));
    expect(keyed('a').uid(original)).not.toBe(keyed('a').uid(`${original}.1`));
  });
  it('a UID is 2.25 and a UUID as one number without leading zeros, 44 characters at most', () => {
    for (let i = 0; i < 200; i++) {
      const uid = keyed('a').uid(`1.2.${i}`);
      expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
      expect(BigInt(uid.slice(5)) < 2n ** 128n).toBe(true);
      // Version 8 and variant 10 of RFC 9562 stand in bits 76 to 79 and 62 to 63.
      expect([(BigInt(uid.slice(5)) >> 76n) & 15n, (BigInt(uid.slice(5)) >> 62n) & 3n]).toEqual([8n, 2n]);
    }
  });
  it.each([
    '1.2.840.10008.1.2.1',
    '1.2.840.10008.5.1.4.1.1.481.5',
    '1.2.840.10008.6.1.1234',
    '1.2.840.10008.1.4.1.18',
    '1.2.840.10008.15.1.1',
  ])('%s is of the standard and stays', (uid) => expect(keyed('a').uid(uid)).toBe(uid));
  it.each(['1.2.840.10008.4711081', '1.2.840.10008.5.1.4.1.1.2.19630412', '1.2.840.10008.1.2.MUELLER', '1.2.840.100081.2.1'])(
    '%s only looks so',
    (uid) => expect(keyed('a').uid(uid)).toMatch(/^2\.25\./),
  );
  it('dates move 1 to 3650 days into the past', () => {
    const days = Array.from({ length: 300 }, (_, i) => keyed('k').shiftDays(`id:${i}`));
    expect(Math.max(...days)).toBeLessThanOrEqual(-1);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(-3650);
    expect(new Set(days).size).toBeGreaterThan(250);
  });
});

describe('the table of PS3.15 E.1-1', () => {
  const base = { ...DEFAULT_PROFILE.options, retainLongitudinal: false, cleanDescriptors: false, cleanGraphics: false };
  const all = { ...DEFAULT_PROFILE.options, retainDevice: true, retainPatientCharacteristics: true };
  it.each([
    ['x00100010', 'PatientName', 'empty', 'empty'],
    ['x00100020', 'PatientID', 'empty', 'empty'],
    ['x00100030', 'PatientBirthDate', 'empty', 'empty'],
    ['x00100040', 'PatientSex', 'empty', 'keep'],
    ['x00101010', 'PatientAge', 'remove', 'keep'],
    ['x00101030', 'PatientWeight', 'remove', 'keep'],
    ['x00101040', 'PatientAddress', 'remove', 'remove'],
    ['x00102160', 'EthnicGroup', 'remove', 'keep'],
    ['x00104000', 'PatientComments', 'remove', 'clean'],
    ['x00080018', 'SOPInstanceUID', 'map', 'map'],
    ['x0020000d', 'StudyInstanceUID', 'map', 'map'],
    ['x00200052', 'FrameOfReferenceUID', 'map', 'map'],
    ['x00080020', 'StudyDate', 'empty', 'shift'],
    ['x00080030', 'StudyTime', 'empty', 'shift'],
    ['x00080050', 'AccessionNumber', 'empty', 'empty'],
    ['x00080090', 'ReferringPhysicianName', 'empty', 'empty'],
    ['x00081030', 'StudyDescription', 'remove', 'clean'],
    ['x0008103e', 'SeriesDescription', 'remove', 'clean'],
    ['x00081048', 'PhysiciansOfRecord', 'remove', 'remove'],
    ['x00081050', 'PerformingPhysicianName', 'remove', 'remove'],
    ['x00080080', 'InstitutionName', 'dummy', 'dummy'],
    ['x00080081', 'InstitutionAddress', 'remove', 'remove'],
    ['x00081010', 'StationName', 'dummy', 'keep'],
    ['x00181000', 'DeviceSerialNumber', 'dummy', 'keep'],
    ['x00181002', 'DeviceUID', 'map', 'keep'],
    ['x00204000', 'ImageComments', 'remove', 'clean'],
    ['x00400244', 'PerformedProcedureStepStartDate', 'remove', 'shift'],
    ['x00200010', 'StudyID', 'empty', 'empty'],
    ['x0040a730', 'ContentSequence', 'dummy', 'dummy'],
    ['x00700001', 'GraphicAnnotationSequence', 'remove', 'dummy'],
    ['x60003000', 'OverlayData', 'remove', 'remove'],
    ['x60024000', 'OverlayComments', 'remove', 'remove'],
    ['x50103000', 'CurveData', 'remove', 'remove'],
    ['x00280010', 'Rows', null, null],
    ['x00080060', 'Modality', null, null],
  ])('%s %s: %s; with every option %s', (tag, _keyword, plain, retained) => {
    expect(tableActionOf(tag, base)).toBe(plain);
    expect(tableActionOf(tag, all)).toBe(retained);
  });
});

describe('what may stay', () => {
  it('words of a description', () => {
    expect(cleanedText('HWS seitl. Flexion, Müller Hans, C5/6')).toBe('HWS seitl Flexion C5/6');
    expect(cleanedText('MUELLER^HANS')).toBe('');
    expect(['lateral flexion', 'lateral Meyer', ''].map(isAllVocabulary)).toEqual([true, false, false]);
  });
  it('free text by tag and value', () => {
    expect(isAllowedText('x00080070', 'SIEMENS')).toBe(true);
    expect(isAllowedText('x00080070', 'SIEMENS St. Mary')).toBe(false);
    expect(['B30f', 'H70h\\3', 'FC08', 'BONE'].map((kernel) => isAllowedText('x00181210', kernel))).toEqual(Array(4).fill(true));
    expect(['MRN123AB', 'Mueller', 'B3063'].map((kernel) => isAllowedText('x00181210', kernel))).toEqual(Array(3).fill(false));
    expect(isAllowedText('x00081090', 'SIEMENS')).toBe(false);
  });
  it('code strings of the words of the standard', () => {
    const stay = ['ORIGINAL', 'MONOCHROME2', 'HFS', 'CT_SOM5 SPI', 'AXIAL MODE', 'HAS OBS CONTEXT'];
    expect(stay.map((value) => isDefinedTerm('x00080008', value))).toEqual(stay.map(() => true));
    expect(['MUELLER', 'AXIAL MUELLER', 'MRN 4711', 'Axial', 'X47'].map((value) => isDefinedTerm('x00080008', value))).toEqual(
      Array(5).fill(false),
    );
  });
  it('codes of the form of their scheme: SNOMED CT identifiers by their check digit', () => {
    expect(['9964006', '24154002', '122494005', '1217257000'].map((code) => isPublicCode('SCT', code))).toEqual(
      Array(4).fill(true),
    );
    expect(['9964007', '24154020', '470815123'].map((code) => isPublicCode('SCT', code))).toEqual(Array(3).fill(false));
    expect([isPublicCode('DCM', '121322'), isPublicCode('DCM', 'MUELLER7'), isPublicCode('99SITE', '1')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isPublicCode('UCUM', 'mm'), isPublicCode('UCUM', '{MUELLER}'), isPublicCode('constructor', '1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the search of a copy', () => {
  const wanted = wantedOf(
    [
      { tag: 'x00100010', vr: 'PN', text: 'Mary^Konstantinidis' },
      { tag: 'x00100020', vr: 'LO', text: '4711081' },
      { tag: 'x00204000', vr: 'LT', text: 'seen by Oberhuber' },
      { tag: 'x00081030', vr: 'LO', text: 'lateral flexion' },
    ],
    new Set(['removed']),
  );
  it('finds a name in any text, short ones as words of their own', () => {
    expect(holdsWanted('Dr. KONSTANTINIDISSON', 'LO', wanted)).toBe(true);
    expect(holdsWanted('for mary', 'LO', wanted)).toBe(true);
    expect(holdsWanted('primary', 'LO', wanted)).toBe(false);
    expect(holdsWanted('PRIMARY', 'CS', wanted)).toBe(false);
  });
  it('finds other text where free text stands, and long numbers as whole values', () => {
    expect(holdsWanted('also seen by oberhuber.', 'ST', wanted)).toBe(true);
    expect(holdsWanted('4711081', 'IS', wanted)).toBe(true);
    expect(holdsWanted('0.4711081', 'DS', wanted)).toBe(false);
    expect(holdsWanted('lateral flexion', 'LO', wanted)).toBe(false);
  });
});
