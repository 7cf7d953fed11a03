import { buildStudyIndex, parseInstance, type Instance, type StudyIndex } from '#shared/dicom';
import { evaluateCase, type Evaluation } from '#shared/evaluateCase';
import {
  caseDocumentOf,
  filmObject,
  phantomCase,
  truthOf,
  type FilmPixels,
  type PhantomCase,
  type PhantomSegment,
} from '#shared/phantom';
import { POSES, type Pose } from '#shared/spine';
import { check, type SelfTestCheck } from './selfTestCheck.ts';

/** Facing left, facing right, mirrored, two constructs' worth of motion. */
const CASES = ['fused', 'right-facing', 'mirrored', 'two-level-mixed'] as const;

/** What the contract asks of exact landmarks. */
const TOLERANCE = { mm: 0.02, degrees: 0.05, magnification: 0.005 } as const;

/**
 * The whole way of the bundled phantom: its films are written as DICOM (with blank pixels), read again, indexed, its landmarks evaluated, and
 * every number held against the phantom's closed form. Of the levels of a case the one that is furthest off is shown.
 */
export function measurementChecks(): readonly SelfTestCheck[] {
  return CASES.flatMap((name) => {
    const one = phantomCase(name);
    const index = one === null ? null : indexOf(one);
    if (one === null || index === null) return [check(`measurement: ${name}: films written and read again`, 1, 0, 0)];
    return checksOf(one, evaluateCase(caseDocumentOf(one, false), index));
  });
}

const BLANK: FilmPixels = { rows: 4, columns: 4, values: new Uint16Array(16), windowCenter: 2048, windowWidth: 4096 };

function indexOf(one: PhantomCase): StudyIndex | null {
  const instances: Instance[] = [];
  for (const pose of POSES) {
    if (one.spec.films[pose] === undefined) continue;
    const written = filmObject(one, pose, BLANK, true);
    const read = written.ok ? parseInstance(written.value.bytes, `${pose}.dcm`) : null;
    if (read === null || !read.ok) return null;
    instances.push(read.value);
  }
  return buildStudyIndex({ instances, rejected: [], files: instances.length });
}

interface Compared {
  readonly segment: string;
  readonly expected: number;
  readonly got: number | null;
}

function checksOf(one: PhantomCase, { measurements, films }: Evaluation): readonly SelfTestCheck[] {
  const truth = truthOf(one.spec);
  const { levels } = truth;
  if (levels === null) return [];
  const of = (measure: string, segment: string, film: Pose | null, plane: string | null): number | null => {
    const found = measurements.find(
      (m) => m.measure === measure && m.segment === segment && m.film === film && (plane === null || m.plane === plane),
    );
    return found?.quantity.status === 'measured' ? found.quantity.value : null;
  };
  const segments = Object.keys(levels) as PhantomSegment[];
  const worst = (
    expected: (segment: PhantomSegment) => number,
    got: (segment: PhantomSegment) => number | null,
  ): Compared | null => {
    const compared = segments.map((segment) => ({ segment, expected: expected(segment), got: got(segment) }));
    const error = ({ expected: e, got: g }: Compared): number => (g === null ? Infinity : Math.abs(g - e));
    return compared.reduce<Compared | null>((most, next) => (most === null || error(next) > error(most) ? next : most), null);
  };
  const row = (what: string, compared: Compared | null, tolerance: number): readonly SelfTestCheck[] =>
    compared === null
      ? []
      : [check(`measurement: ${one.name}: ${what}, ${compared.segment}`, compared.expected, compared.got, tolerance)];
  const magnification = films.find((film) => film.pose === 'flexion')?.calibration?.magnification?.value ?? null;
  const trueMagnification = truth.films.flexion?.magnification ?? Number.NaN;
  return [
    ...row(
      'interspinous distance, flexion, mm',
      worst(
        (segment) => levels[segment].interspinousFlexion,
        (segment) => of('interspinousDistance', segment, 'flexion', null),
      ),
      TOLERANCE.mm,
    ),
    ...row(
      'interspinous motion, object plane, mm',
      worst(
        (segment) => levels[segment].motionObject,
        (segment) => of('interspinousMotion', segment, null, 'object'),
      ),
      TOLERANCE.mm,
    ),
    ...row(
      'interspinous motion, detector plane, mm',
      worst(
        (segment) => levels[segment].motionDetector,
        (segment) => of('interspinousMotion', segment, null, 'detector'),
      ),
      TOLERANCE.mm,
    ),
    ...row(
      'segmental rotation, degrees',
      worst(
        (segment) => levels[segment].rotationProjected,
        (segment) => of('segmentalRotation', segment, null, null),
      ),
      TOLERANCE.degrees,
    ),
    ...row(
      'segmental translation, mm',
      worst(
        (segment) => levels[segment].translation[0],
        (segment) => of('segmentalTranslation', segment, null, null),
      ),
      TOLERANCE.mm,
    ),
    check(
      `measurement: ${one.name}: magnification of the flexion film`,
      trueMagnification,
      magnification,
      TOLERANCE.magnification,
    ),
  ];
}
