import { resolve } from 'node:path';
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
}

export function createIntake({ scan, journal, library, emitter }: IntakeOptions): Intake {
  return {
    async take(given, report, signal) {
      const paths = given.map((path) => resolve(path));
      const sourceOf = (path: string): string => longestPrefix(paths, path);
      const studies = new Set<string>();
      const found = new Map<string, Set<string>>(paths.map((path) => [path, new Set()]));

      const add = (instances: readonly Instance[]): void => {
        const fresh = instances.filter((one) => found.get(sourceOf(one.path))?.has(one.sopInstanceUID) !== true);
        if (fresh.length === 0) return;
        for (const [source, some] of groupBy(fresh, (one) => sourceOf(one.path))) {
          for (const uid of valueOf(library.add(source, some))) {
            if (!studies.has(uid)) journal.setHidden(uid, false);
            studies.add(uid);
          }
          for (const one of some) found.get(source)?.add(one.sopInstanceUID);
        }
        report({ studies: [...studies] });
        emitter.emit('library', { reason: 'scan' });
      };

      const index = await scan.paths(paths, { signal, onProgress: report, onInstances: add });
      signal.throwIfAborted();
      add(Object.values(index.instances));
      for (const path of paths) valueOf(library.prune(path, found.get(path) ?? new Set()));
      for (const [source, some] of groupBy(index.rejected, (one) => sourceOf(one.path)))
        valueOf(library.addRejected(source, some));
      report({ files: index.files, rejected: index.rejected.length, instances: Object.keys(index.instances).length });
      emitter.emit('library', { reason: 'scan' });
    },
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
