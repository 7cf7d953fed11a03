/** Exit codes of the command line (contract). */
export const EXIT = { done: 0, ourFailure: 1, usage: 2, unusableInput: 3, unavailable: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may touch of the terminal. */
export interface Terminal {
  /** A line on stdout. */
  readonly print: (text: string) => void;
  /** A line on stderr: errors always, progress where it helps. */
  readonly complain: (text: string) => void;
  /** Replaces the progress line on a terminal; does nothing elsewhere. Empty text clears it. */
  readonly progress: (text: string) => void;
}

export interface CommandLine {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`. */
  readonly help: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** Wrong usage: message to stderr, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
