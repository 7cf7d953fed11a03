import { isKnownAnnotation, type Annotation, type KnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import { mean } from '#shared/statistics';
import { pointsOf, withPoint, type PartName } from './landmarks.ts';
import type { ConsensusRule } from './pack.ts';

type Point = readonly [number, number];

const centre: Readonly<Record<Exclude<ConsensusRule, 'first'>, (values: readonly number[]) => number>> = {
  'mean-of-points': mean,
  'median-of-points': (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length / 2;
    const [low, high] = [sorted[Math.ceil(half) - 1] ?? NaN, sorted[Math.floor(half)] ?? NaN];
    return (low + high) / 2;
  },
};

const placeOf = (one: KnownAnnotation): string =>
  one.kind === 'vertebra' || one.kind === 'spinous-tip' ? `${one.kind}|${one.sopInstanceUID}|${one.vertebra}` : '';

/** Several experts' documents as one: each landmark's coordinates by the named rule, everything else from the first. */
export function consensusOf(documents: readonly CaseDocument[], rule: ConsensusRule): CaseDocument | null {
  const [first] = documents;
  if (first === undefined || rule === 'first' || documents.length === 1) return first ?? null;
  const known = documents.map(({ annotations }) => annotations.filter(isKnownAnnotation));
  const seen = new Set<string>();
  const annotations: Annotation[] = [];
  for (const own of known.flat()) {
    const points = pointsOf(own);
    const place = placeOf(own);
    if (points.length === 0 || place === '' || seen.has(place)) continue;
    seen.add(place);
    const same = known.flatMap((all) => all.filter((one) => placeOf(one) === place).slice(0, 1));
    const at = (part: PartName): Point => {
      const there = same.flatMap((one) => pointsOf(one).filter((point) => point.part === part));
      return [centre[rule](there.map(({ point }) => point[0])), centre[rule](there.map(({ point }) => point[1]))];
    };
    annotations.push(points.reduce<KnownAnnotation>((made, { part }) => withPoint(made, part, at(part)), own));
  }
  const others = first.annotations.filter((one) => !isKnownAnnotation(one) || pointsOf(one).length === 0);
  return { ...first, annotations: [...annotations, ...others] };
}
