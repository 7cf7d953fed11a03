import { proposeVertebrae, type ProposedName } from '#shared/landmarks';
import type { Vertebra } from '#shared/spine';
import { seeded } from '../../../tests/fixtures/spineFilms.ts';
import type { TrialFilm } from '../../../tests/fixtures/registrationTrial.ts';

/** One proposed point against its truth. */
export interface ProposalMiss {
  readonly vertebra: Vertebra;
  readonly name: ProposedName;
  /** On the detector, mm. */
  readonly miss: number;
  readonly confidence: number;
}

/** SD of a click about the body's centre along each axis, mm on the detector. */
export const CLICK_SD_MM = 1;
const NAMES = ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior', 'tip'] as const;

/** Proposals from one click in each vertebra of a film. */
export function proposalsOn(
  film: TrialFilm,
  seed: number,
): { readonly misses: readonly ProposalMiss[]; readonly milliseconds: number } {
  const random = seeded(seed);
  const clicks = [...film.landmarks].map(([vertebra, m]) => {
    const middle = (axis: 0 | 1): number =>
      (m.superiorAnterior[axis] + m.superiorPosterior[axis] + m.inferiorPosterior[axis] + m.inferiorAnterior[axis]) / 4 +
      (CLICK_SD_MM * random.normal()) / film.pixelMm;
    return { vertebra, centre: [middle(0), middle(1)] as const };
  });
  const start = performance.now();
  const proposals = proposeVertebrae(film, film.pixelMm, clicks);
  const milliseconds = performance.now() - start;
  const misses = [...film.landmarks].flatMap(([vertebra, truth]) =>
    NAMES.map((name): ProposalMiss => {
      const proposed = proposals.get(vertebra)?.points[name];
      const [x, y] = proposed?.point ?? [Number.NaN, Number.NaN];
      const miss = Math.hypot(x - truth[name][0], y - truth[name][1]) * film.pixelMm;
      return { vertebra, name, miss, confidence: proposed?.confidence ?? 0 };
    }),
  );
  return { misses, milliseconds };
}

export function proposalTable(
  groups: readonly { readonly name: string; readonly misses: readonly ProposalMiss[] }[],
): readonly string[] {
  const share = (misses: readonly ProposalMiss[], limit: number): string =>
    misses.length === 0 ? '—' : `${((100 * misses.filter(({ miss }) => miss <= limit).length) / misses.length).toFixed(1)}`;
  return [
    '| films | corners | within 1 mm, % | C2’s upper corners, % | tips | within 1 mm, % | within 2 mm, % |',
    '| ----- | ------- | -------------- | --------------------- | ---- | -------------- | -------------- |',
    ...groups.map(({ name, misses }) => {
      const corners = misses.filter((one) => one.name !== 'tip');
      const tips = misses.filter((one) => one.name === 'tip');
      const second = corners.filter((one) => one.vertebra === 'C2' && one.name.startsWith('superior'));
      return `| ${name} | ${corners.length} | ${share(corners, 1)} | ${share(second, 1)} | ${tips.length} | ${share(tips, 1)} | ${share(tips, 2)} |`;
    }),
  ];
}

/** How often corners of stated confidence are within 1 mm. */
export function confidenceTable(misses: readonly ProposalMiss[]): readonly string[] {
  const corners = misses.filter((one) => one.name !== 'tip');
  const steps = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];
  return [
    '| stated confidence of a corner | corners | within 1 mm, % |',
    '| ----------------------------- | ------- | -------------- |',
    ...steps.slice(0, -1).flatMap((from, i) => {
      const to = steps[i + 1] ?? 1;
      const inside = corners.filter(({ confidence }) => confidence >= from && confidence < to);
      if (inside.length === 0) return [];
      return [
        `| ${from} to ${Math.min(1, to)} | ${inside.length} | ${((100 * inside.filter(({ miss }) => miss <= 1).length) / inside.length).toFixed(1)} |`,
      ];
    }),
  ];
}
