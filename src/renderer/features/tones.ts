import type { Tone } from '../ui/index.ts';

const CATEGORY_TONES: Readonly<Record<string, Tone>> = {
  fused: 'good',
  'probably-fused': 'likely',
  indeterminate: 'unsure',
  pseudarthrosis: 'bad',
};

/** The tone of a fusion category; one that is not known has none. */
export const toneOfCategory = (category: string): Tone => CATEGORY_TONES[category] ?? 'none';

const BAND_TONES: Readonly<Record<string, Tone>> = { below: 'good', grey: 'unsure', above: 'bad', 'non-diagnostic': 'none' };

/** The tone of a motion band. */
export const toneOfBand = (band: string): Tone => BAND_TONES[band] ?? 'none';
