import { describe, expect, it } from 'vitest';
import { decodeFrame, type EncodedFrame } from '#shared/dicom/pixels';
import { nodeDecoders } from '../../src/main/io/codecPlatform.ts';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { seededRandom } from '../fixtures/seededRandom.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const MUTATIONS = 200;
/** One small frame of each codec, and of each of our own decoders. */
const SAMPLES: readonly (readonly [name: string, path: string])[] = [
  ['native', 'pydicom/test_files/MR_small.dcm'],
  ['RLE', 'pydicom/test_files/MR_small_RLE.dcm'],
  ['JPEG 8-bit', 'pydicom/test_files/SC_rgb_jpeg_dcmtk.dcm'],
  ['JPEG 12-bit sequential', 'pydicom/test_files/JPEG-lossy.dcm'],
  [
    'JPEG 12-bit spectral selection',
    'cornerstone3D-testImages/CTImage.dcm_JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm',
  ],
  [
    'JPEG 12-bit full progression',
    'cornerstone3D-testImages/CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm',
  ],
  ['JPEG lossless', 'pydicom-data/JPEG-LL.dcm'],
  ['JPEG-LS', 'pydicom/test_files/MR_small_jpeg_ls_lossless.dcm'],
  ['JPEG 2000', 'pydicom/test_files/MR_small_jp2klossless.dcm'],
  ['HTJ2K', 'pydicom-data/HTJ2KLossless_08_RGB.dcm'],
  ['deflated frame', 'pydicom-data/liver_deflate.dcm'],
];
const DATA = sharedData();
const CODES = ['PIXELS_CORRUPT', 'PIXELS_TRUNCATED', 'PIXEL_FORMAT_UNSUPPORTED'];

async function sample(path: string): Promise<EncodedFrame> {
  const read = await readFrame(path, 0);
  if (!read.ok || !read.value.encoded.ok) throw new Error(`${path} cannot be read`);
  return read.value.encoded.value;
}

/** A few bytes changed, a run zeroed, or the end cut off, in turn. */
function damaged(bytes: Uint8Array, random: () => number, turn: number): Uint8Array {
  const at = (): number => Math.floor(random() * bytes.length);
  if (turn % 4 === 3) return bytes.slice(0, at());
  const out = bytes.slice();
  if (turn % 4 === 2) out.fill(0, at(), at());
  else
    for (let i = 0; i <= turn % 7; i += 1)
      out[turn % 4 === 0 ? Math.floor(random() * Math.min(200, out.length)) : at()] = random() * 256;
  return out;
}

describe('damaged streams', () => {
  it.skipIf(DATA === null).each(SAMPLES)(
    `${MUTATIONS} damaged %s frames: a frame of the header's size or a code, never a throw`,
    async (_, path) => {
      const frame = await sample(`${DATA}/${path}`);
      const random = seededRandom(20_261_122);
      const { rows, columns, samplesPerPixel } = frame.description;
      let slowest = 0;
      for (let turn = 0; turn < MUTATIONS; turn += 1) {
        const started = performance.now();
        const result = await decodeFrame({ ...frame, bytes: damaged(frame.bytes, random, turn) }, nodeDecoders());
        slowest = Math.max(slowest, performance.now() - started);
        if (result.ok) expect(result.value.values.length).toBe(rows * columns * samplesPerPixel);
        else expect(CODES).toContain(result.error.code);
      }
      // A damaged frame may not cost much more than a good one: 5 s is a hang, not a slow machine.
      expect(slowest).toBeLessThan(5000);
      // The undamaged frame still decodes: a codec that trapped was replaced.
      expect((await decodeFrame(frame, nodeDecoders())).ok).toBe(true);
    },
  );
});
