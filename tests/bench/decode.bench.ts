/**
 * Time to decode one frame, per codec: a 512 × 512 CT and a 3000 × 3600 film, 16 bits allocated, 12 stored (8-bit JPEG: 8). Medians of repeated
 * decodes in this process after one to warm up. The streams are made here by dcmtk, GDCM and OpenJPH; a codec whose encoder is absent is left out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { htj2kEncoded } from '../fixtures/pixelOracles.ts';
import { buildDisplayLut, decodeFrame, FILE_VOI, renderGrey, type EncodedFrame } from '#shared/dicom/pixels';
import { nodeDecoders } from '../../src/main/io/codecPlatform.ts';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { filmFile } from '../fixtures/filmFile.ts';

type Encoder = (from: string, to: string) => readonly [program: string, ...args: string[]];
const ENCODERS: readonly (readonly [name: string, bits: 8 | 12, encoder: Encoder])[] = [
  ['native', 12, (from, to) => ['cp', from, to]],
  ['RLE', 12, (from, to) => ['dcmcrle', from, to]],
  ['JPEG lossless .70', 12, (from, to) => ['dcmcjpeg', from, to]],
  ['JPEG 12-bit .51', 12, (from, to) => ['dcmcjpeg', '+ee', from, to]],
  ['JPEG 12-bit progressive .55', 12, (from, to) => ['dcmcjpeg', '+ep', from, to]],
  ['JPEG 8-bit .50', 8, (from, to) => ['dcmcjpeg', '+eb', from, to]],
  ['JPEG-LS .80', 12, (from, to) => ['dcmcjpls', from, to]],
  ['JPEG 2000 .90', 12, (from, to) => ['gdcmconv', '--j2k', from, to]],
];
const HTJ2K = '1.2.840.10008.1.2.4.201';
const SIZES = [
  { name: '512 × 512', rows: 512, columns: 512, repeats: 15 },
  { name: '3000 × 3600', rows: 3600, columns: 3000, repeats: 3 },
];

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

async function timed(run: () => Promise<unknown> | void, repeats: number): Promise<number> {
  await run();
  const times: number[] = [];
  for (let i = 0; i < repeats; i += 1) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return median(times);
}

async function encoded(path: string): Promise<EncodedFrame | null> {
  const read = await readFrame(path, 0);
  return read.ok && read.value.encoded.ok ? read.value.encoded.value : null;
}

const folder = mkdtempSync(join(tmpdir(), 'decode-bench-'));
const cells = new Map<string, string[]>();
try {
  for (const { name, rows, columns, repeats } of SIZES) {
    const plain = { 8: join(folder, '8.dcm'), 12: join(folder, '12.dcm') };
    writeFileSync(plain[8], filmFile(rows, columns, 8));
    writeFileSync(plain[12], filmFile(rows, columns, 12));
    for (const [codec, bits, encoder] of ENCODERS) {
      const out = join(folder, 'out.dcm');
      const [program, ...args] = encoder(plain[bits], out);
      const made = spawnSync(program, args).status === 0 ? await encoded(out) : null;
      const time = made === null ? null : await timed(() => decodeFrame(made, nodeDecoders()), repeats);
      const cell = time === null ? '–' : `${time.toFixed(1)} ms`;
      cells.set(codec, [...(cells.get(codec) ?? []), cell]);
    }
    const frame = await encoded(plain[12]);
    const decoded = frame === null ? null : await decodeFrame(frame, nodeDecoders());
    if (frame === null || decoded === null || !decoded.ok) throw new Error(`the ${name} film cannot be read`);
    const stream = await htj2kEncoded(frame);
    const htj2k = { ...frame, transferSyntaxUID: HTJ2K, bytes: stream };
    const time = await timed(() => decodeFrame(htj2k, nodeDecoders()), repeats);
    cells.set('HTJ2K .201', [...(cells.get('HTJ2K .201') ?? []), `${time.toFixed(1)} ms`]);
    const out = new Uint8ClampedArray(rows * columns * 4);
    const draw = await timed(() => {
      renderGrey(decoded.value, buildDisplayLut(decoded.value, frame.description, FILE_VOI), out);
    }, 15);
    cells.set('grey scale and render', [...(cells.get('grey scale and render') ?? []), `${draw.toFixed(1)} ms`]);
  }
} finally {
  rmSync(folder, { recursive: true });
}

process.stdout.write(`${''.padEnd(30)}${SIZES.map((size) => size.name.padStart(14)).join('')}\n`);
for (const [codec, times] of cells)
  process.stdout.write(`${codec.padEnd(30)}${times.map((time) => time.padStart(14)).join('')}\n`);
