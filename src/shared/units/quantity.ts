import { inEnglish, type Sentence } from '#shared/wording';

/**
 * Every number that reaches a reader is a `Quantity`: measured, with its uncertainty, unit and plane, or unavailable with its reason.
 * Field names are the contract of the command line.
 */
export type Unit = 'mm' | 'deg' | '%' | 'px' | '1' | 'HU' | 'mm2' | 'px2';

/** Where a length is true: on the detector, at the patient's midline (magnification removed), in a CT volume, or nowhere (angles, ratios). */
export type Plane = 'detector' | 'object' | 'patient' | 'none';

export interface MeasuredQuantity {
  readonly status: 'measured';
  readonly value: number;
  readonly unit: Unit;
  /** One standard error, in `unit`. */
  readonly standardError: number;
  /** Two-sided 95 % interval `[low, high]`, in `unit`. */
  readonly interval95: readonly [number, number];
  /** How it was measured and where its uncertainty comes from, in words. */
  readonly method: string;
  readonly plane: Plane;
  /** `method` in any language; absent where nobody worded it so. */
  readonly said?: Sentence;
}

export interface UnavailableQuantity {
  readonly status: 'unavailable';
  /** Upper-case code, `/^[A-Z0-9_]+$/`. */
  readonly reason: string;
  readonly message: string;
  /** `message` in any language; absent where nobody worded it so. */
  readonly said?: Sentence;
}

export type Quantity = MeasuredQuantity | UnavailableQuantity;

/** 97.5 % quantile of the standard normal distribution. */
export const Z_975 = 1.959963984540054;

export interface MeasuredInput {
  readonly value: number;
  readonly unit: Unit;
  readonly standardError: number;
  readonly method: string;
  readonly plane: Plane;
}

/** A measured quantity whose interval is the normal one, `value ± 1.96 standard errors`. */
export function measured(input: MeasuredInput): MeasuredQuantity {
  const half = Z_975 * input.standardError;
  return {
    status: 'measured',
    value: input.value,
    unit: input.unit,
    standardError: input.standardError,
    interval95: [input.value - half, input.value + half],
    method: input.method,
    plane: input.plane,
  };
}

/** Why there is no number: a sentence of the core, or bare words where there is none. */
export const unavailable = (reason: string, why: Sentence | string): UnavailableQuantity =>
  typeof why === 'string'
    ? { status: 'unavailable', reason, message: why }
    : { status: 'unavailable', reason, message: inEnglish(why), said: why };
