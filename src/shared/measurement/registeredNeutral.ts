import type { RegistrationAnnotation } from '#shared/annotation';
import { MOTION_SEGMENTS, vertebraeOf, type Segment, type Vertebra } from '#shared/spine';
import { Z_975, type Quantity } from '#shared/units';
import { figure, inEnglish, sentence, type Sentence } from '#shared/wording';
import { rounded } from './derive.ts';
import { wrapDegrees, type Facing } from './bodyFrame.ts';
import type { Measurement } from './measurement.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';

export interface ThreePoses {
  readonly flexion: string;
  readonly neutral: string;
  readonly extension: string;
  readonly facing: Facing;
}

/** A closure beyond this many standard errors, and this many degrees, is not chance. */
const CLOSURE_ERRORS = 3;
const CLOSURE_DEG = 0.3;

/** Whether a registration leads to or from the neutral film of these poses. */
export const leadsOverNeutral = (one: RegistrationAnnotation, { flexion, neutral, extension }: ThreePoses): boolean =>
  (one.from === flexion && one.to === neutral) || (one.from === neutral && one.to === extension);

/**
 * The neutral film as a third pose: each segment's rotation from flexion to neutral and from neutral to extension, and by how much their sum
 * differs from flexion to extension directly. Three fits that know nothing of each other; that they close is the check on all three.
 */
export function neutralRegistered(
  all: readonly RegistrationAnnotation[],
  poses: ThreePoses,
): { readonly measurements: readonly Measurement[]; readonly notices: readonly Notice[] } {
  const find = (vertebra: Vertebra, from: string, to: string): RegistrationAnnotation | null =>
    all.find((one) => one.vertebra === vertebra && one.from === from && one.to === to && one.accepted) ?? null;
  const measurements: Measurement[] = [];
  const notices: Notice[] = [];
  if (!all.some((one) => leadsOverNeutral(one, poses))) return { measurements, notices };
  for (const segment of MOTION_SEGMENTS) {
    const [upper, lower] = vertebraeOf(segment) as readonly [Vertebra, Vertebra];
    const turn = (from: string, to: string): Turn | null => turnOf(find(upper, from, to), find(lower, from, to), poses.facing);
    const first = turn(poses.flexion, poses.neutral);
    const second = turn(poses.neutral, poses.extension);
    const whole = turn(poses.flexion, poses.extension);
    if (first !== null)
      measurements.push(
        measured(
          'registeredRotationFlexionNeutral',
          segment,
          first,
          sentence('how.registeredPart'),
          poses.flexion,
          poses.neutral,
        ),
      );
    if (second !== null)
      measurements.push(
        measured(
          'registeredRotationNeutralExtension',
          segment,
          second,
          sentence('how.registeredPart'),
          poses.neutral,
          poses.extension,
        ),
      );
    if (first === null || second === null || whole === null) continue;
    const closure: Turn = {
      degrees: wrapDegrees(first.degrees + second.degrees - whole.degrees),
      variance: first.variance + second.variance + whole.variance,
      ids: [...first.ids, ...second.ids, ...whole.ids],
    };
    const measurement = measured(
      'registeredRotationClosure',
      segment,
      closure,
      sentence('how.registeredClosure'),
      poses.flexion,
      poses.neutral,
      poses.extension,
    );
    measurements.push(measurement);
    const error = Math.sqrt(closure.variance);
    if (Math.abs(closure.degrees) > Math.max(CLOSURE_DEG, CLOSURE_ERRORS * error))
      notices.push(
        notice(
          'REGISTRATION_DOES_NOT_CLOSE',
          sentence('registration.closure', { segment, degrees: figure(Math.round(closure.degrees * 100) / 100) }),
          segment,
          closure.ids,
        ),
      );
  }
  return { measurements, notices };
}

interface Turn {
  readonly degrees: number;
  readonly variance: number;
  readonly ids: readonly string[];
}

/** Upper against lower, positive when the upper one turns into flexion from the second film to the first. */
function turnOf(upper: RegistrationAnnotation | null, lower: RegistrationAnnotation | null, facing: Facing): Turn | null {
  const [a, b] = [upper?.covariance?.[0]?.[0], lower?.covariance?.[0]?.[0]];
  if (upper === null || lower === null || a === undefined || b === undefined) return null;
  return { degrees: wrapDegrees(facing * (upper.angle - lower.angle)), variance: a + b, ids: [upper.id, lower.id] };
}

function measured(measure: string, segment: Segment, turn: Turn, method: Sentence, ...images: readonly string[]): Measurement {
  const error = Math.sqrt(turn.variance);
  const quantity: Quantity = {
    status: 'measured',
    value: rounded(turn.degrees),
    unit: 'deg',
    standardError: rounded(error),
    interval95: [rounded(turn.degrees - Z_975 * error), rounded(turn.degrees + Z_975 * error)],
    method: inEnglish(method),
    plane: 'none',
    said: method,
  };
  return {
    measure,
    segment,
    vertebra: null,
    film: null,
    quantity,
    basis: { annotations: [...turn.ids], images: [...images], calibration: null },
  };
}
