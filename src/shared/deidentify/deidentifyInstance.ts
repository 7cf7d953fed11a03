import { err, ok, type Result } from '#shared/base';
import { readDataSet, textDecoderOf, type DicomDataSet } from '#shared/dicom';
import { latin, trimmed } from './byteForms.ts';
import type { Subject } from './cleaned.ts';
import { encodeElements, lengthOf, textValue, type Layout, type OutElement } from './encodeElements.ts';
import { holdsWanted, leftOvers, wantedOf, type Wanted } from './leftOver.ts';
import { cleanPixels, type NativePixels } from './maskPixels.ts';
import { methodCodes, type Profile } from './profile.ts';
import { isStandardUid, type Pseudonyms } from './pseudonyms.ts';
import { rewriteElements, type Removed } from './rewriteDataSet.ts';
import type { Rectangle } from './textRegions.ts';

export interface InstanceContext {
  readonly profile: Profile;
  readonly pseudonyms: Pseudonyms;
  /** To be blackened, after review; empty for none. */
  readonly mask: readonly Rectangle[];
  /** Null for an object without an image. */
  readonly pixels: NativePixels | null;
}

/** A copy without identity, and what is to be known about it. All UIDs are the new ones but for those of `original`. */
export interface Deidentified {
  readonly bytes: Uint8Array;
  readonly sopInstanceUID: string;
  readonly seriesInstanceUID: string;
  readonly studyInstanceUID: string;
  readonly patient: string;
  readonly masked: boolean;
  readonly original: {
    readonly patientKey: string;
    readonly patientName: string;
    readonly patientID: string;
    readonly sopInstanceUID: string;
    readonly seriesInstanceUID: string;
    readonly studyInstanceUID: string;
    readonly shiftDays: number;
  };
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_BIG = '1.2.840.10008.1.2.2';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const GE_IMPLICIT = '1.2.840.113619.5.2';
const STRUCTURED_REPORTS = '1.2.840.10008.5.1.4.1.1.88.';
const KEY_OBJECTS = `${STRUCTURED_REPORTS}59`;
/** Of this product (UUID root). */
const IMPLEMENTATION_CLASS_UID = '2.25.120874523561894712345098712345609871234';

/** Objects whose content is a document that cannot be cleaned. */
const DOCUMENTS = ['1.2.840.10008.5.1.4.1.1.104.', '1.2.840.10008.5.1.4.34.'];
const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10';

/**
 * Makes the copy of one object: table and floor over all elements at any depth, UIDs mapped, dates shifted, preamble and group 2 new, pixel
 * data as it was unless masked. The copy is read again and searched for every text that was taken out. Refusals: FILE_DAMAGED,
 * MEDIA_DIRECTORY, ENCAPSULATED_DOCUMENT, OWN_REPORT, TRANSFER_SYNTAX_PRIVATE, TRANSFER_SYNTAX_MISDECLARED, MASK_NEEDS_NATIVE_PIXELS,
 * IDENTITY_LEFT.
 */
export function deidentifyInstance(dataSet: DicomDataSet, context: InstanceContext): Result<Deidentified, Refusal> {
  const text = textReader(dataSet);
  const refusal = refusalOf(dataSet, text);
  if (refusal !== null) return err(refusal);
  const { pseudonyms, profile } = context;
  const patientKey = patientKeyOf(text);
  const subject: Subject = {
    options: profile.options,
    pseudonyms,
    label: pseudonyms.patient(patientKey),
    shiftDays: pseudonyms.shiftDays(patientKey),
    decoded: textDecoderOf(dataSet),
    isTold: () => false,
    isName: () => false,
  };
  // Twice: what was taken out in the first round must not stand in a value that may stay otherwise.
  const first: Removed = { texts: [], tags: new Set() };
  rewriteElements(dataSet.byteArray, dataSet.elements, subject, first);
  const wanted = wantedOf(first.texts, new Set([subject.label.toLowerCase(), 'removed', 'anonymized', 'segment']));
  const strict: Subject = {
    ...subject,
    isTold: (value, vr) => holdsWanted(value, vr, wanted),
    isName: (word) => wanted.names.has(word.toLowerCase()),
  };
  const rewritten = rewriteElements(dataSet.byteArray, dataSet.elements, strict, { texts: [], tags: new Set() });
  const elements = [
    ...rewritten.filter(({ tag }) => !ADDED.has(tag)),
    ...added(context, dataSet.elements['x7fe00010'] !== undefined),
  ];
  const layout = layoutOf(dataSet, context.pixels?.decompressed != null);
  const masked = cleanPixels(elements, context.pixels, context.mask, layout.littleEndian);
  if (!masked.ok) return masked;
  const bytes = part10(
    masked.value,
    layout,
    pseudonyms.uid(text('x00080016') || text('x00020002')),
    pseudonyms.uid(text('x00080018')),
  );
  const left = searched(bytes, wanted);
  if (left !== null) return err(left);
  return ok({
    bytes,
    sopInstanceUID: pseudonyms.uid(text('x00080018')),
    seriesInstanceUID: pseudonyms.uid(text('x0020000e')),
    studyInstanceUID: pseudonyms.uid(text('x0020000d')),
    patient: subject.label,
    masked: context.mask.length > 0,
    original: {
      patientKey,
      patientName: text('x00100010'),
      patientID: text('x00100020'),
      sopInstanceUID: text('x00080018'),
      seriesInstanceUID: text('x0020000e'),
      studyInstanceUID: text('x0020000d'),
      shiftDays: subject.shiftDays,
    },
  });
}

type TextOf = (tag: string) => string;

function textReader(dataSet: DicomDataSet): TextOf {
  return (tag) => {
    const element = dataSet.elements[tag];
    if (element === undefined || tag === 'x7fe00010') return '';
    return trimmed(latin(dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length)));
  };
}

/** The ID with its issuer, else name and birth date, else the study: what keeps one person together. */
function patientKeyOf(text: TextOf): string {
  if (text('x00100020') !== '') return `id:${text('x00100020')}|${text('x00100021')}`;
  const name = text('x00100010').toUpperCase();
  return name === '' ? `study:${text('x0020000d')}` : `name:${name}|${text('x00100030')}`;
}

function refusalOf(dataSet: DicomDataSet, text: TextOf): Refusal | null {
  const sopClass = text('x00080016') || text('x00020002');
  if (sopClass === MEDIA_DIRECTORY || dataSet.elements['x00041220'] !== undefined)
    return { code: 'MEDIA_DIRECTORY', message: 'a DICOMDIR lists original names; the copies need none' };
  if (DOCUMENTS.some((root) => sopClass.startsWith(root)) || dataSet.elements['x00420011'] !== undefined)
    return { code: 'ENCAPSULATED_DOCUMENT', message: 'a document inside the object cannot be cleaned' };
  if (sopClass.startsWith(STRUCTURED_REPORTS) && sopClass !== KEY_OBJECTS && /^fusion review/i.test(text('x00080070')))
    return { code: 'OWN_REPORT', message: 'a report of this program: copy its case file and write the report again' };
  if (!isStandardUid(dataSet.transferSyntaxUID))
    return { code: 'TRANSFER_SYNTAX_PRIVATE', message: 'a transfer syntax of a maker, in which anything may lie' };
  if (dataSet.extent !== 'complete' && dataSet.extent !== 'pixels')
    return {
      code: 'FILE_DAMAGED',
      message: 'the file ends early or makes no sense from some place on: what is there cannot be vouched for',
    };
  if (dataSet.readingNotes.includes('TRANSFER_SYNTAX_MISDECLARED') && dataSet.elements['x7fe00010']?.hadUndefinedLength === true)
    return { code: 'TRANSFER_SYNTAX_MISDECLARED', message: 'the data set is not laid out as its transfer syntax says' };
  return null;
}

/** Whether the numbers of a data set are little endian, whatever its transfer syntax says. */
const isLittleEndian = ({ byteArrayParser }: DicomDataSet): boolean => byteArrayParser.readUint16(Uint8Array.of(1, 0), 0) === 1;

/** Copies are laid out as the original; inflated ones, decompressed ones and those laid out otherwise than they say become explicit. */
function layoutOf(dataSet: DicomDataSet, isDecompressed: boolean): Layout & { readonly transferSyntaxUID: string } {
  const { transferSyntaxUID } = dataSet;
  const littleEndian = isLittleEndian(dataSet);
  if (!littleEndian) return { explicit: true, littleEndian, transferSyntaxUID: EXPLICIT_BIG };
  if (isDecompressed) return { explicit: true, littleEndian, transferSyntaxUID: EXPLICIT_LITTLE };
  if (transferSyntaxUID === IMPLICIT_LITTLE || transferSyntaxUID === GE_IMPLICIT)
    return { explicit: false, littleEndian, transferSyntaxUID };
  const plain = transferSyntaxUID === DEFLATED || transferSyntaxUID === EXPLICIT_BIG;
  return { explicit: true, littleEndian, transferSyntaxUID: plain ? EXPLICIT_LITTLE : transferSyntaxUID };
}

const ADDED = new Set([0x00120062, 0x00120063, 0x00120064, 0x00280301, 0x00280303]);

function added({ profile }: InstanceContext, hasPixels: boolean): readonly OutElement[] {
  const { options } = profile;
  const code = (value: string, meaning: string): readonly OutElement[] => [
    { tag: 0x00080100, vr: 'SH', value: textValue(value, 'SH') },
    { tag: 0x00080102, vr: 'SH', value: textValue('DCM', 'SH') },
    { tag: 0x00080104, vr: 'LO', value: textValue(meaning, 'LO') },
  ];
  return [
    { tag: 0x00120062, vr: 'CS', value: textValue('YES', 'CS') },
    { tag: 0x00120063, vr: 'LO', value: textValue('Fusion Review: PS3.15 E.1 and stricter', 'LO') },
    { tag: 0x00120064, vr: 'SQ', items: methodCodes(options).map(({ value, meaning }) => code(value, meaning)) },
    ...(hasPixels && options.cleanPixelData ? [{ tag: 0x00280301, vr: 'CS', value: textValue('NO', 'CS') }] : []),
    { tag: 0x00280303, vr: 'CS', value: textValue(options.retainLongitudinal ? 'MODIFIED' : 'REMOVED', 'CS') },
  ];
}

function part10(elements: readonly OutElement[], layout: ReturnType<typeof layoutOf>, sopClass: string, uid: string): Uint8Array {
  const meta: readonly OutElement[] = [
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
    { tag: 0x00020002, vr: 'UI', value: textValue(sopClass, 'UI') },
    { tag: 0x00020003, vr: 'UI', value: textValue(uid, 'UI') },
    { tag: 0x00020010, vr: 'UI', value: textValue(layout.transferSyntaxUID, 'UI') },
    { tag: 0x00020012, vr: 'UI', value: textValue(IMPLEMENTATION_CLASS_UID, 'UI') },
    { tag: 0x00020013, vr: 'SH', value: textValue('FUSION_REVIEW_1', 'SH') },
  ];
  const plain: Layout = { explicit: true, littleEndian: true };
  const metaLength = lengthOf(meta, plain);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, metaLength, true);
  const out = new Uint8Array(132 + 12 + metaLength + lengthOf(elements, layout));
  out.set([0x44, 0x49, 0x43, 0x4d], 128);
  let at = encodeElements([{ tag: 0x00020000, vr: 'UL', value: length }], plain, out, 132);
  at = encodeElements(meta, plain, out, at);
  encodeElements(elements, layout, out, at);
  return out;
}

/** Reads the copy again and looks for what was taken out. */
function searched(bytes: Uint8Array, wanted: Wanted): Refusal | null {
  const again = readDataSet(bytes);
  if (!again.ok || again.value.extent !== 'complete')
    return { code: 'COPY_UNREADABLE', message: 'the copy cannot be read back: this is a fault of the program' };
  const left = leftOvers(bytes, again.value.elements, wanted);
  if (left.length === 0) return null;
  const tags = [...new Set(left)].map((tag) => `(${tag.slice(1, 5)},${tag.slice(5)})`).join(' ');
  return { code: 'IDENTITY_LEFT', message: `a value that was removed elsewhere still stands in ${tags}` };
}
