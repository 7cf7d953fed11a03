import { useSay } from '../i18n/index.ts';
import { useSettings } from '../state/services.ts';
import type { SettingsState } from '../state/settingsStore.ts';
import { menuOf } from './actions/action.ts';
import { makeKeymap, readOwnKeys, type Keymap, type OwnKeys } from './actions/keymap.ts';
import { shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';

/** Under this name the choices lie in the settings. */
const KEYS_SETTING = 'keys';

const made = new WeakMap<object, Keymap>();
const unchanged = makeKeymap(ACTIONS, {});

/** The keys as this person has them; one and the same object until they are changed. */
export function keymapOf({ stored }: SettingsState): Keymap {
  const chosen = stored[KEYS_SETTING];
  if (typeof chosen !== 'object' || chosen === null) return unchanged;
  const known = made.get(chosen);
  if (known !== undefined) return known;
  const fresh = makeKeymap(ACTIONS, readOwnKeys(chosen, ACTIONS));
  made.set(chosen, fresh);
  return fresh;
}

export const useKeymap = (): Keymap => useSettings(keymapOf);

export const keepKeys = (settings: { remember: (key: string, value: unknown) => Promise<void> }, own: OwnKeys): void =>
  void settings.remember(KEYS_SETTING, own);

/** A line an action: its name, its menu and its keys, for a search. */
export function useKeyWords(): string {
  const say = useSay();
  const { keysOf } = useKeymap();
  return ACTIONS.map((one) => `${say(one.label)} ${say(`menu.${menuOf(one)}`)} ${keysOf(one).map(shownKey).join(' ')}`).join(
    '\n',
  );
}
