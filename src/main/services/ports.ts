import type { Result } from '#shared/base';
import type { CaseDocument } from '#shared/case';
import type { Instance, StudyIndex } from '#shared/dicom';
import type { EncodedFrame, PixelError } from '#shared/dicom/pixels';
import type { Evaluation } from '#shared/evaluateCase';
import type { AppInfo, StudySummary } from '#shared/ipc';
import type { IoFailure } from '../io/ioFailure.ts';
import type { GroupStudies } from '../io/library.ts';
import type { ScanCounts } from '../io/scanPaths.ts';
import type { ReportWriter } from '../reporting/reportWriter.ts';

/** What the services need of the rest of the program. Wired in compose.ts; the tests bring their own. */
export interface Ports {
  readonly scan: ScanPort;
  readonly readFrame: ReadFramePort;
  readonly phantom: PhantomPort;
  readonly evaluate: (document: CaseDocument, index: StudyIndex) => Evaluation;
  readonly report: ReportWriter;
  readonly training: TrainingPort;
  readonly host: HostPort;
}

export interface ScanHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ScanCounts) => void;
  /** Instances as they are found; each once. */
  readonly onInstances: (instances: readonly Instance[]) => void;
}

export interface ScanPort {
  /** Reads files, folders, archives and DICOMDIR media. Never throws for what it finds; rejects when it is aborted. */
  readonly paths: (paths: readonly string[], hooks: ScanHooks) => Promise<StudyIndex>;
  readonly group: GroupStudies;
}

export type ReadFramePort = (path: string, frame: number) => Promise<Result<EncodedFrame, PixelError>>;

/** A synthetic case that comes with the program; its pixels are made on this machine when they are wanted. */
export interface BundledCase {
  readonly name: string;
  readonly summary: Pick<
    StudySummary,
    | 'studyInstanceUID'
    | 'patientName'
    | 'patientID'
    | 'patientBirthDate'
    | 'studyDate'
    | 'studyDescription'
    | 'institution'
    | 'modalities'
    | 'images'
  >;
}

export interface BundledFiles {
  /** Where all of the case's images lie; a source for a scan. */
  readonly folder: string;
  /** The case file that comes with them, surgery and truth's landmarks included; null where there is none. */
  readonly caseFile: string | null;
}

export interface MakingHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface PhantomPort {
  readonly cases: () => readonly BundledCase[];
  /** Folders of cases whose films (and CT) are on the disk, whole. */
  readonly folders: () => readonly string[];
  /** Answers at once where they are on the disk already. */
  readonly makeFilms: (name: string, hooks: MakingHooks) => Promise<Result<BundledFiles, IoFailure>>;
  readonly makeCt: (name: string, hooks: MakingHooks) => Promise<Result<BundledFiles, IoFailure>>;
}

/** What a learner's session needs of the program. */
export interface TrainingPort {
  /** The folder with the films of a synthetic training case, made where they are not there. */
  readonly films: (name: string) => Promise<Result<string, IoFailure>>;
  readonly printPdf: (html: string) => Promise<Result<Uint8Array, IoFailure>>;
}

/** What hosts really differ in. */
export interface HostPort {
  readonly info: AppInfo;
  readonly pickPaths: (kind: 'folder' | 'files') => Promise<readonly string[] | null>;
  readonly reveal: (path: string) => Promise<boolean>;
}
