import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reader } from '#shared/case';
import type { Api } from '#shared/ipc';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person has chosen on this machine. */
export interface Preferences {
  readonly language: Language;
  readonly reader: Reader | null;
  readonly ismPlane: 'detector' | 'object';
  readonly mode: 'guarded' | 'published';
}

export interface SettingsState {
  readonly ready: boolean;
  readonly preferences: Preferences;
  readonly readers: readonly Reader[];
  /** Every stored value by its key, layouts of cases included. */
  readonly stored: Readonly<Record<string, unknown>>;
}

export interface SettingsStore extends StoreApi<SettingsState> {
  readonly load: () => Promise<void>;
  readonly prefer: <K extends keyof Preferences>(key: K, value: Preferences[K]) => Promise<void>;
  readonly chooseReader: (reader: Reader) => Promise<void>;
  readonly remember: (key: string, value: unknown) => Promise<void>;
}

const DEFAULTS: Preferences = { language: 'en', reader: null, ismPlane: 'detector', mode: 'guarded' };

export function createSettingsStore(
  api: Pick<Api, 'getSettings' | 'setSetting' | 'listReaders' | 'saveReader'>,
  onFailure: (error: unknown) => void,
): SettingsStore {
  const store = createStore<SettingsState>(() => ({ ready: false, preferences: DEFAULTS, readers: [], stored: {} }));

  const remember = async (key: string, value: unknown): Promise<void> => {
    store.setState(({ stored }) => ({ stored: { ...stored, [key]: value } }));
    try {
      await api.setSetting({ key, value });
    } catch (error) {
      onFailure(error);
    }
  };
  const prefer: SettingsStore['prefer'] = async (key, value) => {
    store.setState(({ preferences }) => ({ preferences: { ...preferences, [key]: value } }));
    await remember(key, value);
  };

  return {
    ...store,
    remember,
    prefer,
    load: async () => {
      try {
        const [stored, readers] = await Promise.all([api.getSettings({}), api.listReaders({})]);
        store.setState({ ready: true, stored, readers, preferences: readPreferences(stored, readers) });
      } catch (error) {
        store.setState({ ready: true });
        onFailure(error);
      }
    },
    chooseReader: async (reader) => {
      let saved = reader;
      try {
        saved = await api.saveReader({ reader: { ...reader, name: reader.name ?? reader.id } });
      } catch (error) {
        onFailure(error);
      }
      store.setState(({ readers }) => ({ readers: [...readers.filter((one) => one.id !== saved.id), saved] }));
      await prefer('reader', saved);
    },
  };
}

/** Stored values are another version's or another hand's: only what is understood is taken. */
function readPreferences(stored: Readonly<Record<string, unknown>>, readers: readonly Reader[]): Preferences {
  const language = LANGUAGES.find((one) => one === stored['language']) ?? DEFAULTS.language;
  const reader = readReader(stored['reader'], readers);
  return {
    language,
    reader,
    ismPlane: stored['ismPlane'] === 'object' ? 'object' : 'detector',
    mode: stored['mode'] === 'published' ? 'published' : 'guarded',
  };
}

function readReader(value: unknown, readers: readonly Reader[]): Reader | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return null;
  const { id } = value;
  const known = readers.find((reader) => reader.id === id);
  if (known !== undefined) return known;
  const name = 'name' in value && typeof value.name === 'string' ? value.name : undefined;
  return name === undefined ? { id } : { id, name };
}
