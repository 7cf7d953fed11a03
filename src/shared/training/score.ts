import type { Evaluation } from '#shared/evaluateCase';
import type { CaseDocument } from '#shared/case';
import { vertebraeOf, type Vertebra } from '#shared/spine';
import { clericalOf, type ClericalError } from './clerical.ts';
import type { LevelReading } from './events.ts';
import { landmarksOf, moved, type Landmark, type PartName } from './landmarks.ts';

/** A fellow's point beside the expert's. */
export interface PointDifference {
  readonly sopInstanceUID: string;
  readonly vertebra: Vertebra;
  readonly part: PartName;
  readonly replicate: number;
  readonly fellow: readonly [number, number];
  readonly expert: readonly [number, number];
  /** Fellow minus expert along the film's columns and rows, mm in the plane of the film's calibration; null without millimetres. */
  readonly offsetMm: readonly [number, number] | null;
  readonly distanceMm: number | null;
}

/** What the verdict of a level would have been with one of the fellow's points where the expert has it. */
export interface Turning {
  readonly vertebra: Vertebra;
  readonly part: PartName;
  readonly sopInstanceUID: string;
  readonly replicate: number;
  readonly band: string;
  readonly category: string;
}

export interface LevelScore {
  readonly segment: string;
  readonly fellow: LevelReading | null;
  readonly expert: LevelReading;
  /** Fellow minus expert, by measure; where both have it. */
  readonly differences: Readonly<Record<string, number>>;
  readonly agrees: boolean | null;
  /** Single points that alone turn the fellow's band or category into another; the largest distance first. */
  readonly turnedBy: readonly Turning[];
}

export interface CaseScore {
  readonly points: readonly PointDifference[];
  /** The expert's landmarks that the fellow has not placed. */
  readonly missing: readonly { readonly sopInstanceUID: string; readonly vertebra: Vertebra; readonly part: PartName }[];
  readonly levels: readonly LevelScore[];
  readonly clerical: readonly ClericalError[];
}

/** Every level's numbers by the names of the measures, in the plane that the rules use; lengths of interspinous motion without sign. */
export function levelReadings(evaluation: Evaluation, measures: readonly string[]): readonly LevelReading[] {
  const { measurements, assessment } = evaluation;
  const segments = [...new Set(measurements.flatMap(({ segment }) => (segment === null ? [] : [segment])))];
  return segments.map((segment) => {
    const judged = assessment.segments.find((one) => one.segment === segment);
    const values = measures.map((measure): readonly [string, number | null] => {
      const found = measurements.filter((one) => one.measure === measure && one.segment === segment && one.film === null);
      const { quantity } =
        found.find((one) => one.quantity.status === 'measured' && one.quantity.plane === assessment.ismPlane) ?? found[0] ?? {};
      if (quantity === undefined || quantity.status !== 'measured') return [measure, null];
      return [measure, measure === 'interspinousMotion' ? Math.abs(quantity.value) : quantity.value];
    });
    return { segment, values: Object.fromEntries(values), category: judged?.category ?? null, band: judged?.dynamic ?? null };
  });
}

export interface ScoreInput {
  readonly fellow: CaseDocument;
  /** Under the same UIDs as the fellow's. */
  readonly expert: CaseDocument;
  readonly measures: readonly string[];
  readonly evaluate: (document: CaseDocument) => Evaluation;
}

/**
 * The fellow's reading held against the expert's, point by point and level by level. Both are judged with the expert's stated reading error:
 * the bands of a reader without one of her own are wider, and a category would differ where not a single point does.
 */
export function scoreCase({ fellow: read, expert, measures, evaluate }: ScoreInput): CaseScore {
  const { reading } = expert;
  const { reading: _own, ...placing } = read;
  const fellow: CaseDocument = reading?.reader === undefined ? placing : { ...placing, reading: { reader: reading.reader } };
  const [own, theirs] = [evaluate(fellow), evaluate(expert)];
  const placed = landmarksOf(fellow);
  const wanted = landmarksOf(expert);
  const spacing = spacings(own, theirs);
  const points = placed.flatMap((one) => {
    const there = wanted.find((other) => isSame(one, other));
    return there === undefined ? [] : [difference(one, there, spacing.get(one.sopInstanceUID) ?? null)];
  });
  const [ownLevels, expertLevels] = [levelReadings(own, measures), levelReadings(theirs, measures)];
  const turnings = swaps(fellow, placed, points, own, evaluate);
  return {
    points,
    missing: wanted
      .filter((one) => !placed.some((other) => isSame(one, other)))
      .map(({ sopInstanceUID, vertebra, part }) => ({ sopInstanceUID, vertebra, part })),
    levels: expertLevels
      .filter((level) => Object.values(level.values).some((value) => value !== null) || level.category !== null)
      .map((level) => {
        const mine = ownLevels.find((one) => one.segment === level.segment) ?? null;
        return levelScore(level, mine, turnings.get(level.segment) ?? []);
      }),
    clerical: clericalOf(fellow, expert),
  };
}

const isSame = (a: Landmark, b: Landmark): boolean =>
  a.sopInstanceUID === b.sopInstanceUID && a.vertebra === b.vertebra && a.part === b.part;

type Spacing = readonly [row: number, column: number];

/** By image; the expert's where the fellow's document has none. */
function spacings(own: Evaluation, expert: Evaluation): ReadonlyMap<string, Spacing> {
  const all = new Map<string, Spacing>();
  for (const { films } of [expert, own])
    for (const { sopInstanceUID, calibration } of films) {
      const mm = calibration?.spacingMm ?? null;
      if (sopInstanceUID !== null && mm !== null) all.set(sopInstanceUID, mm);
    }
  return all;
}

function difference(fellow: Landmark, expert: Landmark, spacing: Spacing | null): PointDifference {
  const [dx, dy] = [fellow.point[0] - expert.point[0], fellow.point[1] - expert.point[1]];
  const offsetMm = spacing === null ? null : ([dx * spacing[1], dy * spacing[0]] as const);
  return {
    sopInstanceUID: fellow.sopInstanceUID,
    vertebra: fellow.vertebra,
    part: fellow.part,
    replicate: fellow.replicate,
    fellow: fellow.point,
    expert: expert.point,
    offsetMm,
    distanceMm: offsetMm === null ? null : Math.hypot(...offsetMm),
  };
}

function levelScore(expert: LevelReading, fellow: LevelReading | null, turnedBy: readonly Turning[]): LevelScore {
  const differences = Object.entries(expert.values).flatMap(([measure, value]) => {
    const mine = fellow?.values[measure] ?? null;
    return value === null || mine === null ? [] : [[measure, mine - value] as const];
  });
  const agrees =
    expert.category === null || fellow === null || fellow.category === null ? null : fellow.category === expert.category;
  return { segment: expert.segment, fellow, expert, differences: Object.fromEntries(differences), agrees, turnedBy };
}

/** Point by point: the fellow's reading with that one point moved to the expert's place, where that changes what is said of a level. */
function swaps(
  fellow: CaseDocument,
  placed: readonly Landmark[],
  points: readonly PointDifference[],
  own: Evaluation,
  evaluate: ScoreInput['evaluate'],
): ReadonlyMap<string, readonly Turning[]> {
  const turned = new Map<string, Turning[]>();
  const said = new Map<string, string>(own.assessment.segments.map((one) => [one.segment, `${one.dynamic}|${one.category}`]));
  // Only vertebrae of the judged levels and of the levels above them can change what is said of them.
  const near = new Set(
    own.assessment.segments.flatMap((one) =>
      [one.segment, one.superjacentSegment ?? one.segment].flatMap((s) => vertebraeOf(s) ?? []),
    ),
  );
  const byDistance = [...points].sort((a, b) => (b.distanceMm ?? 0) - (a.distanceMm ?? 0));
  for (const { vertebra, part, sopInstanceUID, replicate, expert } of byDistance) {
    if (!near.has(vertebra)) continue;
    const mark = placed.find(
      (one) =>
        one.sopInstanceUID === sopInstanceUID && one.vertebra === vertebra && one.part === part && one.replicate === replicate,
    );
    if (mark === undefined) continue;
    for (const level of evaluate(moved(fellow, mark, expert)).assessment.segments) {
      if (said.get(level.segment) === `${level.dynamic}|${level.category}`) continue;
      const all = turned.get(level.segment) ?? [];
      all.push({ vertebra, part, sopInstanceUID, replicate, band: level.dynamic, category: level.category });
      turned.set(level.segment, all);
    }
  }
  return turned;
}
