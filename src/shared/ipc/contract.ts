import { z } from 'zod';
import { REPORT_LANGUAGES } from '#shared/report';
import type { ForeignSheet, HeaderRow, StudyIndex, Rejected } from '#shared/dicom';
import type { JournalEntry, Reader } from '#shared/case';
import { journalEntrySchema } from '#shared/case';
import { trainingContract } from './trainingContract.ts';
import { sharedViewSchema, type SharedView } from './sharedView.ts';

/** In place of the case's own. */
const reportLanguage = z.enum(REPORT_LANGUAGES);

/** A reader as the services take one. */
const readerSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  role: z.string().optional(),
  ismSemMm: z.number().positive().optional(),
  semSource: z.string().optional(),
});

/**
 * Every call between the renderer and the Node shell, in one table: parameters are checked at the edge, results are our own and typed.
 * Pixels never travel here: see frame URLs.
 */
const result = <T>() => z.custom<T>();
const method = <P extends z.ZodType, R>(params: P, returns: z.ZodType<R>) => ({ params, returns });

export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly platform: string;
  readonly capabilities: HostCapabilities;
}

/** What hosts really differ in. A feature asks for the capability, never for the host. */
export interface HostCapabilities {
  /** A native dialog that chooses a folder or files; without it the renderer uploads what is dropped or picked. */
  readonly pickPaths: boolean;
  readonly saveAs: boolean;
  readonly reveal: boolean;
  /** A browser that prints the report page is at hand. */
  readonly printToPdf: boolean;
  readonly secondWindow: boolean;
}

export interface StudySummary {
  readonly studyInstanceUID: string;
  readonly patientName: string;
  readonly patientID: string;
  readonly patientBirthDate: string | null;
  readonly studyDate: string;
  readonly studyDescription: string | null;
  readonly institution: string | null;
  readonly modalities: readonly string[];
  readonly images: number;
  /** Where it lies, for the study list's tooltip. */
  readonly source: string;
  readonly synthetic: boolean;
  /** Pixels of a bundled case that are made when it is first opened. */
  readonly ready: boolean;
  readonly case: CaseSummary | null;
}

export interface CaseSummary {
  readonly caseId: string;
  readonly studies: readonly string[];
  readonly state: 'draft' | 'final' | 'amended' | 'unreadable';
  /** Why its journal cannot be read; null for every other state. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly reader: string | null;
  readonly updatedAt: string;
  /** Category per assessed level, for the list. */
  readonly categories: readonly { readonly segment: string; readonly category: string }[];
}

export interface LibraryListing {
  readonly studies: readonly StudySummary[];
  readonly rejected: readonly Rejected[];
}

export interface ScanProgress {
  readonly jobId: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly files: number;
  readonly total: number | null;
  readonly instances: number;
  readonly rejected: number;
  readonly message: string | null;
  /** Studies indexed so far, in the order they came. */
  readonly studies: readonly string[];
}

export interface OpenedCase {
  readonly caseId: string;
  /** The journal from its first entry: replay gives the document and its undo history. */
  readonly journal: readonly JournalEntry[];
  /** `read` when another window holds the case. */
  readonly access: 'write' | 'read';
  readonly heldBy: string | null;
  readonly index: StudyIndex;
}

export interface ExportedFile {
  readonly format: string;
  readonly path: string;
  readonly sha256: string;
  readonly verified: boolean;
  /** Set when this format could not be written. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A file's header as people read it. */
export interface FileHeader {
  readonly path: string;
  readonly transferSyntaxUID: string;
  readonly rows: readonly HeaderRow[];
}

/** What another program drew, its overlay planes as pictures (PNG, white on clear). */
export interface ForeignDrawing extends Omit<ForeignSheet, 'overlays'> {
  readonly overlays: readonly {
    readonly images: readonly string[];
    readonly rows: number;
    readonly columns: number;
    /** Row and column of its first pixel on the image, from 1. */
    readonly origin: readonly [row: number, column: number];
    readonly dataUri: string;
  }[];
}

export const contract = {
  appInfo: method(z.object({}), result<AppInfo>()),
  /** A native dialog; null when it was cancelled or the host has none. */
  pickPaths: method(z.object({ kind: z.enum(['folder', 'files']) }), result<readonly string[] | null>()),
  reveal: method(z.object({ path: z.string() }), result<boolean>()),

  /** Starts a scan; progress comes as `scan` events, and by `scanStatus`. */
  openPaths: method(z.object({ paths: z.array(z.string()).min(1) }), result<{ jobId: string }>()),
  scanStatus: method(z.object({ jobId: z.string() }), result<ScanProgress>()),
  cancelScan: method(z.object({ jobId: z.string() }), result<boolean>()),
  listLibrary: method(z.object({ search: z.string().optional() }), result<LibraryListing>()),
  removeStudy: method(z.object({ studyInstanceUID: z.string() }), result<boolean>()),
  rebuildIndex: method(z.object({}), result<{ jobId: string }>()),
  /** Display sets and instances of these studies. Makes the pixels of a bundled case when they are not there yet. */
  getIndex: method(z.object({ studyInstanceUIDs: z.array(z.string()) }), result<StudyIndex>()),
  /** Adds the CT of a bundled case, which is made on demand. */
  makeDemoCt: method(z.object({ studyInstanceUID: z.string() }), result<{ jobId: string }>()),

  /** Every element of an image's file. Never asked for while blinded: it names the patient. */
  fileHeader: method(z.object({ sopInstanceUID: z.string() }), result<FileHeader>()),
  /** Presentation states and structured reports of these studies that draw on images. */
  foreignDrawings: method(z.object({ studyInstanceUIDs: z.array(z.string()) }), result<readonly ForeignDrawing[]>()),

  /** Opens the case of a study (or makes it), and takes its write lock for this client. */
  openCase: method(z.object({ studyInstanceUID: z.string(), clientId: z.string() }), result<OpenedCase>()),
  /** Appends to the journal; answers when the entry is on disk. `seq` is the number of entries before it. */
  appendEntry: method(
    z.object({ caseId: z.string(), clientId: z.string(), seq: z.int().min(0), entry: journalEntrySchema }),
    result<{ seq: number }>(),
  ),
  closeCase: method(z.object({ caseId: z.string(), clientId: z.string() }), result<boolean>()),
  /**
   * What this reader would sign: the hash of the evaluation of the journal's document under this reader, for `reading.finalise`. The append of a
   * signature with any other hash is refused (HASH_MISMATCH).
   */
  prepareSignature: method(
    z.object({ caseId: z.string(), reader: readerSchema }),
    result<{ contentHash: string; ruleSet: string }>(),
  ),
  /** The case file of a bundled study, with the landmarks of its known truth; null for any other study. */
  exampleCase: method(z.object({ studyInstanceUID: z.string() }), result<string | null>()),

  /** The report page: the same HTML that the file and the PDF hold. */
  previewReport: method(
    z.object({ caseId: z.string(), language: reportLanguage.optional() }),
    result<{ html: string; text: string }>(),
  ),
  exportReport: method(
    z.object({
      caseId: z.string(),
      formats: z.array(z.string()).min(1),
      directory: z.string().nullable(),
      language: reportLanguage.optional(),
    }),
    result<{ files: readonly ExportedFile[] }>(),
  ),
  /** The evaluation as the command line prints it, for comparison byte by byte. */
  evaluationJson: method(z.object({ caseId: z.string() }), result<string>()),
  /** The case document as a case file. */
  caseFileJson: method(z.object({ caseId: z.string() }), result<string>()),

  listReaders: method(z.object({}), result<readonly Reader[]>()),
  saveReader: method(z.object({ reader: readerSchema.required({ name: true }) }), result<Reader>()),
  /** Tells every window where this one's reader is (`view` event); nothing is kept. */
  shareView: method(z.object({ clientId: z.string(), caseId: z.string(), view: sharedViewSchema }), result<boolean>()),
  /** Settings and layout of this person on this machine, a JSON value a key. */
  getSettings: method(z.object({}), result<Readonly<Record<string, unknown>>>()),
  setSetting: method(z.object({ key: z.string(), value: z.unknown() }), result<boolean>()),
  ...trainingContract,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a method is called with; the far side parses it again (`dispatch`), so a caller cannot get past it. */
export type Params<M extends Method> = z.output<Contract[M]['params']>;
export type Returns<M extends Method> = z.infer<Contract[M]['returns']>;

/** The services as both sides know them. A method refuses with an `ApiError`. */
export type Api = { readonly [M in Method]: (params: Params<M>) => Promise<Returns<M>> };

/** An entry that has reached the journal; `seq` entries are there now. Windows that read the case follow it by this. */
export interface WrittenEntry {
  readonly caseId: string;
  readonly seq: number;
  readonly entry: JournalEntry;
}

/** Pushed from the shell to the renderer. */
export interface Events {
  readonly entry: WrittenEntry;
  readonly scan: ScanProgress;
  readonly library: { readonly reason: string };
  readonly menu: { readonly action: string };
  /** Where the reader of another window is. */
  readonly view: { readonly clientId: string; readonly caseId: string; readonly view: SharedView };
}
export type EventName = keyof Events;
