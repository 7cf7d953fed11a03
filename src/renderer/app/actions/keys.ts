import type { Action } from './action.ts';

/** What of a keyboard event says which key it was. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', Esc: 'Escape', Del: 'Delete' };

/**
 * A key press in the table's notation: `Ctrl+Z`, `Shift+H`, `?`. By what the key writes, so that it follows the keyboard's layout; Shift is
 * named only with letters and with keys that write nothing, since `?` says it already. Cmd counts as Ctrl.
 */
export function keyName(press: KeyPress): string {
  const base = NAMES[press.key] ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
  const isCharacter = press.key.length === 1 && press.key !== ' ';
  const isLetter = isCharacter && press.key.toLowerCase() !== press.key.toUpperCase();
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey && (!isCharacter || isLetter) ? 'Shift' : null,
  ].filter((one) => one !== null);
  return [...modifiers, base].join('+');
}

/** As people write it: arrows as arrows, names of the platform. */
const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Escape: 'Esc',
  Plus: '+',
};

export const shownKey = (key: string): string =>
  key
    .split('+')
    .map((part) => SHOWN[part] ?? part)
    .join('+');

/** Characters that are typed: with these the page must not act while text is entered. */
export const writesText = (press: KeyPress): boolean =>
  press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;

/** Two actions under one key: must be empty. */
export function keyConflicts(actions: readonly Action[]): readonly string[] {
  const seen = new Map<string, string>();
  const conflicts: string[] = [];
  for (const action of actions)
    for (const key of action.keys) {
      const other = seen.get(key);
      if (other !== undefined) conflicts.push(`${key}: ${other}, ${action.id}`);
      seen.set(key, action.id);
    }
  return conflicts;
}
