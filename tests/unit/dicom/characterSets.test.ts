import { describe, expect, it } from 'vitest';
import { hex, latin } from '../../fixtures/dicomBytes.ts';
import { instanceFrom, filmAttributes } from '../../fixtures/dicomInstances.ts';

/** The patient's name as the instance has it, from the bytes of (0008,0005) and (0010,0010). */
const nameOf = (characterSet: string, bytes: Uint8Array) =>
  instanceFrom(
    filmAttributes('1.2.3.4', [
      ['00080005', 'CS', characterSet],
      ['00100010', 'PN', bytes],
    ]),
  );

const ESC = '1b';
describe('names in the character sets of PS3.3 C.12.1.1.2', () => {
  it.each([
    // The examples of PS3.5 annexes H, I, J, K.
    [
      'Japanese, ASCII first (H.3.1)',
      '\\ISO 2022 IR 87',
      `59616d6164615e5461726f753d ${ESC}2442 3b33 4544 ${ESC}2842 5e ${ESC}2442 4240 4f3a ${ESC}2842 3d ${ESC}2442 2464 245e 2440 ${ESC}2842 5e ${ESC}2442 243f 246d 2426 ${ESC}2842`,
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
    ],
    [
      'Japanese, half-width katakana first (H.3.2)',
      'ISO 2022 IR 13\\ISO 2022 IR 87',
      `d4cfc0de5ec0dbb33d ${ESC}2442 3b33 4544 ${ESC}284a 5e ${ESC}2442 4240 4f3a ${ESC}284a 3d ${ESC}2442 2464 245e 2440 ${ESC}284a 5e ${ESC}2442 243f 246d 2426 ${ESC}284a`,
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    ],
    [
      'Korean (I.2)',
      '\\ISO 2022 IR 149',
      `486f6e675e47696c646f6e673d ${ESC}242943 fbf3 5e ${ESC}242943 d1ce d4d7 3d ${ESC}242943 c8ab 5e ${ESC}242943 b1e6 b5bf`,
      'Hong^Gildong=洪^吉洞=홍^길동',
    ],
    [
      'Chinese in UTF-8 (J.1)',
      'ISO_IR 192',
      '57616e67 5e 5869616f446f6e67 3d e78e8b 5e e5b08fe69db1 3d',
      'Wang^XiaoDong=王^小東',
    ],
    ['Chinese in GB18030 (J.2)', 'GB18030', '57616e67 5e 5869616f446f6e67 3d cdf5 5e d0a1b6ab 3d', 'Wang^XiaoDong=王^小东'],
    ['Chinese in GBK (J.4)', 'GBK', '57616e67 3d cdf5 5e d0a1b6ab', 'Wang=王^小东'],
    [
      'Chinese by escape (K.1)',
      '\\ISO 2022 IR 58',
      `5a68616e67 5e 5869616f446f6e67 3d ${ESC}242941 d5c5 5e ${ESC}242941 d0a1b6ab 3d`,
      'Zhang^XiaoDong=张^小东',
    ],
    ['supplementary kanji', '\\ISO 2022 IR 159', `41 ${ESC}242844 3021 ${ESC}2842 42`, 'A丂B'],
    // One letter or two of each single-byte set, by its table.
    ['Latin 1', 'ISO_IR 100', 'c46e656173 5e 52fc6469676572', 'Äneas^Rüdiger'],
    ['Latin 2', 'ISO_IR 101', 'a36f64b9', 'Łodš'],
    ['Latin 3', 'ISO_IR 109', 'a6e9', 'Ĥé'],
    ['Latin 4', 'ISO_IR 110', 'aae7', 'Ēį'],
    ['Cyrillic', 'ISO_IR 144', 'bbeeDAD2', 'Люкв'],
    ['Arabic', 'ISO_IR 127', 'e2c8c7e6ea', 'قباني'],
    ['Greek', 'ISO_IR 126', 'c4e9ef', 'Διο'],
    ['Hebrew', 'ISO_IR 138', 'f9f8e5ef', 'שרון'],
    ['Latin 5', 'ISO_IR 148', 'ddfd', 'İı'],
    ['Latin 9', 'ISO_IR 203', 'a4bdbe', '€œŸ'],
    ['Thai', 'ISO_IR 166', 'a1d2', 'กา'],
    ['Latin 9 by escape', '\\ISO 2022 IR 203', `41 ${ESC}2d62 a4`, 'A€'],
    ['Cyrillic by escape, after Latin 1', 'ISO 2022 IR 100\\ISO 2022 IR 144', `e95e ${ESC}2d4c bb`, 'é^Л'],
    ['an escape ends at the delimiter', 'ISO 2022 IR 100\\ISO 2022 IR 144', `${ESC}2d4c bb 5e e9`, 'Л^é'],
    ['names of sets misspelt', 'ISO-IR 100', 'e9', 'é'],
    ['a set that is called but not named', '\\ISO 2022 IR 87', `${ESC}242943 c8ab`, '홍'],
  ])('%s', (_, characterSet, digits, name) => {
    const { patient, warnings } = nameOf(characterSet, hex(digits));
    expect(patient.name).toBe(name);
    expect(warnings).toEqual([]);
  });

  it('says that it guessed: no set, UTF-8 bytes', () => {
    const { patient, warnings } = instanceFrom(filmAttributes('1.2.3.4', [['00100010', 'PN', hex('4ac3b6726720')]]));
    expect(patient.name).toBe('Jörg');
    expect(warnings).toEqual(['CHARACTER_SET_ABSENT']);
  });

  it('says that it guessed: no set, Latin 1 bytes', () => {
    const { patient, warnings } = instanceFrom(filmAttributes('1.2.3.4', [['00100010', 'PN', hex('4af67267')]]));
    expect(patient.name).toBe('Jörg');
    expect(warnings).toEqual(['CHARACTER_SET_ABSENT']);
  });

  it('says that it does not know the set', () => {
    const { patient, warnings } = nameOf('ISO_IR 999', hex('4af67267'));
    expect(patient.name).toBe('Jörg');
    expect(warnings).toEqual(['CHARACTER_SET_UNKNOWN']);
  });

  it('is not confused by a backslash within a two-byte character', () => {
    // 表 is 955C in Shift JIS, whose second byte is a backslash.
    expect(nameOf('ISO_IR 13', hex('955c')).patient.name).toBe('表');
  });

  it('keeps pure ASCII whatever is declared', () => {
    expect(nameOf('ISO_IR 999', latin('Doe^J')).warnings).toEqual(['CHARACTER_SET_UNKNOWN']);
    expect(nameOf('', latin('Doe^J')).patient.name).toBe('Doe^J');
  });
});
