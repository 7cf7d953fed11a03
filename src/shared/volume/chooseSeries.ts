import type { DisplaySet, Instance, Study, StudyIndex } from '#shared/dicom';
import { planVolume, type VolumePlan } from './planVolume.ts';
import { mayMeasure } from './preflight.ts';
import { volumeSlicesOf } from './volumeSlices.ts';

/** A CT series that can be a volume, with what speaks for and against it. */
export interface SeriesChoice {
  readonly set: DisplaySet;
  readonly study: Study;
  readonly plan: VolumePlan;
  readonly boneKernel: boolean;
  /** Reconstructed with metal artefact reduction, as its names say. */
  readonly metalReduced: boolean;
  /** The same stack reconstructed the other way (with or without metal artefact reduction), or null. */
  readonly partner: string | null;
}

/** Kernels of GE (BONE, BONEPLUS, EDGE, DETAIL), Siemens (B60 and up, Br60, H60, Hr60), Philips (D, E, YC, YD), Canon (FC30 …, FC80 …). */
const BONE = /bone|edge|detail|sharp|\b[bh]r?[67]\d|\by[cde]\b|\bfc(3\d|8\d)\b|syn-bone/i;
const MAR = /\bi?mar\b|omar|semar|smart ?mar|metal art[ei]fact|o-mar/i;

/**
 * CT series that can be reformatted, best first: those that may be measured, then thin slices, then a bone kernel, then without metal artefact
 * reduction (its edges are partly made up), then more slices.
 */
export function chooseSeries(index: StudyIndex): readonly SeriesChoice[] {
  const choices = index.studies.flatMap((study) =>
    study.displaySets.flatMap((set): Omit<SeriesChoice, 'partner'>[] => {
      if (set.modality !== 'CT' || (set.kind !== 'volume' && set.kind !== 'multiframe')) return [];
      const plan = planVolume(volumeSlicesOf(set, index.instances));
      const first = index.instances[set.instances[0] ?? ''];
      if (plan === null || first === undefined || plan.geometry.size[2] < LEAST_SLICES) return [];
      return [{ set, study, plan, boneKernel: isBone(first), metalReduced: isReduced(set, first) }];
    }),
  );
  return choices
    .map((one) => ({
      ...one,
      partner:
        choices.find((other) => other.metalReduced !== one.metalReduced && sameStack(one.plan, other.plan))?.set.displaySetUID ??
        null,
    }))
    .sort(
      (a, b) =>
        rank(mayMeasure(b.plan.findings)) - rank(mayMeasure(a.plan.findings)) ||
        thinness(a) - thinness(b) ||
        rank(b.boneKernel) - rank(a.boneKernel) ||
        rank(a.metalReduced) - rank(b.metalReduced) ||
        b.plan.geometry.size[2] - a.plan.geometry.size[2],
    );
}

/** Fewer slices are a scout or a piece. */
const LEAST_SLICES = 8;
const rank = (yes: boolean): number => (yes ? 1 : 0);
/** Differences of a tenth of a millimetre do not decide. */
const thinness = ({ plan }: Pick<SeriesChoice, 'plan'>): number =>
  Math.round(5 * Math.max(plan.geometry.spacing[2], plan.slices[0]?.slice.plane.sliceThickness ?? 0));
const isBone = (instance: Instance): boolean => BONE.test(`${instance.kernel ?? ''} ${instance.series.description ?? ''}`);
const isReduced = (set: DisplaySet, instance: Instance): boolean =>
  MAR.test(
    `${set.seriesDescription} ${instance.series.protocolName ?? ''} ${instance.imageType.join(' ')} ${instance.kernel ?? ''}`,
  );

function sameStack(a: VolumePlan, b: VolumePlan): boolean {
  const near = (p: readonly number[], q: readonly number[]): boolean => p.every((v, i) => Math.abs(v - (q[i] ?? 0)) < 0.5);
  return (
    near(a.geometry.origin, b.geometry.origin) &&
    near(a.geometry.size, b.geometry.size) &&
    near(a.geometry.spacing, b.geometry.spacing)
  );
}
