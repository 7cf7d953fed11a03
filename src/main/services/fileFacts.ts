import type { Result } from '#shared/base';
import type { DicomDataSet, DicomError, ForeignSheet, Instance } from '#shared/dicom';
import { headerRows, presentationStateOf, reportRegionsOf } from '#shared/dicom';
import { ApiError, type FileHeader, type ForeignDrawing } from '#shared/ipc';
import { encodePng } from '../io/png.ts';

export interface FileFactsOptions {
  readonly instance: (sopInstanceUID: string) => Instance | null;
  readonly instancesOf: (studyInstanceUIDs: readonly string[]) => readonly Instance[];
  readonly open: (path: string) => Promise<Result<DicomDataSet, DicomError>>;
}

/** What files say beside their pixels: their headers, line by line, and what other programs drew over images. */
export interface FileFacts {
  /** Refuses with NOT_FOUND, PICTURE_WITHOUT_HEADER, and the codes of reading. */
  readonly header: (sopInstanceUID: string) => Promise<FileHeader>;
  /** A file that cannot be read is left out: the list of rejected files has said so when it was scanned. */
  readonly drawings: (studyInstanceUIDs: readonly string[]) => Promise<readonly ForeignDrawing[]>;
}

const STORAGE = '1.2.840.10008.5.1.4.1.1.';
const isUnder = ({ sopClassUID }: Instance, number: string): boolean =>
  sopClassUID === STORAGE + number || sopClassUID.startsWith(`${STORAGE}${number}.`);
/** Key object selections (88.59) name images and draw nothing. */
const isReport = (instance: Instance): boolean => isUnder(instance, '88') && !isUnder(instance, '88.59');

export function createFileFacts({ instance, instancesOf, open }: FileFactsOptions): FileFacts {
  const sheet = async (one: Instance): Promise<ForeignSheet | null> => {
    const reader = isUnder(one, '11') ? presentationStateOf : isReport(one) ? reportRegionsOf : null;
    if (reader === null) return null;
    const read = await open(one.path);
    return read.ok ? reader(read.value) : null;
  };
  return {
    async header(sopInstanceUID) {
      const found = instance(sopInstanceUID);
      if (found === null) throw new ApiError('NOT_FOUND', `${sopInstanceUID} is not in the index`);
      if (found.picture !== undefined) throw new ApiError('PICTURE_WITHOUT_HEADER', 'a picture has no DICOM header');
      const read = await open(found.path);
      if (!read.ok) throw new ApiError(read.error.code, read.error.message);
      return { path: found.path, transferSyntaxUID: found.transferSyntaxUID, rows: headerRows(read.value) };
    },
    async drawings(studyInstanceUIDs) {
      const drawings: ForeignDrawing[] = [];
      for (const one of instancesOf(studyInstanceUIDs)) {
        const found = await sheet(one);
        if (found === null || found.marks.length + found.overlays.length + found.left.length === 0) continue;
        drawings.push({ ...found, overlays: found.overlays.map(({ images, plane }) => ({ images, ...picture(plane) })) });
      }
      return drawings;
    },
  };
}

/** An overlay plane as a picture that a page can lay over the film: white where it is lit, clear elsewhere. */
function picture({ header, bits }: ForeignSheet['overlays'][number]['plane']) {
  const { rows, columns, origin } = header;
  const values = new Uint8Array(rows * columns * 4);
  for (let i = 0; i < rows * columns; i++) if (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) values.fill(255, i * 4, i * 4 + 4);
  const png = encodePng({ rows, columns, samples: { kind: 'rgba', values } });
  return { rows, columns, origin, dataUri: `data:image/png;base64,${Buffer.from(png).toString('base64')}` };
}
