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
  /** What it is called in the present state, such as the name of the preset under a digit; null: as `label` says. */
  readonly nameNow: ((services: Services) => string | null) | null;
  /** False for what no menu and no palette shows now, such as the place of a preset that nobody has made. */
  readonly present: (services: Services) => boolean;
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

/** The menu under which an action is listed where every one is, those that no menu shows included. */
export const menuOf = ({ id, menu }: Action): MenuName => menu?.[0] ?? MENUS.find((one) => id.startsWith(`${one}.`)) ?? 'edit';

/** An action with what most actions have. */
export const action = (given: Given): Action => ({
  icon: null,
  nameNow: null,
  present: () => true,
  keys: [],
  scope: 'anywhere',
  menu: null,
  toolbar: null,
  enabled: () => true,
  checked: null,
  ...given,
});
