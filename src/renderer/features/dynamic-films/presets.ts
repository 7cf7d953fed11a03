import type { Key } from '../../i18n/index.ts';
import { AUTO_VOI, FILE_VOI, type VoiChoice } from '../../viewport/voi.ts';

export interface WindowPreset {
  /** The digit that chooses it. */
  readonly digit: string;
  readonly label: Key;
  readonly voi: VoiChoice;
  /** As people say it: width / level. */
  readonly detail: string | null;
}

const window = (digit: string, label: Key, width: number, center: number): WindowPreset => ({
  digit,
  label,
  voi: { kind: 'window', center, width },
  detail: `${width} / ${center < 0 ? `−${-center}` : center}`,
});

export const CT_PRESETS: readonly WindowPreset[] = [
  window('1', 'preset.bone', 2000, 400),
  window('2', 'preset.soft', 400, 40),
  window('3', 'preset.hardware', 4000, 1000),
  window('4', 'preset.metal', 20000, 3000),
  window('5', 'preset.lung', 1500, -600),
  { digit: '9', label: 'preset.auto', voi: AUTO_VOI, detail: null },
  { digit: '0', label: 'preset.file', voi: FILE_VOI, detail: null },
];

/** "Bone edge" leaves the soft tissue dark and spreads the brighter third, where cortex stands against cancellous bone. */
export const FILM_PRESETS: readonly WindowPreset[] = [
  { digit: '0', label: 'preset.file', voi: FILE_VOI, detail: null },
  { digit: '1', label: 'preset.percentile', voi: AUTO_VOI, detail: '1–99 %' },
  { digit: '2', label: 'preset.boneEdge', voi: { kind: 'percentile', low: 40, high: 99.7 }, detail: '40–99.7 %' },
];

export const presetsFor = (modality: string): readonly WindowPreset[] => (modality === 'CT' ? CT_PRESETS : FILM_PRESETS);
