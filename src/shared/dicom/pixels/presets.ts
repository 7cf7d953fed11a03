import { AUTO_VOI, FILE_VOI, type VoiChoice } from './voiChoice.ts';

/** One entry of a window menu. */
export interface VoiPreset {
  /** Stable id; its words are looked up as `preset.<id>`. */
  readonly id: string;
  /** Default key. */
  readonly key: string;
  readonly choice: VoiChoice;
}

const hounsfield = (id: string, key: string, width: number, center: number): VoiPreset => ({
  id,
  key,
  choice: { kind: 'window', center, width, function: 'LINEAR' },
});

export const CT_PRESETS: readonly VoiPreset[] = [
  { id: 'file', key: '0', choice: FILE_VOI },
  hounsfield('bone', '1', 2000, 400),
  hounsfield('soft', '2', 400, 40),
  hounsfield('hardware', '3', 4000, 1000),
  hounsfield('wide-metal', '4', 20000, 3000),
  hounsfield('lung', '5', 1500, -600),
  { id: 'auto', key: '9', choice: AUTO_VOI },
];

export const RADIOGRAPH_PRESETS: readonly VoiPreset[] = [
  { id: 'file', key: '0', choice: FILE_VOI },
  { id: 'auto', key: '1', choice: AUTO_VOI },
  // Spends the grey scale on the denser half of the film, where the cortical edges are.
  { id: 'bone-edge', key: '2', choice: { kind: 'percentile', low: 50, high: 99.8 } },
];
