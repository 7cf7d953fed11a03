import type { CaseDocument } from '#shared/case';
import { VERTEBRAE, segmentsBetween, vertebraeOf, type Segment, type Vertebra } from '#shared/spine';
import { sentence } from '#shared/wording';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';

/** One operated stretch of the spine and what was done there. */
export interface OperatedConstruct {
  readonly from: Vertebra;
  readonly to: Vertebra;
  readonly segments: readonly Segment[];
  readonly approach: string | null;
  readonly procedure: string | null;
  readonly graft: string | null;
}

/** Motion is kept at an arthroplasty: it is not a fused level. */
const KEEPS_MOTION = new Set(['disc-arthroplasty']);
export const isFusion = (construct: OperatedConstruct): boolean => !KEEPS_MOTION.has(construct.procedure ?? '');

/** Constructs as the case gives them, or joined from its short form (`segments`). */
export function constructsOf(document: CaseDocument): {
  readonly constructs: readonly OperatedConstruct[];
  readonly notices: readonly Notice[];
} {
  const { surgery } = document;
  const notices: Notice[] = [];
  const given = surgery?.constructs ?? [];
  const short = surgery?.segments ?? [];
  if (given.length > 0) {
    const constructs: OperatedConstruct[] = [];
    for (const construct of given) {
      const segments = segmentsBetween(construct.from, construct.to);
      if (segments.length === 0)
        notices.push(notice('CONSTRUCT_INVALID', sentence('construct.invalid', { from: construct.from, to: construct.to })));
      else
        constructs.push({
          from: construct.from,
          to: construct.to,
          segments,
          approach: construct.approach ?? surgery?.approach ?? null,
          procedure: construct.procedure ?? surgery?.procedure ?? null,
          graft: construct.graft ?? surgery?.graft ?? null,
        });
    }
    const covered = new Set(constructs.flatMap((construct) => construct.segments));
    if (short.length > 0 && (short.length !== covered.size || short.some((segment) => !covered.has(segment as Segment))))
      notices.push(notice('SURGERY_CONTRADICTORY', sentence('construct.contradictory')));
    return { constructs, notices };
  }
  const order = (segment: string): number => VERTEBRAE.indexOf((vertebraeOf(segment) ?? ['C1'])[0]);
  const runs: { from: Vertebra; to: Vertebra }[] = [];
  for (const segment of [...new Set(short)].sort((a, b) => order(a) - order(b))) {
    const pair = vertebraeOf(segment);
    if (pair === null) continue;
    const last = runs.at(-1);
    if (last?.to === pair[0]) last.to = pair[1];
    else runs.push({ from: pair[0], to: pair[1] });
  }
  return {
    constructs: runs.map(({ from, to }) => ({
      from,
      to,
      segments: segmentsBetween(from, to),
      approach: surgery?.approach ?? null,
      procedure: surgery?.procedure ?? null,
      graft: surgery?.graft ?? null,
    })),
    notices,
  };
}

/** The first level above a fused one that is not fused itself and whose motion is measured on lateral films; null when there is none. */
export function superjacentOf(segment: Segment, fused: ReadonlySet<Segment>): Segment | null {
  const pair = vertebraeOf(segment);
  if (pair === null) return null;
  for (let i = VERTEBRAE.indexOf(pair[0]) - 1; i >= VERTEBRAE.indexOf('C2'); i--) {
    const above = `${VERTEBRAE[i]}-${VERTEBRAE[i + 1]}` as Segment;
    if (!fused.has(above)) return above;
  }
  return null;
}
