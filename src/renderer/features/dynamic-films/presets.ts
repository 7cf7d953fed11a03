import { say, type Key } from '../../i18n/index.ts';
import { AUTO_VOI, FILE_VOI, type VoiChoice } from '../../viewport/voi.ts';
import type { OwnPreset, PresetKind } from './ownPresets.ts';

export interface WindowPreset {
  readonly id: string;
  /** The digit that chooses it; null for one that is in the menu and the palette only. */
  readonly digit: string | null;
  /** A text of the catalogue, or the name that a person gave. */
  readonly name: { readonly key: Key } | { readonly own: string };
  readonly voi: VoiChoice;
  /** As people say it: width / level. */
  readonly detail: string | null;
}

const widthAndLevel = (width: number, center: number): string => `${width} / ${center < 0 ? `−${-center}` : center}`;

const window = (digit: string, key: Key, width: number, center: number): WindowPreset => ({
  id: digit,
  digit,
  name: { key },
  voi: { kind: 'window', center, width },
  detail: widthAndLevel(width, center),
});

const whole = (digit: string, key: Key, voi: VoiChoice, detail: string | null = null): WindowPreset => ({
  id: digit,
  digit,
  name: { key },
  voi,
  detail,
});

export const CT_PRESETS: readonly WindowPreset[] = [
  window('1', 'preset.bone', 2000, 400),
  window('2', 'preset.soft', 400, 40),
  window('3', 'preset.hardware', 4000, 1000),
  window('4', 'preset.metal', 20000, 3000),
  window('5', 'preset.lung', 1500, -600),
  whole('9', 'preset.auto', AUTO_VOI),
  whole('0', 'preset.file', FILE_VOI),
];

/** "Bone edge" leaves the soft tissue dark and spreads the brighter third, where cortex stands against cancellous bone. */
export const FILM_PRESETS: readonly WindowPreset[] = [
  whole('0', 'preset.file', FILE_VOI),
  whole('1', 'preset.percentile', AUTO_VOI, '1–99 %'),
  whole('2', 'preset.boneEdge', { kind: 'percentile', low: 40, high: 99.7 }, '40–99.7 %'),
];

/** Digits that no preset of the program uses for this kind of image, in the order in which own presets take them. */
export const freeDigits = (kind: PresetKind): readonly string[] => {
  const taken = new Set((kind === 'CT' ? CT_PRESETS : FILM_PRESETS).map(({ digit }) => digit));
  return ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].filter((digit) => !taken.has(digit));
};

const kindOf = (modality: string): PresetKind => (modality === 'CT' ? 'CT' : 'film');

/** The program's presets and then a person's own, which take the digits that are left, in their order. */
export function presetsFor(modality: string, own: readonly OwnPreset[]): readonly WindowPreset[] {
  const kind = kindOf(modality);
  const digits = freeDigits(kind);
  return [
    ...(kind === 'CT' ? CT_PRESETS : FILM_PRESETS),
    ...own
      .filter((one) => one.kind === kind)
      .map(({ id, name, width, level }, at): WindowPreset => ({
        id,
        digit: digits[at] ?? null,
        name: { own: name },
        voi: { kind: 'window', center: level, width },
        detail: widthAndLevel(width, level),
      })),
  ];
}

export const presetName = ({ name }: WindowPreset): string => ('own' in name ? name.own : say(name.key));
