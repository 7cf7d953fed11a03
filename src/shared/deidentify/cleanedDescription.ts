import { posesIn } from '#shared/dicom';
import type { Subject } from './cleaned.ts';
import { cleanedText } from './vocabulary.ts';

/**
 * The words of a description that may stay: those of the vocabulary that are nobody's name here. A film's pose is read from such words in
 * many languages; the cleaned description names the same pose as the original, in English, and none where the original named none.
 */
export function cleanedDescription(
  bytes: Uint8Array,
  { decoded, isName }: Pick<Subject, 'decoded' | 'isName'>,
  part: 'all' | 'pose only' = 'all',
): string {
  const original = decoded(bytes);
  const poses = posesIn(original);
  const [pose] = poses.length === 1 ? poses : [];
  const words = part === 'all' ? cleanedText(original).split(' ') : [];
  const safe = words.filter((word) => word !== '' && !isName(word));
  if (pose === undefined) {
    const kept = safe.join(' ');
    return posesIn(kept).length === 1 ? safe.filter((word) => posesIn(word).length === 0).join(' ') : kept;
  }
  const said = posesIn(safe.join(' '));
  if (said.length === 1 && said[0] === pose) return safe.join(' ');
  return [pose, ...safe.filter((word) => posesIn(word).length === 0)].join(' ');
}
