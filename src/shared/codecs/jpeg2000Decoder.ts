import { ok } from '#shared/base';
import type { Decoder } from '#shared/dicom/pixels';
import { codestreamOf, readCodestream } from './codestream.ts';
import type { RunWasm } from './runWasm.ts';
import { samplesOf } from './samples.ts';
import { corrupt } from './streamError.ts';

/** OpenJPEG prints its progress, and a tile-part count that some writers get wrong, without consequence. */
const HARMLESS = /^$|^\[INFO\]|TPsot==TNsot/;

/** JPEG 2000 by OpenJPEG and High-Throughput JPEG 2000 by OpenJPH: one codestream grammar, two decoders. */
export function jpeg2000Decoder(codec: RunWasm): Decoder {
  return async (bytes, expected) => {
    const stream = codestreamOf(bytes);
    const header = readCodestream(stream);
    if (!header.ok) return header;
    const { rows, columns, components, precision } = header.value;
    if (rows !== expected.rows || columns !== expected.columns || components !== expected.samplesPerPixel) {
      const wanted = `${expected.columns}×${expected.rows}×${expected.samplesPerPixel}`;
      return corrupt(`the stream holds ${columns}×${rows}×${components} samples, the header says ${wanted}`);
    }
    const picture = await codec(stream);
    if (!picture.ok) return picture;
    const { info, decoded, said } = picture.value;
    // OpenJPEG and OpenJPH print what they found wrong and go on.
    const complaint = said.find((line) => !HARMLESS.test(line));
    if (complaint !== undefined) return corrupt(complaint);
    if (info.bitsPerSample !== precision) return corrupt(`the decoder gave ${info.bitsPerSample} bits for ${precision}`);
    const signed = info.isSigned ?? header.value.signed;
    const samples = samplesOf(decoded, precision, signed, info.width * info.height * info.componentCount);
    if (samples === null) return corrupt(`the decoder gave ${decoded.length} bytes`);
    return ok({
      rows: info.height,
      columns: info.width,
      components: info.componentCount,
      precision,
      signed,
      samples,
      colour: header.value.componentTransform ? 'RGB' : 'as-header',
    });
  };
}
