import { displaySetsOf } from './displaySets.ts';
import type { DisplaySet, Instance, Rejected, Study, StudyIndex } from './model.ts';

export interface StudyIndexInput {
  readonly instances: readonly Instance[];
  readonly rejected: readonly Rejected[];
  /** Every file on disk that was looked at. */
  readonly files: number;
  /** Paths of duplicates whose bytes were compared with the kept file's and are the same. */
  readonly identicalPaths?: ReadonlySet<string>;
}

export interface Duplicate {
  readonly kept: Instance;
  readonly dropped: Instance;
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** The instances in order of path, each SOP Instance UID once (the first path), and what was dropped for that. */
export function withoutDuplicates(instances: readonly Instance[]): {
  readonly kept: readonly Instance[];
  readonly duplicates: readonly Duplicate[];
} {
  const kept = new Map<string, Instance>();
  const duplicates: Duplicate[] = [];
  for (const instance of [...instances].sort(byPath)) {
    const before = kept.get(instance.sopInstanceUID);
    if (before === undefined) kept.set(instance.sopInstanceUID, instance);
    else duplicates.push({ kept: before, dropped: instance });
  }
  return { kept: [...kept.values()], duplicates };
}

/** Studies, display sets and what was left out, the same whatever the order in which files were read. */
export function buildStudyIndex(input: StudyIndexInput): StudyIndex {
  const { kept, duplicates } = withoutDuplicates(input.instances);
  const identical = input.identicalPaths ?? new Set<string>();
  const repeated = duplicates.map(({ kept: first, dropped }) => duplicateEntry(first, dropped, identical.has(dropped.path)));
  const groups = new Map<string, Instance[]>();
  for (const instance of kept) {
    const key = studyKey(instance);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [instance]);
    else members.push(instance);
  }
  const patientsOf = new Map<string, number>();
  for (const [first] of groups.values())
    if (first !== undefined) patientsOf.set(first.study.instanceUID, (patientsOf.get(first.study.instanceUID) ?? 0) + 1);
  const studies = [...groups.values()].map((members) => {
    const shared = (patientsOf.get(members[0]?.study.instanceUID ?? '') ?? 0) > 1;
    return studyOf(members, shared);
  });
  return {
    files: input.files,
    studies: studies.sort(byPatientAndDate),
    instances: Object.fromEntries(kept.map((instance) => [instance.sopInstanceUID, instance])),
    rejected: [...input.rejected, ...repeated].sort(byPath),
  };
}

/** A study has one patient: files of two patients that carry one Study UID are never shown as one study. */
const studyKey = (instance: Instance): string =>
  JSON.stringify([instance.study.instanceUID, instance.patient.id, instance.patient.name]);

function studyOf(members: readonly Instance[], sharedByPatients: boolean): Study {
  const first = members[0];
  const dates = members.flatMap((member) => member.study.date ?? []).sort();
  const sets = displaySetsOf(members);
  const warned = (set: DisplaySet): DisplaySet => ({
    ...set,
    warnings: [...set.warnings, 'STUDY_UID_SHARED_BY_PATIENTS'].sort(),
  });
  return {
    studyInstanceUID: first?.study.instanceUID ?? '',
    patientName: first?.patient.name ?? '',
    patientID: first?.patient.id ?? '',
    studyDate: dates[0] ?? '',
    displaySets: sharedByPatients ? sets.map(warned) : sets,
  };
}

function byPatientAndDate(a: Study, b: Study): number {
  const key = (study: Study) => [study.patientName, study.patientID, study.studyDate, study.studyInstanceUID].join('\0');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function duplicateEntry(kept: Instance, dropped: Instance, identical: boolean): Rejected {
  const fields = differingFields(kept, dropped);
  const difference = identical
    ? 'the files are identical'
    : fields.length > 0
      ? `their contents differ (${fields.join(', ')})`
      : 'their headers agree, their bytes differ';
  return {
    path: dropped.path,
    code: 'DUPLICATE_SOP_INSTANCE',
    message: `the SOP Instance ${dropped.sopInstanceUID} was already read from ${kept.path}; ${difference}`,
  };
}

function differingFields(a: Instance, b: Instance): readonly string[] {
  const keys = Object.keys(a).filter((key): key is keyof Instance => key !== 'path' && key !== 'warnings');
  return keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
}
