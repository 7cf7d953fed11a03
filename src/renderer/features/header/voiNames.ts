import type { PixelDescription } from '#shared/dicom/pixels';
import type { Instance } from '#shared/dicom';
import { say, sayNumber } from '../../i18n/index.ts';
import type { CornerLine, CornerTexts, VoiChoice } from '../../viewport/index.ts';
import { AUTO_VOI } from '../../viewport/voi.ts';
import type { OwnPreset } from '../dynamic-films/ownPresets.ts';
import { presetName, presetsFor } from '../dynamic-films/presets.ts';

export interface NamedVoi {
  readonly voi: VoiChoice;
  /** What the file calls it, or what it is where the file gives no name. */
  readonly label: string;
  /** Width and level, or how many entries a table has. */
  readonly detail: string;
}

const fileNumber = (at: number, of: number): string => (of > 1 ? say('voi.fileOf', { at: at + 1 }) : say('preset.file'));

/** The file's own windows and then its lookup tables, in the order by which `VoiChoice` counts them. */
export function fileVois({ pixels }: Instance): readonly NamedVoi[] {
  if (pixels === null) return [];
  const all = pixels.windows.length + pixels.voiLuts.length;
  return [
    ...pixels.windows.map(({ width, center, explanation }, i) => ({
      voi: { kind: 'file', index: i } as const,
      label: explanation ?? fileNumber(i, all),
      detail: `${sayNumber(width, 0)} / ${sayNumber(center, 0)}`,
    })),
    ...pixels.voiLuts.map(({ explanation, data }, i) => ({
      voi: { kind: 'file', index: pixels.windows.length + i } as const,
      label: explanation ?? fileNumber(pixels.windows.length + i, all),
      detail: say('voi.table', { entries: data.length }),
    })),
  ];
}

const same = (a: VoiChoice, b: VoiChoice): boolean => {
  if (a.kind === 'window' && b.kind === 'window') return a.center === b.center && a.width === b.width;
  return JSON.stringify(a) === JSON.stringify(b);
};

/** What a choice is called at the corner; null for a window that somebody has drawn up by hand. */
export function voiName(instance: Instance, voi: VoiChoice, presets: readonly OwnPreset[] = []): string | null {
  if (instance.pixels === null || isColour(instance.pixels)) return null;
  if (voi.kind === 'file') {
    const own = fileVois(instance);
    const chosen = own.find((one) => same(one.voi, voi));
    // A file without any is shown by its percentiles: said, so that nobody takes them for the file's.
    return chosen?.label ?? automatic(AUTO_VOI);
  }
  const preset = presetsFor(instance.series.modality, presets).find((one) => same(one.voi, voi));
  if (preset !== undefined && voi.kind === 'window') return presetName(preset);
  return voi.kind === 'percentile'
    ? preset === undefined
      ? automatic(voi)
      : `${presetName(preset)} · ${preset.detail ?? ''}`
    : null;
}

const automatic = (voi: VoiChoice): string =>
  voi.kind === 'percentile' ? say('voi.auto', { low: sayNumber(voi.low, 1), high: sayNumber(voi.high, 1) }) : '';

const isColour = ({ samplesPerPixel, photometric }: PixelDescription): boolean =>
  samplesPerPixel !== 1 || photometric.startsWith('PALETTE');

/** The corner texts with the window's name below its numbers. */
export function withVoiName(corners: CornerTexts, name: string | null): CornerTexts {
  if (name === null || name === '') return corners;
  return {
    ...corners,
    bottomLeft: corners.bottomLeft.flatMap((line): readonly CornerLine[] =>
      line.kind === 'window' ? [line, { kind: 'text', text: name }] : [line],
    ),
  };
}

/** The file's next window or table after this one, round and round. */
export function nextFileVoi(instance: Instance, voi: VoiChoice): VoiChoice | null {
  const own = fileVois(instance);
  const at = own.findIndex((one) => same(one.voi, voi));
  return own[(at + 1) % Math.max(1, own.length)]?.voi ?? null;
}
