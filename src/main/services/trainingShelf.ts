import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { BlindCase } from '#shared/training';

/** A case as it lies before a blinded reader: images under names of their own, and nothing else of it. */
export interface ShelvedCase {
  readonly blind: BlindCase;
  readonly original: StudyIndex;
  readonly start: CaseDocument;
}

/** Blind studies beside the library: never listed, looked up by those who know their UIDs. */
export interface TrainingShelf {
  readonly put: (one: ShelvedCase) => void;
  readonly study: (studyInstanceUID: string) => ShelvedCase | null;
  /** The library's index with what is blind added. */
  readonly index: (studies: readonly string[]) => StudyIndex;
  /** Where a blind image's pixels lie; null for an image that is none. */
  readonly pathOf: (sopInstanceUID: string) => string | null;
}

export function createTrainingShelf(libraryIndex: (studies: readonly string[]) => StudyIndex): TrainingShelf {
  const shelf = new Map<string, ShelvedCase>();
  return {
    put: (one) => void shelf.set(one.blind.studyInstanceUID, one),
    study: (uid) => shelf.get(uid) ?? null,
    index: (studies) => {
      const base = libraryIndex(studies.filter((uid) => !shelf.has(uid)));
      const blind = studies.flatMap((uid) => shelf.get(uid)?.blind.index ?? []);
      if (blind.length === 0) return base;
      return {
        files: base.files + blind.reduce((sum, one) => sum + one.files, 0),
        studies: [...base.studies, ...blind.flatMap((one) => one.studies)],
        instances: Object.assign({}, base.instances, ...blind.map((one) => one.instances)) as StudyIndex['instances'],
        rejected: base.rejected,
      };
    },
    pathOf: (sop) => {
      for (const { blind, original } of shelf.values()) {
        const uid = blind.toOriginal[sop];
        if (uid !== undefined && blind.index.instances[sop] !== undefined) return original.instances[uid]?.path ?? null;
      }
      return null;
    },
  };
}
