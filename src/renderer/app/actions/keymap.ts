import type { Action } from './action.ts';

/** Keys that a person has chosen, by action; an action that is not named has the table's keys, one with an empty list has none. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/**
 * Keys that never reach the page, or that browsers and systems need for themselves: an action under one of these would work in one host and
 * close the window in the other.
 */
const HOST_KEYS: ReadonlySet<string> = new Set(
  (
    'Ctrl+W Ctrl+T Ctrl+N Ctrl+Q Ctrl+R Ctrl+L Ctrl+Shift+W Ctrl+Shift+T Ctrl+Shift+R Ctrl+Shift+I Ctrl+Tab Ctrl+Shift+Tab ' +
    'Ctrl+PageUp Ctrl+PageDown Ctrl+F4 Ctrl+F5 Alt+F4 Alt+Tab F5 F12'
  ).split(' '),
);

/** Keys by which every page is walked through and text is edited: taken away, the keyboard could not leave a field any more. */
const PAGE_KEYS: ReadonlySet<string> = new Set(
  'Tab Shift+Tab Enter Shift+Enter Backspace ContextMenu Shift+F10 Ctrl+C Ctrl+V Ctrl+X Ctrl+A'.split(' '),
);

/** Keys that the viewport itself acts on, for a point that is selected: they mean one thing everywhere. */
const FIXED: Readonly<Record<string, string>> = { Escape: 'edit.escape', Delete: 'edit.delete' };
export const isFixed = (key: string): boolean => key in FIXED;

/** Keys that are held with another one and say nothing alone. */
const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'OS',
]);

/** Whether a pressed name is a whole key: holding Ctrl alone is not one yet. */
export const isWhole = (name: string): boolean => !MODIFIERS.has(name.split('+').at(-1) ?? '');

export type Assignment =
  | { readonly kind: 'free' }
  /** The action has it already. */
  | { readonly kind: 'own' }
  | { readonly kind: 'taken'; readonly by: Action }
  | { readonly kind: 'refused'; readonly why: 'host' | 'page' | 'fixed' };

export interface Keymap {
  readonly own: OwnKeys;
  readonly keysOf: (action: Action) => readonly string[];
  /** What stands beside an action in menus, tips and the palette; undefined without a key. */
  readonly firstOf: (action: Action) => string | undefined;
  readonly actionOf: (key: string) => Action | undefined;
}

export function makeKeymap(actions: readonly Action[], own: OwnKeys): Keymap {
  const keysOf = (action: Action): readonly string[] => own[action.id] ?? action.keys;
  const byKey = new Map(actions.flatMap((action) => keysOf(action).map((key) => [key, action] as const)));
  return { own, keysOf, firstOf: (action) => keysOf(action)[0], actionOf: (key) => byKey.get(key) };
}

/** What would happen if `action` were given `key`. `fixed`: keys that the viewport itself acts on. */
export function assignment(keymap: Keymap, action: Action, key: string): Assignment {
  if (HOST_KEYS.has(key)) return { kind: 'refused', why: 'host' };
  if (PAGE_KEYS.has(key)) return { kind: 'refused', why: 'page' };
  if (isFixed(key)) return action.id === FIXED[key] ? { kind: 'own' } : { kind: 'refused', why: 'fixed' };
  const by = keymap.actionOf(key);
  if (by === undefined) return { kind: 'free' };
  return by.id === action.id ? { kind: 'own' } : { kind: 'taken', by };
}

/** The choices with one key more; the action that had it loses it, so that no key ever means two things. */
export function withKey(keymap: Keymap, action: Action, key: string): OwnKeys {
  const before = keymap.actionOf(key);
  const freed = before === undefined || before.id === action.id ? {} : { [before.id]: without(keymap.keysOf(before), key) };
  return { ...keymap.own, ...freed, [action.id]: [...without(keymap.keysOf(action), key), key] };
}

export const withoutKey = (keymap: Keymap, action: Action, key: string): OwnKeys => ({
  ...keymap.own,
  [action.id]: without(keymap.keysOf(action), key),
});

/** The table's keys again, for one action; whoever has taken one of them gives it back. */
export function restored(keymap: Keymap, action: Action): OwnKeys {
  const taken = new Set(action.keys);
  const others = Object.entries(keymap.own)
    .filter(([id]) => id !== action.id)
    .map(([id, keys]) => [id, keys.filter((key) => !taken.has(key))] as const);
  const { [action.id]: gone, ...rest } = { ...keymap.own, ...Object.fromEntries(others) };
  void gone;
  return rest;
}

const without = (keys: readonly string[], key: string): readonly string[] => keys.filter((one) => one !== key);

/**
 * Stored choices, which another version or hand may have written: unknown actions, refused keys and a key's second owner are left out. An
 * action whose own key has been taken by a choice gives it up.
 */
export function readOwnKeys(stored: unknown, actions: readonly Action[]): OwnKeys {
  if (typeof stored !== 'object' || stored === null) return {};
  const given = new Map<string, unknown>(Object.entries(stored));
  const chosen = new Set<string>();
  const own: Record<string, readonly string[]> = {};
  const isKey = (key: unknown): key is string =>
    typeof key === 'string' && key !== '' && key.length < 40 && !HOST_KEYS.has(key) && !PAGE_KEYS.has(key);
  for (const action of actions) {
    const keys = given.get(action.id);
    if (!Array.isArray(keys)) continue;
    const kept = keys.filter(isKey).filter((key) => !chosen.has(key) && (!isFixed(key) || action.id === FIXED[key]));
    for (const key of kept) chosen.add(key);
    own[action.id] = [...action.keys.filter((key) => isFixed(key) && !kept.includes(key)), ...kept];
  }
  for (const action of actions)
    if (own[action.id] === undefined && action.keys.some((key) => chosen.has(key)))
      own[action.id] = action.keys.filter((key) => !chosen.has(key));
  return own;
}
