/** Vertebrae in cranial-to-caudal order and the motion segments between neighbours. */
export const VERTEBRAE = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1', 'T2'] as const;
export type Vertebra = (typeof VERTEBRAE)[number];
/** `"C5-C6"`: the cranial vertebra first. */
export type Segment = `${Vertebra}-${Vertebra}`;

/** The levels whose motion is measured on lateral films: C2-C3 … C7-T1. */
export const MOTION_SEGMENTS = ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1'] as const satisfies readonly Segment[];

export const isVertebra = (text: string): text is Vertebra => (VERTEBRAE as readonly string[]).includes(text);

export function segmentOf(upper: Vertebra): Segment | null {
  const lower = VERTEBRAE[VERTEBRAE.indexOf(upper) + 1];
  return lower === undefined ? null : `${upper}-${lower}`;
}

/** `[cranial, caudal]`, or null for a text that names no pair of neighbours. */
export function vertebraeOf(segment: string): readonly [Vertebra, Vertebra] | null {
  const [upper = '', lower = '', rest] = segment.split('-');
  if (rest !== undefined || !isVertebra(upper) || !isVertebra(lower)) return null;
  return VERTEBRAE.indexOf(lower) === VERTEBRAE.indexOf(upper) + 1 ? [upper, lower] : null;
}

/** All motion segments from `from` down to `to`: C4, C6 → C4-C5, C5-C6. Empty when `to` is not caudal of `from`. */
export function segmentsBetween(from: Vertebra, to: Vertebra): readonly Segment[] {
  const segments: Segment[] = [];
  for (let i = VERTEBRAE.indexOf(from); i < VERTEBRAE.indexOf(to); i++)
    segments.push(`${VERTEBRAE[i]}-${VERTEBRAE[i + 1]}` as Segment);
  return segments;
}
