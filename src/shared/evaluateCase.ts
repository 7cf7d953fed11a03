import type { Assessment, EvaluationWarning } from '#shared/assessment';
import type { Measurement } from '#shared/measurement';

/** Everything that is computed from a case: the same on screen, in the command line and at export. */
export interface Evaluation {
  readonly measurements: readonly Measurement[];
  readonly assessment: Assessment;
  readonly warnings: readonly EvaluationWarning[];
}
