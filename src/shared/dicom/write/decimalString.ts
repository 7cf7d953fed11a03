/** A number as a Decimal String (PS3.5 6.2: at most 16 characters), and whether the text says it exactly. */
export interface DecimalString {
  readonly text: string;
  /** `Number(text) === value`. */
  readonly exact: boolean;
}

const MAX_LENGTH = 16;

/**
 * The shortest text that reads back as `value`, or, where that is longer than 16 characters, the nearest value that fits (relative error
 * below 1e-9), marked as not exact so that the caller can say so. null for NaN and infinities, which DS cannot hold.
 */
export function decimalString(value: number): DecimalString | null {
  if (!Number.isFinite(value)) return null;
  const shortest = shorter(String(value));
  if (shortest.length <= MAX_LENGTH) return { text: Object.is(value, -0) ? '0' : shortest, exact: true };
  for (let digits = 16; digits >= 1; digits--) {
    // Fixed and scientific notation lose different digits: the nearer of those that fit is taken.
    const candidates = [value.toPrecision(digits), value.toExponential(digits - 1)]
      .map((text) => shorter(trimZeros(text)))
      .filter((text) => text.length <= MAX_LENGTH);
    if (candidates.length === 0) continue;
    const text = candidates.reduce((best, next) =>
      Math.abs(Number(next) - value) < Math.abs(Number(best) - value) ? next : best,
    );
    return { text, exact: Number(text) === value };
  }
  return null;
}

const shorter = (text: string): string => text.replace('e+', 'e');

function trimZeros(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/0+$/, '').replace(/\.$/, '') : mantissa;
  return exponent === undefined ? trimmed : `${trimmed}e${exponent}`;
}
