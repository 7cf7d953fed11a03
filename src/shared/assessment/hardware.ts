import type { HardwareFindingAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { OperatedConstruct } from '#shared/measurement';
import { sentence, type Sentence } from '#shared/wording';
import { vertebraeOf, type Segment } from '#shared/spine';

/** Findings that are failure by themselves; the others count when they progress [clinical.md §8.2]. */
const STRUCTURAL: ReadonlySet<HardwareFindingAnnotation['finding']> = new Set(['fracture', 'plate-displacement', 'migration']);

export interface HardwareReading {
  readonly failed: boolean;
  readonly reasons: readonly Sentence[];
}

/** Hardware findings of one level: at either of its vertebrae, or at none named (then at every level of the constructs). */
export function readHardware(
  document: CaseDocument,
  segment: Segment,
  constructs: readonly OperatedConstruct[],
): HardwareReading {
  const pair = vertebraeOf(segment);
  const operated = constructs.some((construct) => construct.segments.includes(segment));
  const findings = document.annotations.filter(
    (one): one is HardwareFindingAnnotation =>
      isKnownAnnotation(one) &&
      one.kind === 'hardware-finding' &&
      (one.vertebra === undefined ? operated : pair !== null && pair.includes(one.vertebra)),
  );
  const counts = (one: HardwareFindingAnnotation): boolean => STRUCTURAL.has(one.finding) || one.progressive === 'yes';
  return {
    failed: findings.some(counts),
    reasons: findings.map((one) => {
      const why = STRUCTURAL.has(one.finding)
        ? sentence('hardware.structural')
        : one.progressive === 'yes'
          ? sentence('hardware.progressive')
          : sentence(`hardware.notCounted.${one.progressive ?? 'unknown'}`);
      const finding = sentence(`hardware.${one.finding}`);
      return one.vertebra === undefined
        ? sentence('hardware.says', { finding, why })
        : sentence('hardware.saysAt', { finding, vertebra: one.vertebra, why });
    }),
  };
}
