export type PresetKind = 'film' | 'CT';

/** A window that a person has named. Width and level in the image's own values: Hounsfield units for CT. */
export interface OwnPreset {
  readonly id: string;
  readonly kind: PresetKind;
  readonly name: string;
  readonly width: number;
  readonly level: number;
}

/** Under this name they lie in the settings. */
const PRESETS_SETTING = 'presets';
/** More than anybody finds again in a menu. */
export const MAX_PRESETS = 24;
const LIMIT = 1e6;

export const isWidth = (value: number): boolean => Number.isFinite(value) && value > 0 && value <= LIMIT;
export const isLevel = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= LIMIT;

const none: readonly OwnPreset[] = [];
const read = new WeakMap<object, readonly OwnPreset[]>();

/** Stored presets, which another version or hand may have written: only those that are whole. One and the same list until it is changed. */
export function ownPresetsOf({ stored }: { readonly stored: Readonly<Record<string, unknown>> }): readonly OwnPreset[] {
  const list = stored[PRESETS_SETTING];
  if (!Array.isArray(list)) return none;
  const known = read.get(list);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  const presets = list.flatMap((one) => asPreset(one) ?? []).filter(({ id }) => !ids.has(id) && ids.add(id) !== null);
  read.set(list, presets.slice(0, MAX_PRESETS));
  return presets.slice(0, MAX_PRESETS);
}

function asPreset(value: unknown): OwnPreset | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, kind, name, width, level } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof name !== 'string' || name.trim() === '') return null;
  if (typeof width !== 'number' || typeof level !== 'number' || !isWidth(width) || !isLevel(level)) return null;
  return kind === 'film' || kind === 'CT' ? { id, kind, name, width, level } : null;
}

export const keepPresets = (
  settings: { remember: (key: string, value: unknown) => Promise<void> },
  presets: readonly OwnPreset[],
): void => void settings.remember(PRESETS_SETTING, presets);

/** One place up or down among those of its kind; the others stay in order. */
export function moved(presets: readonly OwnPreset[], id: string, by: -1 | 1): readonly OwnPreset[] {
  const kind = presets.find((one) => one.id === id)?.kind;
  const places = presets.flatMap((one, at) => (one.kind === kind ? [at] : []));
  const from = places.findIndex((at) => presets[at]?.id === id);
  const [a, b] = [places[from], places[from + by]];
  if (a === undefined || b === undefined) return presets;
  return presets.map((one, at) => (at === a ? (presets[b] ?? one) : at === b ? (presets[a] ?? one) : one));
}
