import { describe, expect, it } from 'vitest';
import { moved, ownPresetsOf } from '../../../../src/renderer/features/dynamic-films/ownPresets.ts';
import { freeDigits, presetsFor } from '../../../../src/renderer/features/dynamic-films/presets.ts';

const preset = (id: string, kind: 'CT' | 'film' = 'CT') => ({ id, kind, name: `Own ${id}`, width: 900, level: -50 });

describe('own windows', () => {
  it('take the digits that the program leaves: 6, 7, 8 for CT, 3 to 9 for films', () => {
    expect(freeDigits('CT')).toEqual(['6', '7', '8']);
    expect(freeDigits('film')).toEqual(['3', '4', '5', '6', '7', '8', '9']);
    const own = [preset('a'), preset('b', 'film'), preset('c'), preset('d'), preset('e')];
    const ct = presetsFor('CT', own).slice(-4);
    expect(ct.map(({ id, digit }) => [id, digit])).toEqual([
      ['a', '6'],
      ['c', '7'],
      ['d', '8'],
      ['e', null],
    ]);
    expect(ct[0]).toMatchObject({ voi: { kind: 'window', width: 900, center: -50 }, detail: '900 / −50' });
    expect(presetsFor('DX', own).at(-1)).toMatchObject({ id: 'b', digit: '3' });
  });

  it('move among those of their kind, and not past the ends', () => {
    const own = [preset('a'), preset('b', 'film'), preset('c')];
    expect(moved(own, 'c', -1).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(moved(own, 'a', -1)).toBe(own);
    expect(moved(own, 'b', 1)).toBe(own);
  });

  it('read from the disk are whole or left out', () => {
    const stored = {
      presets: [
        preset('a'),
        preset('a'),
        { ...preset('x'), width: 0 },
        { ...preset('y'), level: '40' },
        null,
        preset('b', 'film'),
      ],
    };
    expect(ownPresetsOf({ stored }).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ownPresetsOf({ stored })).toBe(ownPresetsOf({ stored }));
    expect(ownPresetsOf({ stored: { presets: 'none' } })).toEqual([]);
  });
});
