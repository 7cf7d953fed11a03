import type { LucideIcon } from 'lucide-react';
import type { Key } from '../../i18n/index.ts';
import type { Services } from '../../state/services.ts';

export const MENUS = ['file', 'edit', 'view', 'image', 'tools', 'help'] as const;
export type MenuName = (typeof MENUS)[number];

/**
 * One thing that the program does, told once: the toolbar, the menus, the keys, the palette and the key sheet all read this.
 * `keys`: `Ctrl+Z`, `Shift+H`, `]`, `Space`, `F6`. A key without Ctrl or Alt that writes a character, and those of editing, act only while a
 * viewport has the focus; `anywhere` is for function keys and chords.
 */
export interface Action {
  readonly id: string;
  readonly label: Key;
  /** A value for the label, such as a preset's name. */
  readonly icon: LucideIcon | null;
  readonly keys: readonly string[];
  readonly scope: 'anywhere' | 'viewport';
  /** Menu and group in it; null for what no menu shows. */
  readonly menu: readonly [MenuName, number] | null;
  /** Its place in the toolbar's groups, or null. */
  readonly toolbar: number | null;
  readonly enabled: (services: Services) => boolean;
  /** For what is on or off; null for what is simply done. */
  readonly checked: ((services: Services) => boolean) | null;
  readonly run: (services: Services) => void;
}

type Given = Pick<Action, 'id' | 'label' | 'run'> & Partial<Action>;

/** An action with what most actions have. */
export const action = (given: Given): Action => ({
  icon: null,
  keys: [],
  scope: 'anywhere',
  menu: null,
  toolbar: null,
  enabled: () => true,
  checked: null,
  ...given,
});
