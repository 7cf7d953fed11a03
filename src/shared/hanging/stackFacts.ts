import type { DisplaySet, ImagePlane, StudyIndex } from '#shared/dicom';
import { cross3 } from '#shared/geometry';

export type PlaneName = 'axial' | 'sagittal' | 'coronal';

/** The anatomical plane that an image plane is nearest to: the patient axis (LPS) that its normal leans on most. */
export function planeName(plane: ImagePlane): PlaneName {
  const [x, y, z] = cross3(plane.rowDirection, plane.columnDirection).map(Math.abs) as [number, number, number];
  if (z >= x && z >= y) return 'axial';
  return x >= y ? 'sagittal' : 'coronal';
}

/** Images that are scrolled through. */
export const isStack = (set: DisplaySet): boolean => set.kind === 'volume' || set.kind === 'multiframe';

/** Convolution kernels for bone: GE and Canon by name, Siemens and Philips by number (`B60s` and sharper, `Hr60`, `YB`), in practice as written. */
const BONE = /bone|knochen|sharp|edge|osteo|\b[bhuy][a-z]?(6|7|8|9)\d[a-z]?\b|\bYB\b|FC3\d|FC8\d/i;
const WEIGHTING = { STIR: /stir|tirm/i, T1: /t1/i, T2: /t2/i } as const;

export interface StackFacts {
  readonly set: DisplaySet;
  /** `YYYYMMDD`, empty when the file does not say. */
  readonly date: string;
  readonly studyInstanceUID: string;
  readonly plane: PlaneName | null;
  readonly weighting: keyof typeof WEIGHTING | null;
  readonly isBone: boolean;
  /** mm, or null when no slice says. */
  readonly thickness: number | null;
  readonly images: number;
}

/** Every stack of the studies, newest study first, with what a protocol may ask of it. */
export function stacksOf({ studies, instances }: StudyIndex): readonly StackFacts[] {
  const newestFirst = [...studies].sort((a, b) => (a.studyDate < b.studyDate ? 1 : a.studyDate > b.studyDate ? -1 : 0));
  return newestFirst.flatMap((study) =>
    study.displaySets.filter(isStack).map((set): StackFacts => {
      const first = instances[set.instances[0] ?? ''];
      const plane = first?.planes[0];
      const name = [set.seriesDescription, first?.series.protocolName ?? ''].join(' ');
      const weighting = (['STIR', 'T1', 'T2'] as const).find((one) => WEIGHTING[one].test(name)) ?? null;
      return {
        set,
        date: study.studyDate,
        studyInstanceUID: study.studyInstanceUID,
        plane: plane === undefined ? null : planeName(plane),
        weighting: set.modality === 'MR' ? weighting : null,
        isBone: BONE.test(`${first?.kernel ?? ''} ${name}`),
        thickness: plane?.sliceThickness ?? null,
        images: set.kind === 'multiframe' ? (first?.pixels?.frames ?? 1) : set.instances.length,
      };
    }),
  );
}

/** Less than this many images is a scout, a dose page or a test shot, not a stack to read. */
const FEW = 3;

/** Which of two stacks is hung before the other: real stacks first, then the bone kernel, then thin slices, then the longer one. */
export function compareStacks(a: StackFacts, b: StackFacts): number {
  const real = (one: StackFacts): number => (one.images >= FEW ? 0 : 1);
  const bone = (one: StackFacts): number => (one.isBone ? 0 : 1);
  const thin = (one: StackFacts): number => one.thickness ?? Infinity;
  return real(a) - real(b) || bone(a) - bone(b) || order(thin(a), thin(b)) || b.images - a.images;
}

/** Infinity - Infinity is no number. */
const order = (a: number, b: number): number => (a === b ? 0 : a - b);
