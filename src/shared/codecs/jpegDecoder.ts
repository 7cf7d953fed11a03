import { ok } from '#shared/base';
import type { CodedImage, Decoder } from '#shared/dicom/pixels';
import { decodeOwnJpeg } from './jpeg/decodeOwnJpeg.ts';
import { jpegColour, readJpegHeader, type JpegHeader } from './jpeg/jpegHeader.ts';
import { JpegStreamError } from './jpeg/jpegState.ts';
import { withoutColourTransform } from './jpeg/turboStream.ts';
import type { RunWasm } from './runWasm.ts';
import type { Samples } from './samples.ts';
import { corrupt, truncated, unsupported } from './streamError.ts';

/**
 * JPEG of every process in the transfer syntax table. The stream's own frame header says which one it really is: 8-bit DCT goes
 * to libjpeg-turbo, 12-bit DCT and lossless to our own decoder.
 */
export function jpegDecoder(turbo: RunWasm): Decoder {
  return async (bytes, expected) => {
    const header = readJpegHeader(bytes);
    if (header === null) return corrupt('no JPEG frame header');
    // Held against the DICOM header before anything is allocated: a damaged size must not ask for gigabytes.
    if (header.rows !== expected.rows || header.columns !== expected.columns) {
      return corrupt(`the stream is ${header.columns}×${header.rows}, the header says ${expected.columns}×${expected.rows}`);
    }
    if (header.components.length !== expected.samplesPerPixel) {
      return corrupt(`the stream has ${header.components.length} components, the header ${expected.samplesPerPixel}`);
    }
    if (header.frameMarker > 0xc3) return unsupported(`JPEG frame FF${header.frameMarker.toString(16).toUpperCase()}`);
    if (header.precision !== 8 || header.frameMarker === 0xc3) return decodeHere(bytes, header);
    const picture = await turbo(withoutColourTransform(bytes));
    if (!picture.ok) return picture;
    const { info, decoded, said } = picture.value;
    if (said.length > 0) return corrupt(said[0]!);
    return ok(image({ ...header, rows: info.height, columns: info.width }, info.componentCount, decoded));
  };
}

function decodeHere(bytes: Uint8Array, header: JpegHeader): ReturnType<Decoder> {
  try {
    return Promise.resolve(ok(image(header, header.components.length, decodeOwnJpeg(bytes, header))));
  } catch (error) {
    if (!(error instanceof JpegStreamError)) throw error;
    return Promise.resolve(error.message.endsWith('too early') ? truncated(error.message) : corrupt(error.message));
  }
}

const image = (header: JpegHeader, components: number, samples: Samples): CodedImage => ({
  rows: header.rows,
  columns: header.columns,
  components,
  precision: header.precision,
  signed: null,
  samples,
  colour: jpegColour(header),
});
