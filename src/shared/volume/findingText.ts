import { figure, literal, type Sentence, type SentenceKey } from '#shared/wording';
import type { FindingCode, VolumeFinding } from './preflight.ts';

const KEYS: Readonly<Record<FindingCode, SentenceKey>> = {
  VOLUME_GAP: 'volume.gap',
  VOLUME_DUPLICATES: 'volume.duplicates',
  VOLUME_UNEVEN: 'volume.uneven',
  VOLUME_TILT_CORRECTED: 'volume.tiltCorrected',
  VOLUME_TILT_UNSURE: 'volume.tiltUnsure',
  VOLUME_MIXED_ORIENTATION: 'volume.mixedOrientation',
  VOLUME_MIXED_MATRIX: 'volume.mixedMatrix',
  VOLUME_MIXED_KERNEL: 'volume.mixedKernel',
  VOLUME_MIXED_THICKNESS: 'volume.mixedThickness',
  VOLUME_SLICES_APART: 'volume.slicesApart',
  VOLUME_THICK: 'volume.thick',
  VOLUME_CLIPPED: 'volume.clipped',
  VOLUME_MEMORY: 'volume.memory',
  VOLUME_SLICE_UNREADABLE: 'volume.sliceUnreadable',
  VOLUME_VALUES_CUT: 'volume.valuesCut',
};

/** What a finding says, in any language. */
export function findingSentence({ code, params }: VolumeFinding): Sentence {
  const said = Object.entries(params).map(([name, value]): readonly [string, Sentence] => [
    name,
    typeof value === 'number' ? figure(value) : literal(value),
  ]);
  return { key: KEYS[code], params: Object.fromEntries(said) };
}
