import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../io/journal.ts';
import type { Library } from '../io/library.ts';

/** Copies of files that a page of the browser host sent. They are ours: what nothing uses any more is removed. */
export interface UploadedFolders {
  /** Before a study leaves the list: one that has a case keeps its copies. */
  readonly keepFor: (studyInstanceUID: string) => void;
  /** Removes every copy that no study of the list and no case uses. Never while something is being read. */
  readonly sweep: () => Promise<void>;
}

export interface UploadedFoldersOptions {
  readonly root: string;
  readonly journal: Journal;
  readonly library: Library;
  readonly now: () => Date;
}

const KEPT = 'uploads.kept';
/** A folder that was never opened may still be filling. */
const ABANDONED_MS = 24 * 3_600_000;

export function createUploadedFolders({ root, journal, library, now }: UploadedFoldersOptions): UploadedFolders {
  const kept = (): readonly string[] => {
    const value = journal.settings()[KEPT];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  const folders = (): readonly string[] => {
    if (!existsSync(root)) return [];
    return readdirSync(root, { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map((one) => join(root, one.name));
  };
  return {
    keepFor(studyInstanceUID) {
      if (journal.caseOfStudy(studyInstanceUID) === null) return;
      const own = library.sourcesOf(studyInstanceUID).filter((source) => folders().includes(source));
      if (own.length > 0) journal.setSetting(KEPT, [...new Set([...kept(), ...own])]);
    },
    async sweep() {
      if (journal.readOnly || !library.isWhole()) return;
      const opened = new Set(journal.sources());
      const wanted = new Set([...kept(), ...library.sources()]);
      for (const folder of folders()) {
        if (wanted.has(folder)) continue;
        if (!opened.has(folder) && now().getTime() - statSync(folder).mtimeMs < ABANDONED_MS) continue;
        await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
        journal.removeSource(folder);
      }
    },
  };
}
