import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { Instance, Rejected, Study, StudyIndex } from '#shared/dicom';
import { isSyntheticInstance } from '#shared/report';
import { type IoFailure, ioFailure } from './ioFailure.ts';
import { LIBRARY_SCHEMA } from './librarySchema.ts';
import { foldForSearch, matchesSearch } from './librarySearch.ts';
import { openStore } from './storeFile.ts';

/** What the study list shows of a study, taken from its instances. */
export interface StudyFacts {
  readonly patientBirthDate: string | null;
  readonly studyDescription: string | null;
  readonly institution: string | null;
  readonly modalities: readonly string[];
  readonly images: number;
  readonly source: string;
  /** All of it says of itself that it is computer-made. */
  readonly synthetic: boolean;
}

export interface LibraryStudy {
  readonly study: Study;
  readonly facts: StudyFacts;
}

/** Makes studies of instances, as a scan does: display sets, poses, order. */
export type GroupStudies = (instances: readonly Instance[]) => readonly Study[];

/** index.db: a cache of what lies in the folders and archives that were opened. */
export interface Library {
  readonly notices: readonly IoFailure[];
  /** Adds what one source holds. Answers the UIDs of the studies that are to be grouped again. */
  readonly put: (source: string, instances: readonly Instance[]) => Result<readonly string[], IoFailure>;
  /** Puts these studies together again from all their instances. */
  readonly group: (studyInstanceUIDs: readonly string[]) => Result<true, IoFailure>;
  readonly addRejected: (source: string, rejected: readonly Rejected[]) => Result<true, IoFailure>;
  /** A source has been read through: what came from it earlier and was not found again goes, and its rejected files with it. */
  readonly prune: (source: string, found: ReadonlySet<string>) => Result<true, IoFailure>;
  readonly removeStudy: (studyInstanceUID: string) => Result<true, IoFailure>;
  readonly clear: () => Result<true, IoFailure>;
  /** False from a clearing to `markWhole`: what the sources hold has not been read through by this edition. */
  readonly isWhole: () => boolean;
  readonly markWhole: () => Result<true, IoFailure>;
  readonly studies: (search?: string) => readonly LibraryStudy[];
  readonly study: (studyInstanceUID: string) => LibraryStudy | null;
  readonly sourcesOf: (studyInstanceUID: string) => readonly string[];
  /** Every source that something of the list comes from. */
  readonly sources: () => readonly string[];
  readonly rejected: () => readonly Rejected[];
  readonly instance: (sopInstanceUID: string) => Instance | null;
  readonly index: (studyInstanceUIDs: readonly string[]) => StudyIndex;
  /** A computed summary of a case, good for this many journal entries only. */
  readonly caseSummary: (caseId: string, entries: number) => unknown;
  readonly keepCaseSummary: (caseId: string, entries: number, summary: unknown) => void;
  readonly close: () => void;
}

export interface LibraryOptions {
  readonly path: string;
  readonly now: () => Date;
  readonly group: GroupStudies;
  /** Which program found it: headers kept by another edition may lack fields that this one reads, so they are found again. */
  readonly edition: string;
}

export function openLibrary(options: LibraryOptions): Result<Library, IoFailure> {
  const opened = openStore({ path: options.path, now: options.now, schema: LIBRARY_SCHEMA, durable: false, backups: null });
  if (!opened.ok) return opened;
  const { db, path, notices } = opened.value;
  // A cache that cannot be written still serves this session: its copy is ours.
  if (opened.value.readOnly) db.exec('PRAGMA query_only = OFF');

  const write = (work: () => void): Result<true, IoFailure> => {
    try {
      db.exec('BEGIN IMMEDIATE');
      work();
      db.exec('COMMIT');
      return ok(true);
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      return err(ioFailure(error, path));
    }
  };
  const clear = (): void =>
    db.exec(
      'DELETE FROM instances; DELETE FROM studies; DELETE FROM rejected; DELETE FROM case_categories; DELETE FROM edition;',
    );
  const isWhole = (): boolean => db.prepare('SELECT edition FROM edition').get()?.['edition'] === options.edition;
  if (!isWhole()) {
    const cleared = write(clear);
    if (!cleared.ok) {
      opened.value.close();
      return cleared;
    }
  }
  const selectInstances = db.prepare('SELECT instance FROM instances WHERE study_uid = ?');
  const instancesOf = (uid: string): Instance[] => selectInstances.all(uid).map((row) => parse<Instance>(row['instance']));

  const regroup = (uid: string): void => {
    const instances = instancesOf(uid);
    db.prepare('DELETE FROM studies WHERE study_uid = ?').run(uid);
    const insert = db.prepare('INSERT INTO studies (study_uid, part, study, facts, search) VALUES (?, ?, ?, ?, ?)');
    // Usually one; files of two patients that carry one Study UID make two.
    for (const [part, study] of options.group(instances).entries()) {
      const shown = new Set(study.displaySets.flatMap((set) => set.instances));
      const facts = factsOf(instances.filter((one) => shown.has(one.sopInstanceUID)));
      const { patientName, patientID, studyDate } = study;
      const search = foldForSearch([patientName, patientID, facts.studyDescription, facts.institution, studyDate].join(' '));
      insert.run(uid, part, JSON.stringify(study), JSON.stringify(facts), search);
    }
  };
  const toStudy = (row: Readonly<Record<string, unknown>>): LibraryStudy => ({
    study: parse<Study>(row['study']),
    facts: parse<StudyFacts>(row['facts']),
  });

  return ok({
    notices,
    put: (source, instances) => {
      const touched = [...new Set(instances.map((instance) => instance.study.instanceUID))];
      const written = write(() => {
        const insert = db.prepare(
          `INSERT INTO instances (sop_uid, study_uid, source, instance) VALUES (?, ?, ?, ?)
           ON CONFLICT (sop_uid) DO UPDATE SET study_uid = excluded.study_uid, source = excluded.source, instance = excluded.instance`,
        );
        for (const one of instances) insert.run(one.sopInstanceUID, one.study.instanceUID, source, JSON.stringify(one));
      });
      return written.ok ? ok(touched) : written;
    },
    group: (uids) =>
      write(() => {
        for (const uid of uids) regroup(uid);
        // What was computed of a case may stand on images that have changed.
        db.exec('DELETE FROM case_categories');
      }),
    addRejected: (source, rejected) =>
      write(() => {
        const insert = db.prepare('INSERT OR REPLACE INTO rejected (path, code, message, source) VALUES (?, ?, ?, ?)');
        for (const one of rejected) insert.run(one.path, one.code, one.message, source);
      }),
    prune: (source, found) =>
      write(() => {
        const known = db.prepare('SELECT sop_uid, study_uid FROM instances WHERE source = ?').all(source);
        const gone = known.filter((row) => !found.has(String(row['sop_uid'])));
        const remove = db.prepare('DELETE FROM instances WHERE sop_uid = ?');
        for (const row of gone) remove.run(String(row['sop_uid']));
        db.prepare('DELETE FROM rejected WHERE source = ?').run(source);
        for (const uid of new Set(gone.map((row) => String(row['study_uid'])))) regroup(uid);
      }),
    removeStudy: (uid) =>
      write(() => {
        db.prepare('DELETE FROM instances WHERE study_uid = ?').run(uid);
        db.prepare('DELETE FROM studies WHERE study_uid = ?').run(uid);
      }),
    clear: () => write(clear),
    isWhole,
    markWhole: () => write(() => void db.prepare('INSERT OR IGNORE INTO edition (edition) VALUES (?)').run(options.edition)),
    studies: (question = '') =>
      db
        .prepare('SELECT study, facts, search FROM studies')
        .all()
        .filter((row) => matchesSearch(String(row['search']), question))
        .map(toStudy)
        .sort(newestFirst),
    study: (uid) => {
      const row = db.prepare('SELECT study, facts FROM studies WHERE study_uid = ? ORDER BY part').get(uid);
      return row === undefined ? null : toStudy(row);
    },
    sourcesOf: (uid) =>
      db
        .prepare('SELECT DISTINCT source FROM instances WHERE study_uid = ?')
        .all(uid)
        .map((row) => String(row['source'])),
    sources: () =>
      db
        .prepare('SELECT DISTINCT source FROM instances')
        .all()
        .map((row) => String(row['source'])),
    rejected: () =>
      db
        .prepare('SELECT path, code, message FROM rejected ORDER BY path')
        .all()
        .map((row) => ({
          path: String(row['path']),
          code: String(row['code']),
          message: String(row['message']),
        })),
    instance: (uid) => {
      const row = db.prepare('SELECT instance FROM instances WHERE sop_uid = ?').get(uid);
      return row === undefined ? null : parse<Instance>(row['instance']);
    },
    index: (uids) => {
      const wanted = [...new Set(uids)];
      const selectStudies = db.prepare('SELECT study FROM studies WHERE study_uid = ? ORDER BY part');
      const studies = wanted.flatMap((uid) => selectStudies.all(uid).map((row) => parse<Study>(row['study'])));
      const instances = wanted.flatMap(instancesOf).map((instance) => [instance.sopInstanceUID, instance] as const);
      return { files: instances.length, studies, instances: Object.fromEntries(instances), rejected: [] };
    },
    caseSummary: (caseId, entries) => {
      const row = db.prepare('SELECT summary FROM case_categories WHERE case_id = ? AND entries = ?').get(caseId, entries);
      return row === undefined ? null : parse<unknown>(row['summary']);
    },
    keepCaseSummary: (caseId, entries, summary) => {
      write(() => {
        db.prepare('INSERT OR REPLACE INTO case_categories (case_id, entries, summary) VALUES (?, ?, ?)').run(
          caseId,
          entries,
          JSON.stringify(summary),
        );
      });
    },
    close: opened.value.close,
  });
}

const parse = <T>(text: unknown): T => JSON.parse(String(text)) as T;

/** By study date, newest first, then by name; the name's own alphabet decides, and the UID last, so that the order is the same each time. */
function newestFirst(a: LibraryStudy, b: LibraryStudy): number {
  return (
    b.study.studyDate.localeCompare(a.study.studyDate) ||
    a.study.patientName.localeCompare(b.study.patientName) ||
    a.study.studyInstanceUID.localeCompare(b.study.studyInstanceUID)
  );
}

function factsOf(instances: readonly Instance[]): StudyFacts {
  const first = <T>(pick: (instance: Instance) => T | null): T | null => {
    for (const instance of instances) {
      const value = pick(instance);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    patientBirthDate: first((one) => one.patient.birthDate),
    studyDescription: first((one) => one.study.description),
    institution: first((one) => one.study.institution),
    modalities: [...new Set(instances.map((one) => one.series.modality))].sort(),
    images: instances.filter((one) => one.pixels !== null).length,
    synthetic: instances.length > 0 && instances.every(isSyntheticInstance),
    source: sourceFolder(instances.map((one) => one.path)),
  };
}

/** The folder (or archive) that all of these lie under. */
function sourceFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => path.split('!')[0] ?? path);
  let parts = first.split(/(?<=[/\\])/).slice(0, -1);
  if (rest.every((path) => path === first) && first.toLowerCase().endsWith('.zip')) return first;
  for (const path of rest) while (parts.length > 0 && !path.startsWith(parts.join(''))) parts = parts.slice(0, -1);
  const folder = parts.join('');
  return folder.length > 1 ? folder.replace(/[/\\]$/, '') : folder || first;
}
