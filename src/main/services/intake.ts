import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Instance } from '#shared/dicom';
import type { Journal } from '../io/journal.ts';
import type { Library } from '../io/library.ts';
import type { Emitter } from './emitter.ts';
import type { JobUpdate } from './jobs.ts';
import type { ScanPort } from './ports.ts';
import { valueOf } from './refusal.ts';

/** Brings what lies under paths into the index. */
export interface Intake {
  /** Reads these paths to their ends, adding what is found as it is found. Ends early, keeping what it has, when the signal is aborted. */
  readonly take: (paths: readonly string[], report: (update: JobUpdate) => void, signal: AbortSignal) => Promise<void>;
}

export interface IntakeOptions {
  readonly scan: ScanPort;
  readonly journal: Journal;
  readonly library: Library;
  readonly emitter: Emitter;
  /** Where the bundled cases are made: what lies there beside images is ours, and nothing to complain of. */
  readonly ownFolder: string;
}

export function createIntake({ scan, journal, library, emitter, ownFolder }: IntakeOptions): Intake {
  const isOwnFile = (path: string): boolean => resolve(path).startsWith(ownFolder + sep);
  return {
    async take(given, report, signal) {
      const paths = given.map((path) => resolve(path));
      const sourceOf = (path: string): string => longestPrefix(paths, path);
      const studies = new Set<string>();
      /** Where each instance was last said to lie: of a file found twice, the end of the scan knows which one stays. */
      const found = new Map<string, string>();
      const grouping = createGrouping(library);

      const add = (instances: readonly Instance[]): void => {
        const fresh = instances.filter((one) => found.get(one.sopInstanceUID) !== one.path);
        if (fresh.length === 0) return;
        for (const [source, some] of groupBy(fresh, (one) => sourceOf(one.path))) {
          const touched = valueOf(library.put(source, some));
          for (const uid of touched) if (!studies.has(uid)) journal.setHidden(uid, false);
          for (const one of some) found.set(one.sopInstanceUID, one.path);
          if (grouping.touch(touched)) emitter.emit('library', { reason: 'scan' });
          for (const uid of touched) studies.add(uid);
        }
        report({ studies: [...studies] });
      };

      try {
        const index = await scan.paths(paths, { signal, onProgress: report, onInstances: add });
        signal.throwIfAborted();
        add(Object.values(index.instances));
        // A disk that is not there at the moment has not lost its images.
        for (const path of paths.filter((one) => existsSync(one))) valueOf(library.prune(path, new Set(found.keys())));
        const rejected = index.rejected.filter((one) => !isOwnFile(one.path));
        for (const [source, some] of groupBy(rejected, (one) => sourceOf(one.path))) valueOf(library.addRejected(source, some));
        report({ files: index.files, rejected: rejected.length, instances: Object.keys(index.instances).length });
      } finally {
        // Also after a cancel: what has been found stays.
        grouping.finish();
        emitter.emit('library', { reason: 'scan' });
      }
    },
  };
}

/** A study is put together when it is first seen and at the end; between, no oftener than a fifth of the time goes into it. */
function createGrouping(library: Library) {
  const known = new Set<string>();
  const stale = new Set<string>();
  let busyUntil = 0;
  const group = (): void => {
    const start = performance.now();
    valueOf(library.group([...stale]));
    for (const uid of stale) known.add(uid);
    stale.clear();
    const end = performance.now();
    busyUntil = end + Math.max(500, 4 * (end - start));
  };
  return {
    /** Whether anything can be seen that was not before. */
    touch(uids: readonly string[]): boolean {
      const isNew = uids.some((uid) => !known.has(uid));
      for (const uid of uids) stale.add(uid);
      if (!isNew && performance.now() < busyUntil) return false;
      group();
      return true;
    },
    finish: group,
  };
}

/** The path given by the user that a file lies under. */
function longestPrefix(paths: readonly string[], path: string): string {
  const whole = resolve(path);
  const under = paths.filter((one) => whole.startsWith(one));
  return under.reduce((best, one) => (one.length > best.length ? one : best), under[0] ?? paths[0] ?? whole);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
