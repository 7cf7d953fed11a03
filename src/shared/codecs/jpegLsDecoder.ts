import { ok } from '#shared/base';
import type { Decoder } from '#shared/dicom/pixels';
import { readJpegHeader } from './jpeg/jpegHeader.ts';
import type { RunWasm } from './runWasm.ts';
import { interleave, samplesOf } from './samples.ts';
import { corrupt, truncated } from './streamError.ts';

/** JPEG-LS (T.87) by CharLS. */
export function jpegLsDecoder(charls: RunWasm): Decoder {
  return async (bytes, expected) => {
    const header = readJpegHeader(bytes);
    if (header === null || header.frameMarker !== 0xf7) return corrupt('no JPEG-LS frame header');
    if (header.rows !== expected.rows || header.columns !== expected.columns) {
      return corrupt(`the stream is ${header.columns}×${header.rows}, the header says ${expected.columns}×${expected.rows}`);
    }
    // Without an end CharLS reads on through its whole memory, for seconds. Inside the data FF is never followed by D9 (T.87 A.1).
    if (!endsWithMarker(bytes)) return truncated('the stream has no end');
    const picture = await charls(bytes);
    if (!picture.ok) return picture;
    const { info, decoded } = picture.value;
    const components = info.componentCount;
    const samples = samplesOf(decoded, info.bitsPerSample, false, info.width * info.height * components);
    if (samples === null) return corrupt(`the decoder gave ${decoded.length} bytes`);
    const byPlane = picture.value.interleave === 0 && components > 1;
    return ok({
      rows: info.height,
      columns: info.width,
      components,
      precision: info.bitsPerSample,
      signed: null,
      samples: byPlane ? interleave(samples, components) : samples,
      colour: 'as-header',
    });
  };
}

function endsWithMarker(bytes: Uint8Array): boolean {
  for (let i = bytes.length - 2; i >= 2; i -= 1) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  return false;
}
