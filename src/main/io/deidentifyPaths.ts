import { createHash, createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { parseCaseDocument, type CaseDocument } from '#shared/case';
import { cleanCase, createPseudonyms, deidentifyInstance, type Profile, type Pseudonyms } from '#shared/deidentify';
import { readDataSet, type Instance, type Rejected } from '#shared/dicom';
import { atomicWrite } from './atomicWrite.ts';
import { comparePixels } from './compareCopies.ts';
import { makeFolder } from './makeFolder.ts';
import { reviewedPixels } from './reviewedPixels.ts';
import { inflate } from './readHeader.ts';
import { readPart10 } from './readPart10.ts';
import { scanPaths } from './scanPaths.ts';

export interface DeidentifyRequest {
  readonly paths: readonly string[];
  readonly out: string;
  readonly profile: Profile;
  /** The project's key: the same one gives the same UIDs and names. */
  readonly key: Uint8Array;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface CopiedFile {
  /** Below `out`, `/` between folders. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: 'dicom' | 'case';
  readonly masked: boolean;
}

export interface Deidentification {
  readonly files: readonly CopiedFile[];
  readonly refused: readonly Rejected[];
  /** From what stands in the copies to what stood in the originals; for the keeper of the key alone. */
  readonly map: DeidentificationMap;
}

export interface DeidentificationMap {
  readonly version: 1;
  readonly patients: readonly {
    readonly label: string;
    readonly patientID: string;
    readonly patientName: string;
    readonly shiftDays: number;
  }[];
  readonly uids: Readonly<Record<string, string>>;
  readonly files: readonly { readonly copy: string; readonly original: string }[];
}

interface Work {
  readonly request: DeidentifyRequest;
  readonly pseudonyms: Pseudonyms;
  readonly files: CopiedFile[];
  readonly refused: Rejected[];
  readonly patients: Map<string, DeidentificationMap['patients'][number]>;
  readonly uids: Map<string, string>;
  readonly origins: { copy: string; original: string }[];
  /** Original UID of image, series or study → label and shift of its patient, for the case files. */
  readonly subjects: Map<string, { label: string; shiftDays: number }>;
}

/**
 * Copies what lies under the paths without identity: DICOM objects (members of archives as files of their own) and case files. What cannot be
 * vouched for is refused with a code and is not copied. Originals are only read. Each copy is written, read back and compared.
 */
export async function deidentifyPaths(request: DeidentifyRequest): Promise<Deidentification> {
  const { signal, key } = request;
  const index = await scanPaths(request.paths, signal === undefined ? {} : { signal });
  const work: Work = {
    request,
    pseudonyms: createPseudonyms((text) => createHmac('sha256', key).update(text).digest()),
    files: [],
    refused: [],
    patients: new Map(),
    uids: new Map(),
    origins: [],
    subjects: new Map(),
  };
  const instances = Object.values(index.instances);
  for (const [done, instance] of instances.entries()) {
    signal?.throwIfAborted();
    request.onProgress(done, instances.length);
    const copied = await copyInstance(instance, work);
    if (!copied.ok) work.refused.push({ path: instance.path, ...copied.error });
  }
  for (const entry of index.rejected) {
    const copied =
      entry.code === 'NOT_DICOM' && entry.path.toLowerCase().endsWith('.json') ? await copyCase(entry.path, work) : err(entry);
    if (!copied.ok) work.refused.push({ path: entry.path, code: copied.error.code, message: copied.error.message });
  }
  for (const { path, kind } of index.account.media)
    if (kind === 'dicomdir')
      work.refused.push({ path, code: 'MEDIA_DIRECTORY', message: 'a DICOMDIR lists original names; the copies need none' });
  return {
    files: work.files,
    refused: work.refused,
    map: { version: 1, patients: [...work.patients.values()], uids: Object.fromEntries(work.uids), files: work.origins },
  };
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function copyInstance(instance: Instance, work: Work): Promise<Result<null, Failure>> {
  const { request, pseudonyms } = work;
  const bytes = await readPart10(instance.path);
  if (!bytes.ok) return bytes;
  const dataSet = readDataSet(bytes.value, { inflate });
  if (!dataSet.ok) return dataSet;
  const reviewed = await reviewedPixels(dataSet.value, instance, request.profile);
  if (!reviewed.ok) return reviewed;
  const { profile } = request;
  const copy = deidentifyInstance(dataSet.value, { profile, pseudonyms, ...reviewed.value });
  if (!copy.ok) return copy;
  const { original, patient, seriesInstanceUID, studyInstanceUID, sopInstanceUID } = copy.value;
  const label = (kind: string, uid: string): string => pseudonyms.label(kind, uid);
  const path = [
    patient,
    label('study', studyInstanceUID),
    label('series', seriesInstanceUID),
    `${label('image', sopInstanceUID)}.dcm`,
  ];
  const saved = await save(path, copy.value.bytes, 'dicom', copy.value.masked, work);
  if (!saved.ok) return saved;
  const same = await comparePixels(join(request.out, ...path), dataSet.value, instance.pixels, reviewed.value.mask);
  if (!same.ok) {
    await rm(join(request.out, ...path));
    work.files.pop();
    return same;
  }
  const { patientID, patientName, patientKey, shiftDays } = original;
  work.patients.set(patientKey, { label: patient, patientID, patientName, shiftDays });
  for (const uid of [original.sopInstanceUID, original.seriesInstanceUID, original.studyInstanceUID])
    work.subjects.set(uid, { label: patient, shiftDays });
  work.uids.set(sopInstanceUID, original.sopInstanceUID);
  work.uids.set(seriesInstanceUID, original.seriesInstanceUID);
  work.uids.set(studyInstanceUID, original.studyInstanceUID);
  work.origins.push({ copy: path.join('/'), original: instance.path });
  return ok(null);
}

async function save(
  path: readonly string[],
  bytes: Uint8Array,
  kind: CopiedFile['kind'],
  masked: boolean,
  work: Work,
): Promise<Result<null, Failure>> {
  const target = join(work.request.out, ...path);
  const folder = await makeFolder(join(target, '..'));
  if (!folder.ok) return folder;
  const written = await atomicWrite(target, bytes);
  if (!written.ok) return written;
  work.files.push({
    path: path.join('/'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    kind,
    masked,
  });
  return ok(null);
}

/** The images, series and studies that a case speaks of. */
function uidsOf({ films, studies, annotations }: CaseDocument): readonly string[] {
  const marked = annotations.flatMap((one) => [
    ...('sopInstanceUID' in one ? [one.sopInstanceUID] : []),
    ...('seriesInstanceUID' in one ? [one.seriesInstanceUID] : []),
  ]);
  return [...Object.values(films ?? {}), ...marked, ...(studies ?? [])].filter((uid) => typeof uid === 'string');
}

async function copyCase(path: string, work: Work): Promise<Result<null, Failure>> {
  const text = await readPart10(path);
  if (!text.ok) return text;
  const parsed = parseCaseDocument(new TextDecoder().decode(text.value));
  if (!parsed.ok) return err({ code: 'NOT_DICOM', message: 'neither a DICOM object nor a case file' });
  const subject =
    uidsOf(parsed.value)
      .flatMap((uid) => work.subjects.get(uid) ?? [])
      .at(0) ?? null;
  const json = JSON.parse(JSON.stringify(parsed.value)) as Parameters<typeof cleanCase>[0];
  const cleaned = cleanCase(json, work.pseudonyms, subject?.shiftDays ?? null);
  const body = `${JSON.stringify(cleaned, null, 2)}\n`;
  const name = `case-${work.pseudonyms.label('case', JSON.stringify(cleaned))}.json`;
  const at = subject === null ? [name] : [subject.label, name];
  const saved = await save(at, new TextEncoder().encode(body), 'case', false, work);
  if (!saved.ok) return saved;
  work.origins.push({ copy: at.join('/'), original: path });
  return ok(null);
}
