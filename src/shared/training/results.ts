import { agreementOf, blandAltman, PASS_MARK, patientOf, type AgainstReference } from '#shared/agreement';
import { createRandom } from '#shared/statistics';
import { EXPERT_READER, readingsFile, type ReadCase } from './exporting.ts';
import { heatMap } from './heatMap.ts';
import { learningCurve } from './learning.ts';
import { trainingPlots } from './plots/trainingPlots.ts';
import type { PlotStyle } from './plots/svg.ts';
import type { CaseScore } from './score.ts';
import { trainingNumber, trainingWords, wordOf, type TrainingLanguage, type TrainingWord } from './words.ts';

/** One committed reading with its score. */
export interface ScoredReading {
  readonly round: number;
  readonly position: number;
  readonly caseKey: string;
  readonly seconds: number;
  readonly score: CaseScore;
}

export interface SessionResults {
  readonly against: AgainstReference | null;
  readonly medianMm: number | null;
  readonly clerical: number;
  readonly secondsPerCase: number | null;
  readonly plots: Readonly<Record<'blandAltman' | 'learning' | 'heat' | 'confusion', string>>;
}

/** The measure that the pass mark is about. */
export const MAIN_MEASURE = 'interspinousMotion';
const CATEGORIES = ['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis'];
/** Of the bootstrap intervals: the same readings give the same numbers. */
const SEED = 20260301;

/** The reader's and the expert's rows, as they are exported and as `agreement` reads them. */
export function readCases(readings: readonly ScoredReading[], reader: string): readonly ReadCase[] {
  return readings.flatMap(({ caseKey, round, seconds, score }) => {
    const row = (who: string, levels: ReadCase['levels'], time: number | null, clerical: boolean): ReadCase => ({
      caseKey,
      reader: who,
      round,
      seconds: time,
      levels,
      clerical,
    });
    return [
      row(
        reader,
        score.levels.flatMap(({ fellow }) => (fellow === null ? [] : [fellow])),
        seconds,
        score.clerical.length > 0,
      ),
      row(
        EXPERT_READER,
        score.levels.map(({ expert }) => expert),
        null,
        false,
      ),
    ];
  });
}

export function sessionResults(readings: readonly ScoredReading[], reader: string, language: TrainingLanguage): SessionResults {
  const file = readingsFile(readCases(readings, reader), MAIN_MEASURE, 'mm');
  const agreement = agreementOf(file, createRandom(SEED).next);
  const distances = readings.flatMap(({ score }) =>
    score.points.flatMap(({ distanceMm }) => (distanceMm === null ? [] : [distanceMm])),
  );
  return {
    against: agreement.againstReference.find((one) => one.reader === reader) ?? null,
    medianMm: median(distances),
    clerical: readings.reduce((sum, { score }) => sum + score.clerical.length, 0),
    secondsPerCase: readings.length === 0 ? null : readings.reduce((sum, { seconds }) => sum + seconds, 0) / readings.length,
    plots: plotsOf(readings, language),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}

function plotsOf(readings: readonly ScoredReading[], language: TrainingLanguage): SessionResults['plots'] {
  const words = trainingWords(language);
  const style = (title: TrainingWord, description: TrainingWord): PlotStyle => ({
    title: words[title],
    description: words[description],
    number: trainingNumber(language),
  });
  const pairs = readings.flatMap(({ caseKey, score }) =>
    score.levels.flatMap(({ segment, fellow, expert }) => {
      const [first, second] = [fellow?.values[MAIN_MEASURE] ?? null, expert.values[MAIN_MEASURE] ?? null];
      return first === null || second === null ? [] : [{ cluster: patientOf(`${caseKey}/${segment}`), first, second }];
    }),
  );
  const inOrder = [...readings].sort((a, b) => a.round - b.round || a.position - b.position);
  const errors = inOrder.flatMap(({ score }, i) =>
    score.levels.flatMap(({ differences }) => {
      const error = differences[MAIN_MEASURE];
      return error === undefined ? [] : [{ x: i + 1, y: Math.abs(error) }];
    }),
  );
  const calls = readings.flatMap(({ score }) =>
    score.levels.flatMap(({ expert, fellow }): readonly (readonly [string, string])[] =>
      expert.category === null || fellow === null || fellow.category === null ? [] : [[expert.category, fellow.category]],
    ),
  );
  const cells = heatMap(readings.flatMap(({ score }) => score.points));
  return {
    blandAltman: trainingPlots.blandAltman(pairs, blandAltman(pairs), {
      ...style('blandAltman', 'blandAltmanText'),
      mean: words.mean,
      difference: words.difference,
      bias: words.bias,
    }),
    learning: trainingPlots.learning(learningCurve(errors), PASS_MARK.sem, {
      ...style('learning', 'learningText'),
      cases: words.cases,
      error: words.error,
    }),
    heat: trainingPlots.heat(cells, { ...style('heat', 'heatText'), part: (part) => wordOf(language, 'part', part) }),
    confusion: trainingPlots.confusion(calls, CATEGORIES, {
      ...style('confusion', 'confusionText'),
      category: (category) => wordOf(language, 'category', category),
      fellow: words.reader,
      expert: words.expert,
    }),
  };
}
