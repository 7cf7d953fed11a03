/**
 * Grades of a screw's position by its breach, as data (clinical.md §4.1; the numbers of its sources are those of published abstracts). A breach is
 * the largest distance from the thread's outer edge to the bone's outer cortex at right angles to the screw, measured by a reader; nothing here
 * measures or judges by itself.
 */
export type ScaleName = 'gertzbein-robbins' | 'neo' | 'bransford';

export interface GradeStep {
  readonly grade: string;
  /** The breach in mm from which on this grade holds, and whether exactly so much is still the grade before. */
  readonly from: number;
  readonly fromExcluded: boolean;
}

export interface GradingScale {
  readonly name: ScaleName;
  readonly source: string;
  /** Screws that it was made for. */
  readonly appliesTo: readonly ('pedicle' | 'c2')[];
  /** Thresholds are mm, or shares of the screw's diameter. */
  readonly measuredIn: 'mm' | 'diameters';
  readonly steps: readonly GradeStep[];
  /** Grades that the source calls acceptable; empty where it names none. */
  readonly acceptable: readonly string[];
}

export const GRADING_SCALES: readonly GradingScale[] = [
  {
    name: 'gertzbein-robbins',
    source: 'Gertzbein and Robbins; as cited in clinical.md S39',
    appliesTo: ['pedicle', 'c2'],
    measuredIn: 'mm',
    steps: [
      { grade: 'A', from: 0, fromExcluded: false },
      { grade: 'B', from: 0, fromExcluded: true },
      { grade: 'C', from: 2, fromExcluded: false },
      { grade: 'D', from: 4, fromExcluded: false },
      { grade: 'E', from: 6, fromExcluded: false },
    ],
    acceptable: ['A', 'B'],
  },
  {
    name: 'neo',
    source: 'Neo 2005, cervical pedicle screws; as cited in clinical.md S40',
    appliesTo: ['pedicle'],
    measuredIn: 'mm',
    steps: [
      { grade: '0', from: 0, fromExcluded: false },
      { grade: '1', from: 0, fromExcluded: true },
      { grade: '2', from: 2, fromExcluded: false },
      { grade: '3', from: 4, fromExcluded: false },
    ],
    acceptable: [],
  },
  {
    // Grade III also covers any clear violation of the transverse foramen or the canal, which a distance does not say: see `gradeOf`.
    name: 'bransford',
    source: 'Bransford 2011, C2; clinical.md S41',
    appliesTo: ['c2'],
    measuredIn: 'diameters',
    steps: [
      { grade: 'I', from: 0, fromExcluded: false },
      { grade: 'II', from: 0, fromExcluded: true },
      { grade: 'III', from: 0.5, fromExcluded: false },
    ],
    acceptable: ['I', 'II'],
  },
];

export interface Breach {
  /** mm, 0 when the thread is within bone. */
  readonly mm: number;
  readonly diameterMm: number;
  /** The reader sees the transverse foramen or the canal clearly violated. */
  readonly violates: boolean;
}

/** The grade of a breach on a scale. */
export function gradeOf(name: ScaleName, { mm, diameterMm, violates }: Breach): string {
  const scale = GRADING_SCALES.find((one) => one.name === name);
  const size = scale?.measuredIn === 'diameters' ? mm / diameterMm : mm;
  const steps = scale?.steps ?? [];
  if (name === 'bransford' && violates) return steps.at(-1)?.grade ?? '';
  return steps.filter(({ from, fromExcluded }) => (fromExcluded ? size > from : size >= from)).at(-1)?.grade ?? '';
}

/** What is recorded of a lateral-mass screw, for which there is no scale. */
export const LATERAL_MASS_FLAGS = [
  'transverse-foramen',
  'neural-foramen',
  'canal',
  'facet-joint',
  'bicortical',
  'anterior-overshoot',
] as const;
export type LateralMassFlag = (typeof LATERAL_MASS_FLAGS)[number];

export const BREACH_DIRECTIONS = ['medial', 'lateral', 'superior', 'inferior', 'anterior', 'posterior'] as const;
export type BreachDirection = (typeof BREACH_DIRECTIONS)[number];
