import { err, ok, type Result } from '#shared/base';
import { createByteWriter } from './byteWriter.ts';
import type { DatasetInput, WriteProblem } from './dataset.ts';
import { encodeDataset, writeElement } from './encodeDataset.ts';
import { encodeValue, type EncodeLog } from './encodeValue.ts';

/** The two syntaxes that this writer makes (PS3.5 annex A). */
export const TRANSFER_SYNTAX = { explicitLittleEndian: '1.2.840.10008.1.2.1', rleLossless: '1.2.840.10008.1.2.5' } as const;
export type WritableTransferSyntax = (typeof TRANSFER_SYNTAX)[keyof typeof TRANSFER_SYNTAX];

/** Of this product (UUID root). */
const IMPLEMENTATION_CLASS_UID = '2.25.120874523561894712345098712345609871234';
const IMPLEMENTATION_VERSION = 'FUSION_REVIEW_1';

export interface Part10 {
  readonly bytes: Uint8Array;
  /** Keywords whose Decimal String holds fewer digits than the number had (relative error below 1e-9). */
  readonly rounded: readonly string[];
}

/**
 * A DICOM file (PS3.10 7.1): preamble, meta group, data set in explicit VR little endian. Text is UTF-8: the data set must say
 * `SpecificCharacterSet: 'ISO_IR 192'` when it holds anything but ASCII. Values that break their VR are all returned, none is cut.
 */
export function encodePart10(
  dataset: DatasetInput & { readonly SOPClassUID: string; readonly SOPInstanceUID: string },
  transferSyntaxUID: WritableTransferSyntax,
): Result<Part10, readonly WriteProblem[]> {
  const log: EncodeLog = { problems: [], rounded: [] };
  const body = encodeDataset(dataset, log);
  const meta = createByteWriter(512);
  writeElement(meta, 0x00020001, 'OB', new Uint8Array([0, 1]));
  writeElement(meta, 0x00020002, 'UI', encodeValue('MediaStorageSOPClassUID', 'UI', dataset.SOPClassUID, log));
  writeElement(meta, 0x00020003, 'UI', encodeValue('MediaStorageSOPInstanceUID', 'UI', dataset.SOPInstanceUID, log));
  writeElement(meta, 0x00020010, 'UI', encodeValue('TransferSyntaxUID', 'UI', transferSyntaxUID, log));
  writeElement(meta, 0x00020012, 'UI', encodeValue('ImplementationClassUID', 'UI', IMPLEMENTATION_CLASS_UID, log));
  writeElement(meta, 0x00020013, 'SH', encodeValue('ImplementationVersionName', 'SH', IMPLEMENTATION_VERSION, log));
  if (log.problems.length > 0) return err(log.problems);
  const metaBytes = meta.take();
  const out = createByteWriter(body.length + metaBytes.length + 256);
  out.bytes(new Uint8Array(128));
  out.bytes(new TextEncoder().encode('DICM'));
  const length = createByteWriter(4);
  length.u32(metaBytes.length);
  writeElement(out, 0x00020000, 'UL', length.take());
  out.bytes(metaBytes);
  out.bytes(body);
  return ok({ bytes: out.take(), rounded: log.rounded });
}
