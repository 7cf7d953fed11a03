import type { StackFacts } from './planVolume.ts';

/** Above this a slice is too thick to judge bridging or a screw on (clinical.md §3.2, §8.3). */
const THICK_MM = 1.5;
const TILT_DEGREES = 0.5;
/** Scanners that store 12 bits end here: −1024 + 4095. */
export const CLIPPED_HU = 3071;

/**
 * - `note`: the reader should know.
 * - `warn`: a badge; measurements stand but carry it.
 * - `refuse-measurement`: may be looked at; nothing may be measured across it.
 * - `refuse`: cannot be shown as a volume.
 */
export type FindingEffect = 'note' | 'warn' | 'refuse-measurement' | 'refuse';

export type FindingCode =
  | 'VOLUME_GAP'
  | 'VOLUME_DUPLICATES'
  | 'VOLUME_UNEVEN'
  | 'VOLUME_TILT_CORRECTED'
  | 'VOLUME_TILT_UNSURE'
  | 'VOLUME_MIXED_ORIENTATION'
  | 'VOLUME_MIXED_MATRIX'
  | 'VOLUME_MIXED_KERNEL'
  | 'VOLUME_MIXED_THICKNESS'
  | 'VOLUME_SLICES_APART'
  | 'VOLUME_THICK'
  | 'VOLUME_CLIPPED'
  | 'VOLUME_MEMORY'
  | 'VOLUME_SLICE_UNREADABLE'
  | 'VOLUME_VALUES_CUT';

/** A fact about a volume: a code and the numbers that its sentence needs. */
export interface VolumeFinding {
  readonly code: FindingCode;
  readonly effect: FindingEffect;
  readonly params: Readonly<Record<string, number | string>>;
}

export interface PreflightContext {
  /** Bytes that may be taken for one volume; unknown when absent. */
  readonly memoryBytes?: number;
}

interface Rule {
  readonly code: FindingCode;
  readonly effect: FindingEffect;
  /** The numbers of the sentence where the rule applies, else null. */
  readonly applies: (facts: StackFacts, context: PreflightContext) => VolumeFinding['params'] | null;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const mb = (bytes: number): number => Math.ceil(bytes / 1e6);

/** All of those that apply are said. */
export const PREFLIGHT_RULES: readonly Rule[] = [
  {
    code: 'VOLUME_MIXED_ORIENTATION',
    effect: 'refuse-measurement',
    applies: ({ otherOrientation, total }) => (otherOrientation > 0 ? { count: otherOrientation, total } : null),
  },
  {
    code: 'VOLUME_MIXED_MATRIX',
    effect: 'refuse-measurement',
    applies: ({ otherMatrix, total }) => (otherMatrix > 0 ? { count: otherMatrix, total } : null),
  },
  {
    code: 'VOLUME_UNEVEN',
    effect: 'refuse-measurement',
    applies: ({ offStep, stepMm, total }) => (offStep > 0 ? { count: offStep, total, step: round(stepMm, 2) } : null),
  },
  {
    code: 'VOLUME_GAP',
    effect: 'refuse-measurement',
    applies: ({ missing, stepMm }) => (missing > 0 ? { count: missing, mm: round(missing * stepMm, 1) } : null),
  },
  {
    code: 'VOLUME_MIXED_KERNEL',
    effect: 'warn',
    applies: ({ kernels }) => (kernels.length > 1 ? { kernels: kernels.join(', ') } : null),
  },
  {
    code: 'VOLUME_DUPLICATES',
    effect: 'warn',
    applies: ({ duplicates }) => (duplicates > 0 ? { count: duplicates } : null),
  },
  {
    code: 'VOLUME_TILT_CORRECTED',
    effect: 'warn',
    applies: ({ shearDegrees }) => (shearDegrees >= TILT_DEGREES ? { degrees: round(shearDegrees, 1) } : null),
  },
  {
    // The header says tilted, the positions do not: one of the two is wrong, and nobody can say which.
    code: 'VOLUME_TILT_UNSURE',
    effect: 'refuse-measurement',
    applies: ({ shearDegrees, headerTilt }) =>
      headerTilt >= TILT_DEGREES && Math.abs(shearDegrees - headerTilt) > 1
        ? { header: round(headerTilt, 1), degrees: round(shearDegrees, 1) }
        : null,
  },
  {
    code: 'VOLUME_MIXED_THICKNESS',
    effect: 'warn',
    applies: ({ thickness }) =>
      thickness !== null && thickness.most > thickness.least * 1.02
        ? { least: round(thickness.least, 2), most: round(thickness.most, 2) }
        : null,
  },
  {
    code: 'VOLUME_SLICES_APART',
    effect: 'warn',
    applies: ({ thickness, stepMm }) =>
      thickness !== null && stepMm > thickness.least * 1.02
        ? { step: round(stepMm, 2), thickness: round(thickness.least, 2) }
        : null,
  },
  {
    code: 'VOLUME_THICK',
    effect: 'warn',
    applies: ({ thickness, stepMm }) =>
      Math.max(stepMm, thickness?.most ?? 0) > THICK_MM ? { mm: round(Math.max(stepMm, thickness?.most ?? 0), 2) } : null,
  },
  {
    code: 'VOLUME_MEMORY',
    effect: 'refuse',
    applies: ({ bytes }, { memoryBytes }) =>
      memoryBytes !== undefined && bytes > memoryBytes ? { need: mb(bytes), have: mb(memoryBytes) } : null,
  },
];

export function preflight(facts: StackFacts, context: PreflightContext): readonly VolumeFinding[] {
  return PREFLIGHT_RULES.flatMap(({ code, effect, applies }) => {
    const params = applies(facts, context);
    return params === null ? [] : [{ code, effect, params }];
  });
}

/** Whether lengths and angles may be measured in a volume with these findings. */
export const mayMeasure = (findings: readonly VolumeFinding[]): boolean =>
  !findings.some(({ effect }) => effect === 'refuse-measurement' || effect === 'refuse');
