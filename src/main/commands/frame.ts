import { parseArgs } from 'node:util';
import type { Result } from '#shared/base';
import { describeSpacing } from '#shared/calibration';
import type { Instance } from '#shared/dicom';
import type { DecodedFrame, EncodedFrame, PixelError, VoiChoice } from '#shared/dicom/pixels';
import {
  decodeAllocated,
  FILE_VOI,
  frameBytes,
  isMonochrome,
  renderFrame,
  storedFrame,
  transferSyntax,
} from '#shared/dicom/pixels';
import { atomicWrite, sha256 } from '../io/atomicWrite.ts';
import { nodeDecoders } from '../io/codecPlatform.ts';
import { encodePng } from '../io/png.ts';
import { readFrame } from '../io/readFrame.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review frame FILE [--frame N] [--raw FILE] [--png FILE] [--window C,W] [--json]

Decodes one frame of a DICOM file (or of archive.zip!member) and says what its pixels are.
  --frame N      which frame; the first is 1, as DICOM counts (default 1)
  --raw FILE     writes the stored values: the file's own bits and sign, little endian, exactly
                 rows × columns × samples × bitsAllocated / 8 bytes. Nothing is rescaled, masked or
                 sign-extended; colour stays in the file's order (by pixel or by plane) and colour space,
                 with subsampled chroma repeated
  --png FILE     writes what a viewport shows, one PNG pixel an image pixel
  --window C,W   window centre and width for --png, in modality values (HU in CT); without it the file's
                 own first window or VOI LUT, else the 1st to 99th percentile
  --json         the result as JSON on stdout: rows, columns, samplesPerPixel, bitsAllocated, signed, min, max,
                 sha256 (of the --raw bytes), spacing { kind, mm: [row, column], source } and more

min and max are stored values with their sign extended from the stored bits.
Exit codes: 0 done · 1 our failure · 2 wrong usage, a frame that the file does not have among it · 3 the file cannot be
used or has too few bytes (PIXELS_TRUNCATED) · 4 its pixels cannot be decoded (min, max and sha256 are null).`;

export const frame: CommandLine = {
  name: 'frame',
  summary: 'decodes one frame; writes its stored values or a PNG',
  help: HELP,
  run: runFrame,
};

interface FrameOptions {
  readonly file: string;
  /** Zero-based. */
  readonly frame: number;
  readonly raw: string | null;
  readonly png: string | null;
  readonly voi: VoiChoice;
  readonly json: boolean;
}

interface Pixels {
  readonly decoded: DecodedFrame;
  readonly bytes: Uint8Array;
}

async function runFrame(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = readOptions(args);
  const read = await readFrame(options.file, options.frame);
  if (!read.ok) {
    const { code, message } = read.error;
    terminal.complain(`${code} ${message.startsWith(options.file) ? '' : `${options.file}: `}${message}`);
    return EXIT.unusableInput;
  }
  const { instance, encoded } = read.value;
  const pixels = await pixelsOf(encoded);
  if (!pixels.ok) {
    terminal.complain(`${pixels.error.code} ${options.file}: ${pixels.error.message}`);
    if (pixels.error.code === 'FRAME_OUT_OF_RANGE') return EXIT.usage;
    say(terminal, options, { ...facts(instance, options, null), error: pixels.error });
    return pixels.error.code === 'PIXELS_TRUNCATED' ? EXIT.unusableInput : EXIT.unavailable;
  }
  const { decoded, bytes } = pixels.value;
  if (options.raw !== null && !(await write(options.raw, bytes, terminal))) return EXIT.ourFailure;
  if (options.png !== null && !(await write(options.png, pngOf(decoded, instance, options.voi), terminal)))
    return EXIT.ourFailure;
  say(terminal, options, facts(instance, options, pixels.value));
  return EXIT.done;
}

async function pixelsOf(encoded: Result<EncodedFrame, PixelError>): Promise<Result<Pixels, PixelError>> {
  if (!encoded.ok) return encoded;
  const allocated = await decodeAllocated(encoded.value, nodeDecoders());
  if (!allocated.ok) return allocated;
  // The bytes first: `storedFrame` works in place.
  const bytes = frameBytes(allocated.value);
  return { ok: true, value: { bytes, decoded: storedFrame(allocated.value) } };
}

function pngOf(decoded: DecodedFrame, { pixels }: Instance, voi: VoiChoice): Uint8Array {
  const { rows, columns } = decoded;
  if (pixels === null) throw new Error('a decoded frame without its description');
  const rgba = renderFrame(decoded, pixels, voi);
  if (!isMonochrome(decoded)) return encodePng({ rows, columns, samples: { kind: 'rgba', values: rgba } });
  const grey = Uint8Array.from({ length: rows * columns }, (_, i) => rgba[i * 4]!);
  return encodePng({ rows, columns, samples: { kind: 'grey', values: grey } });
}

/** What the command answers; fields of the contract first. An object without an image has 0 rows and columns. */
function facts(instance: Instance, options: FrameOptions, pixels: Pixels | null) {
  const description = instance.pixels;
  return {
    rows: description?.rows ?? 0,
    columns: description?.columns ?? 0,
    samplesPerPixel: description?.samplesPerPixel ?? 0,
    bitsAllocated: description?.bitsAllocated ?? 0,
    signed: description?.signed ?? false,
    min: pixels === null ? null : pixels.decoded.min,
    max: pixels === null ? null : pixels.decoded.max,
    sha256: pixels === null ? null : sha256(pixels.bytes),
    spacing: describeSpacing(instance),
    frame: options.frame + 1,
    frames: description?.frames ?? 0,
    bitsStored: description?.bitsStored ?? 0,
    photometric: description?.photometric ?? null,
    transferSyntaxUID: instance.transferSyntaxUID,
    lossy: instance.lossy,
    warnings: instance.warnings,
  };
}

type Facts = ReturnType<typeof facts> & { readonly error?: PixelError };

function say(terminal: Terminal, options: FrameOptions, result: Facts): void {
  if (options.json) return terminal.print(JSON.stringify(result, null, 1));
  const { spacing } = result;
  const syntax = transferSyntax(result.transferSyntaxUID)?.name ?? result.transferSyntaxUID;
  const sign = result.signed ? 'signed' : 'unsigned';
  const mm = spacing.mm === null ? 'no millimetres' : `${spacing.mm[0]} × ${spacing.mm[1]} mm (row × column)`;
  terminal.print(`${result.columns} × ${result.rows}, frame ${result.frame} of ${result.frames}, ${syntax}`);
  terminal.print(
    `${result.photometric ?? 'no image'}, ${result.samplesPerPixel} × ${result.bitsStored} bits in ${result.bitsAllocated}, ${sign}`,
  );
  terminal.print(
    result.min === null ? 'pixels unavailable' : `stored values ${result.min} to ${result.max}, sha256 ${result.sha256}`,
  );
  terminal.print(`spacing ${mm}, ${spacing.kind}: ${spacing.source}`);
}

async function write(path: string, bytes: Uint8Array, terminal: Terminal): Promise<boolean> {
  const written = await atomicWrite(path, bytes);
  if (!written.ok) terminal.complain(`${written.error.code} ${written.error.message}`);
  return written.ok;
}

function readOptions(args: readonly string[]): FrameOptions {
  const { values, positionals } = parse(args);
  const [file, second] = positionals;
  if (file === undefined) throw new UsageError('frame wants a FILE');
  if (second !== undefined) throw new UsageError(`frame takes one file, not also "${second}"`);
  const number = Number(values.frame ?? '1');
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`--frame ${values.frame}: frames are counted from 1`);
  return {
    file,
    frame: number - 1,
    raw: values.raw ?? null,
    png: values.png ?? null,
    voi: values.window === undefined ? FILE_VOI : windowOf(values.window),
    json: values.json ?? false,
  };
}

function windowOf(text: string): VoiChoice {
  const parts = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [center, width] = parts;
  if (parts.length !== 2 || !Number.isFinite(center) || !Number.isFinite(width) || width! <= 0) {
    throw new UsageError(`--window ${text}: centre and width, two numbers with a comma, the width above 0`);
  }
  return { kind: 'window', center: center!, width: width! };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: withNegativeCentre(args),
      allowPositionals: true,
      options: {
        frame: { type: 'string' },
        raw: { type: 'string' },
        png: { type: 'string' },
        window: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--window -600,1500`: a value that starts with a minus is an option to the parser, unless it is joined on. */
function withNegativeCentre(args: readonly string[]): string[] {
  const at = args.indexOf('--window');
  const value = args[at + 1];
  if (at < 0 || value === undefined) return [...args];
  return [...args.slice(0, at), `--window=${value}`, ...args.slice(at + 2)];
}
