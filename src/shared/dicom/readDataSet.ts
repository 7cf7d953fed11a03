import type { DataSet, Element } from 'dicom-parser';
import { err, ok, type Result } from '#shared/base';
import { byteText } from './byteText.ts';
import type { DicomError } from './dicomError.ts';
import { isKnownVr, makeDataSet, walkElements, type Extent } from './elementWalk.ts';
import { dataSetEncoding, EXPLICIT_BIG, EXPLICIT_LITTLE, IMPLICIT_LITTLE } from './syntaxes.ts';

export interface ReadDataSetOptions {
  /** Stop at the pixel data; `bytes` may then be the beginning of a file. */
  readonly headerOnly?: boolean;
  /** Raw deflate (RFC 1951) of a data set, for the deflated syntaxes; may throw. Without it they are refused. */
  readonly inflate?: (deflated: Uint8Array) => Uint8Array;
}

/** dicom-parser's data set, with what was found out on the way. */
export type DicomDataSet = DataSet & {
  /** As the file says, or the guess by which a file without meta header could be read. */
  readonly transferSyntaxUID: string;
  readonly hasPreamble: boolean;
  /** `short`: `bytes` ended within an element. `malformed`: what comes after the last element makes no sense. */
  readonly extent: Extent;
  /** Codes: META_HEADER_ABSENT, TRANSFER_SYNTAX_ABSENT, TRANSFER_SYNTAX_MISDECLARED. */
  readonly readingNotes: readonly string[];
};

/**
 * Reads the elements of a Part 10 file, of one without preamble or meta header, or of the beginning of one (`headerOnly`).
 * Codes: EMPTY_FILE, NOT_DICOM, DEFLATE_UNSUPPORTED, DEFLATE_CORRUPT, NESTING_TOO_DEEP. Never throws.
 */
export function readDataSet(bytes: Uint8Array, options: ReadDataSetOptions = {}): Result<DicomDataSet, DicomError> {
  if (bytes.length === 0) return err({ code: 'EMPTY_FILE', message: 'the file is empty' });
  const meta = readMeta(bytes);
  const notes: string[] = meta.hasPreamble && meta.elements !== null ? [] : ['META_HEADER_ABSENT'];
  const declared = meta.elements === null ? null : uidOf(bytes, meta.elements['x00020010']);
  const guessed = guessSyntax(bytes, meta.end);
  if (meta.elements === null && guessed === null)
    return err({ code: 'NOT_DICOM', message: 'not a DICOM file: neither the DICM mark nor a data set at its start' });
  if (declared === null && meta.elements !== null) notes.push('TRANSFER_SYNTAX_ABSENT');
  const transferSyntaxUID = declared ?? guessed ?? IMPLICIT_LITTLE;
  let encoding = dataSetEncoding(transferSyntaxUID);
  if (declared !== null && guessed !== null && !encoding.deflated) {
    const real = dataSetEncoding(guessed);
    if (real.explicit !== encoding.explicit || real.littleEndian !== encoding.littleEndian) {
      notes.push('TRANSFER_SYNTAX_MISDECLARED');
      encoding = real;
    }
  }
  const body = encoding.deflated ? inflateBody(bytes, meta.end, options) : ok(bytes);
  if (!body.ok) return body;
  const walked = walkElements(body.value, meta.end, { ...encoding, stopAtPixels: options.headerOnly === true });
  if (walked.extent === 'too-deep')
    return err({ code: 'NESTING_TOO_DEEP', message: 'sequences are nested deeper than 512 levels' });
  const dataSet = makeDataSet(body.value, encoding.littleEndian, { ...meta.elements, ...walked.elements });
  return ok(
    Object.assign(dataSet, {
      transferSyntaxUID,
      hasPreamble: meta.hasPreamble,
      extent: walked.extent,
      readingNotes: notes,
    }),
  );
}

interface Meta {
  readonly hasPreamble: boolean;
  /** Null when there is no group 0002. */
  readonly elements: Record<string, Element> | null;
  /** Where the data set begins. */
  readonly end: number;
}

const hasMark = (bytes: Uint8Array, at: number): boolean =>
  bytes.length >= at + 4 && String.fromCharCode(...bytes.subarray(at, at + 4)) === 'DICM';

/** The File Meta Information (PS3.10 7.1): explicit little endian whatever follows, its length element not trusted. */
function readMeta(bytes: Uint8Array): Meta {
  const marked = hasMark(bytes, 128) ? 132 : hasMark(bytes, 0) ? 4 : null;
  const start = marked ?? 0;
  let end = start;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  while (end + 8 <= bytes.length && view.getUint16(end, true) === 2) {
    const vr = String.fromCharCode(view.getUint8(end + 4), view.getUint8(end + 5));
    if (!isKnownVr(vr)) break;
    const long = vr === 'OB' || vr === 'UN' || vr === 'UT' || vr === 'OW' || vr === 'SQ';
    if (long && end + 12 > bytes.length) break;
    const next = long ? end + 12 + view.getUint32(end + 8, true) : end + 8 + view.getUint16(end + 6, true);
    if (next > bytes.length) break;
    end = next;
  }
  if (end === start) return { hasPreamble: marked !== null, elements: marked === null ? null : {}, end };
  const { elements } = walkElements(bytes.subarray(0, end), start, {
    explicit: true,
    littleEndian: true,
    stopAtPixels: false,
  });
  const little = makeDataSet(bytes, true, {}).byteArrayParser;
  for (const element of Object.values(elements)) element.parser = little;
  return { hasPreamble: marked !== null, elements, end };
}

function uidOf(bytes: Uint8Array, element: Element | undefined): string | null {
  if (element === undefined) return null;
  const uid = byteText(bytes.subarray(element.dataOffset, element.dataOffset + element.length)).trim();
  return /^[0-9.]+$/.test(uid) ? uid : null;
}

/** The layout that the first element at `at` shows, or null when nothing there looks like a data set's beginning. */
function guessSyntax(bytes: Uint8Array, at: number): string | null {
  if (bytes.length < at + 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const littleEndian of [true, false]) {
    const group = view.getUint16(at, littleEndian);
    // Data sets begin with group 0008 (0004 in a DICOMDIR); 0000 is a stored command, 0010 a minimal or private object.
    if (![0x0004, 0x0008, 0x0010].includes(group)) continue;
    const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
    if (isKnownVr(vr)) return littleEndian ? EXPLICIT_LITTLE : EXPLICIT_BIG;
    const element = view.getUint16(at + 2, littleEndian);
    const length = view.getUint32(at + 4, littleEndian);
    if (littleEndian && element <= 0x3000 && length <= 0x10000) return IMPLICIT_LITTLE;
  }
  return null;
}

function inflateBody(bytes: Uint8Array, from: number, options: ReadDataSetOptions): Result<Uint8Array, DicomError> {
  if (options.inflate === undefined)
    return err({ code: 'DEFLATE_UNSUPPORTED', message: 'a deflated data set, and no inflater at hand' });
  try {
    const inflated = options.inflate(bytes.subarray(from));
    const whole = new Uint8Array(from + inflated.length);
    whole.set(bytes.subarray(0, from));
    whole.set(inflated, from);
    return ok(whole);
  } catch {
    return err({ code: 'DEFLATE_CORRUPT', message: 'the deflated data set cannot be inflated' });
  }
}
