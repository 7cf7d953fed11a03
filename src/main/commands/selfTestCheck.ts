/** One thing that must come out right on this machine. Field names are the contract of the command line. */
export interface SelfTestCheck {
  readonly name: string;
  readonly expected: number;
  readonly got: number | null;
  /** Largest difference that passes, in the check's own unit. */
  readonly tolerance: number;
  readonly passed: boolean;
}

export const check = (name: string, expected: number, got: number | null, tolerance: number): SelfTestCheck => ({
  name,
  expected,
  got,
  tolerance,
  passed: got !== null && Math.abs(got - expected) <= tolerance,
});
