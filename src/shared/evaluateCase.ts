import type { Assessment, EvaluationWarning } from '#shared/assessment';
import { assessCase } from '#shared/assessment';
import type { Calibration, ScaleLock } from '#shared/calibration';
import type { CaseDocument } from '#shared/case';
import { canonicalJson } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Measurement, ReaderError } from '#shared/measurement';
import { measureCase } from '#shared/measurement';
import type { Pose } from '#shared/spine';
import { withoutSentences, type Sentence } from '#shared/wording';
import { POSES } from '#shared/spine';

/** A film as it was used: which image, who said so, and where its millimetres come from. */
export interface EvaluatedFilm {
  readonly pose: Pose;
  readonly sopInstanceUID: string | null;
  /** `case`, or the index's words. */
  readonly from: string | null;
  /** `from` in any language. */
  readonly fromSaid?: Sentence;
  readonly calibration: Calibration | null;
  /** Why there is no film, or null. */
  readonly unavailable: { readonly reason: string; readonly message: string; readonly said?: Sentence } | null;
}

/** Everything that is computed from a case: the same on screen, in the command line and at export. */
export interface Evaluation {
  readonly measurements: readonly Measurement[];
  readonly assessment: Assessment;
  readonly warnings: readonly EvaluationWarning[];
  readonly films: readonly EvaluatedFilm[];
  /** How the two films were brought to one scale; null without a pair. */
  readonly scale: Omit<ScaleLock, 'warnings'> | null;
  /** What the uncertainty of placement was taken from. */
  readonly reader: ReaderError;
}

/**
 * The one composition: case and index to measurements, assessment and warnings. Pure and deterministic, quick enough to run on every drag
 * of a point (a full two-film case in about a millisecond).
 */
export function evaluateCase(document: CaseDocument, index: StudyIndex): Evaluation {
  const measures = measureCase(document, index);
  const { assessment, notices } = assessCase(document, index, measures);
  return {
    measurements: measures.measurements,
    assessment,
    warnings: unique([...measures.notices, ...notices]),
    films: POSES.map((pose): EvaluatedFilm => {
      const choice = measures.choices[pose];
      return {
        pose,
        sopInstanceUID: choice.sopInstanceUID,
        from: choice.from,
        ...(choice.fromSaid === undefined ? {} : { fromSaid: choice.fromSaid }),
        calibration: measures.films[pose]?.calibration ?? null,
        unavailable: choice.reason === null ? null : whyNot(choice.reason, choice.message ?? '', choice.said),
      };
    }),
    scale: measures.lock === null ? null : scaleOf(measures.lock),
    reader: measures.reader,
  };
}

const whyNot = (reason: string, message: string, said: Sentence | undefined): EvaluatedFilm['unavailable'] =>
  said === undefined ? { reason, message } : { reason, message, said };

const scaleOf = ({ warnings: _said, ...lock }: ScaleLock): Omit<ScaleLock, 'warnings'> => lock;

function unique(warnings: readonly EvaluationWarning[]): readonly EvaluationWarning[] {
  const seen = new Set<string>();
  return warnings.filter(({ code, message, segment }) => {
    const key = `${code}\n${segment ?? ''}\n${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The evaluation as every face of the product writes it: one spelling, so that screen, command line and export compare byte by byte. */
export const evaluationJson = (evaluation: Evaluation): string => canonicalJson(withoutSentences(evaluation), 2);
