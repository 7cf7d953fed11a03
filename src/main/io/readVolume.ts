import { err, ok, type Result } from '#shared/base';
import type { DisplaySet, StudyIndex } from '#shared/dicom';
import { decodeFrame } from '#shared/dicom/pixels';
import {
  clippedAt,
  clippedFinding,
  createVolume,
  planVolume,
  putSlice,
  volumeSlicesOf,
  type PreflightContext,
  type Volume,
  type VolumeFinding,
} from '#shared/volume';
import { nodeDecoders } from './codecPlatform.ts';
import { inParallel } from './inParallel.ts';
import { readFrame } from './readFrame.ts';

export interface LoadedVolume {
  readonly volume: Volume;
  readonly findings: readonly VolumeFinding[];
  /** Where the values end because the scanner cut them, HU, or null. */
  readonly clippedAt: number | null;
}

export interface VolumeError {
  readonly code: string;
  readonly message: string;
}

/**
 * A display set as a volume in this process. Slices that cannot be read are left empty and said. Errors: VOLUME_TOO_FEW_SLICES,
 * VOLUME_MEMORY, VOLUME_UNREADABLE (not one slice can be read).
 */
export async function readVolume(
  set: DisplaySet,
  index: StudyIndex,
  context: PreflightContext & { readonly onProgress?: (done: number, of: number) => void } = {},
): Promise<Result<LoadedVolume, VolumeError>> {
  const plan = planVolume(volumeSlicesOf(set, index.instances), context);
  if (plan === null)
    return err({ code: 'VOLUME_TOO_FEW_SLICES', message: 'fewer than two parallel slices that say where they lie' });
  if (plan.findings.some(({ effect }) => effect === 'refuse'))
    return err({ code: 'VOLUME_MEMORY', message: `the volume needs ${Math.ceil(plan.bytes / 1e6)} MB` });
  const volume = createVolume(plan.geometry);
  let cut = 0;
  const failures: string[] = [];
  let done = 0;
  await inParallel(
    each(plan.slices),
    4,
    async ({ slice, at }) => {
      const code = await one(slice.sopInstanceUID, slice.frame, (values) => (cut += putSlice(volume, at, values, slice.pixels)));
      if (code !== null) failures.push(code);
      done += 1;
      context.onProgress?.(done, plan.slices.length);
    },
    () => undefined,
  );
  if (failures.length === plan.slices.length)
    return err({ code: 'VOLUME_UNREADABLE', message: `no slice can be read: ${failures[0] ?? ''}` });
  const clipped = clippedAt(volume);
  const more: VolumeFinding[] = [...clippedFinding(clipped)];
  if (failures.length > 0)
    more.push({
      code: 'VOLUME_SLICE_UNREADABLE',
      effect: 'refuse-measurement',
      params: { count: failures.length, reason: failures[0] ?? '' },
    });
  if (cut > 0) more.push({ code: 'VOLUME_VALUES_CUT', effect: 'note', params: { count: cut } });
  return ok({ volume, findings: [...plan.findings, ...more], clippedAt: clipped });

  async function one(uid: string, frame: number, take: (values: Parameters<typeof putSlice>[2]) => void): Promise<string | null> {
    const read = await readFrame(index.instances[uid]?.path ?? uid, frame);
    if (!read.ok) return read.error.code;
    if (!read.value.encoded.ok) return read.value.encoded.error.code;
    const decoded = await decodeFrame(read.value.encoded.value, nodeDecoders());
    if (!decoded.ok) return decoded.error.code;
    if (decoded.value.samplesPerPixel !== 1) return 'NOT_MONOCHROME';
    take(decoded.value.values);
    return null;
  }
}

// eslint-disable-next-line typescript/require-await
async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}
