import { BASIC_PROFILE } from './basicProfile.ts';
import type { ProfileOptions } from './profile.ts';

/**
 * What is done to an attribute: removed, emptied, given a dummy value, a mapped UID, its date shifted, its words cleaned, or kept. A
 * sequence that is to be cleaned, kept or given a dummy keeps its items, and each attribute in them has its own action.
 */
export type Action = 'remove' | 'empty' | 'dummy' | 'map' | 'shift' | 'clean' | 'keep';

interface Row {
  readonly action: string;
  readonly options: string;
}

let table: ReadonlyMap<string, Row> | null = null;

function rows(): ReadonlyMap<string, Row> {
  table ??= new Map(
    BASIC_PROFILE.trim()
      .split('\n')
      .flatMap((line) => {
        const [head = '', ...tags] = line.split(' ');
        const [action = '', options = ''] = head.split('/');
        return tags.map((tag) => [`x${tag}`, { action, options }] as const);
      }),
  );
  return table;
}

/** Where the standard leaves a choice by the attribute's type, the value that no type forbids. */
const CHOSEN: Readonly<Record<string, Action>> = {
  X: 'remove',
  Z: 'empty',
  D: 'dummy',
  U: 'map',
  XZ: 'empty',
  XD: 'dummy',
  ZD: 'dummy',
  XZD: 'dummy',
  // References to other images: kept, their UIDs mapped.
  XZU: 'keep',
};

/** The action of the standard's table for a tag (`x00100010`) under these options; null where the table does not name it. */
export function tableActionOf(tag: string, options: ProfileOptions): Action | null {
  // Curves, overlays (text is drawn in them) and repeating groups.
  if (/^x(50|60)[0-9a-f]{2}/.test(tag) && !tag.startsWith('x5200') && !tag.startsWith('x5400')) return 'remove';
  const row = rows().get(tag);
  if (row === undefined) return null;
  const has = (option: string): boolean => row.options.includes(option);
  if (has('d') && options.retainLongitudinal) return tag === 'x00080201' ? 'remove' : 'shift';
  if (has('v') && options.retainDevice) return 'keep';
  if (has('p') && options.retainPatientCharacteristics) return 'keep';
  if (has('P') && options.retainPatientCharacteristics) return 'clean';
  if (has('s') && options.cleanDescriptors) return 'clean';
  if (has('g') && !options.cleanGraphics) return 'remove';
  return CHOSEN[row.action] ?? 'remove';
}

/** Tags of the table, for tests. */
export const tableSize = (): number => rows().size;
