import { deflateRawSync } from 'node:zlib';
import { encodeRle16 } from '#shared/dicom/write';
import { decodeFrame, type PixelDescription } from '#shared/dicom/pixels';
import { nodeDecoders } from '../io/codecPlatform.ts';
import { check, type SelfTestCheck } from './selfTestCheck.ts';
import { CODED_SAMPLES, PATTERN_SIZE, selfTestPattern } from './selfTestFrames.ts';

interface Sample {
  readonly name: string;
  readonly transferSyntaxUID: string;
  readonly bits: 8 | 12;
  readonly tolerance: number;
  readonly bytes: Uint8Array;
}

/** Decodes one small frame of every transfer syntax; what is compared is the largest difference from the formula that it was made of. */
export async function decoderChecks(): Promise<readonly SelfTestCheck[]> {
  const checks: SelfTestCheck[] = [];
  for (const sample of samples()) {
    const name = `decoder: ${sample.name} (${sample.transferSyntaxUID}), largest difference of a stored value`;
    const decoded = await decodeFrame(
      { transferSyntaxUID: sample.transferSyntaxUID, description: description(sample.bits), frame: 0, bytes: sample.bytes },
      nodeDecoders(),
    );
    checks.push(check(name, 0, decoded.ok ? largestDifference(decoded.value.values, sample.bits) : null, sample.tolerance));
  }
  return checks;
}

const { rows, columns } = PATTERN_SIZE;

function* samples(): Generator<Sample> {
  const values = new Uint16Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = selfTestPattern(12, i % columns, Math.floor(i / columns));
  const little = new Uint8Array(values.length * 2);
  const big = new Uint8Array(values.length * 2);
  values.forEach((value, i) => {
    new DataView(little.buffer).setUint16(2 * i, value, true);
    new DataView(big.buffer).setUint16(2 * i, value, false);
  });
  const ours = { bits: 12, tolerance: 0 } as const;
  yield { ...ours, name: 'Explicit VR Little Endian', transferSyntaxUID: '1.2.840.10008.1.2.1', bytes: little };
  yield { ...ours, name: 'Explicit VR Big Endian', transferSyntaxUID: '1.2.840.10008.1.2.2', bytes: big };
  yield { ...ours, name: 'RLE Lossless', transferSyntaxUID: '1.2.840.10008.1.2.5', bytes: encodeRle16(values, rows, columns) };
  yield { ...ours, name: 'Deflated Image Frame', transferSyntaxUID: '1.2.840.10008.1.2.8.1', bytes: deflateRawSync(little) };
  for (const { stream, ...sample } of CODED_SAMPLES) yield { ...sample, bytes: Buffer.from(stream.join(''), 'base64') };
}

function largestDifference(values: ArrayLike<number>, bits: 8 | 12): number {
  if (values.length !== rows * columns) return Number.MAX_SAFE_INTEGER;
  let largest = 0;
  for (let i = 0; i < values.length; i++)
    largest = Math.max(largest, Math.abs((values[i] ?? 0) - selfTestPattern(bits, i % columns, Math.floor(i / columns))));
  return largest;
}

const description = (bits: 8 | 12): PixelDescription => ({
  rows,
  columns,
  frames: 1,
  samplesPerPixel: 1,
  planarConfiguration: 0,
  bitsAllocated: bits === 8 ? 8 : 16,
  bitsStored: bits,
  highBit: bits - 1,
  signed: false,
  photometric: 'MONOCHROME2',
  rescaleSlope: null,
  rescaleIntercept: null,
  rescaleType: null,
  modalityLut: null,
  windows: [],
  voiLutFunction: 'LINEAR',
  voiLuts: [],
  presentationLutShape: null,
  paddingValue: null,
  paddingRangeLimit: null,
  palette: null,
});
