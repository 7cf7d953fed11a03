import { describe, expect, it } from 'vitest';
import { decimalString } from '#shared/dicom/write';

describe('decimalString', () => {
  it.each([
    [0.22, '0.22', true],
    [-0, '0', true],
    [1830, '1830', true],
    [-86.175, '-86.175', true],
    [1e21, '1e21', true],
    // Sixteen characters exactly.
    [0.12345678901234, '0.12345678901234', true],
    // Longer: the nearest that fits, and said so. A cut after sixteen characters would make the first one 1.2.
    [-1.2345678901234566e-7, '-1.2345678901e-7', false],
    [1 / 3, '0.33333333333333', false],
    [-2 / 3, '-0.6666666666667', false],
    [1234.5678901234567, '1234.56789012346', false],
    [123456789012345680000, '1.23456789012e20', false],
  ])('%d is %s (exact: %s)', (value, text, exact) => {
    expect(decimalString(value)).toEqual({ text, exact });
    expect(text.length).toBeLessThanOrEqual(16);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('%d has none', (value) => {
    expect(decimalString(value)).toBeNull();
  });

  it('is never further off than one part in 10⁹, whatever the size', () => {
    for (let exponent = -300; exponent <= 300; exponent += 7)
      for (const mantissa of [1.2345678901234567, -9.876543210987654]) {
        const value = mantissa * 10 ** exponent;
        const got = decimalString(value);
        expect(got?.text.length).toBeLessThanOrEqual(16);
        expect(Math.abs(Number(got?.text) / value - 1)).toBeLessThan(1e-9);
      }
  });
});
