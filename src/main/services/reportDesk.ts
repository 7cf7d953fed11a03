import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDocument } from '#shared/case';
import { canonicalJson } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluationJson } from '#shared/evaluateCase';
import type { ExportedFile } from '#shared/ipc';
import { atomicWrite } from '../io/atomicWrite.ts';
import { makeFolder } from '../io/makeFolder.ts';
import type { Ports, ReportInput, ReportPort } from './ports.ts';
import { valueOf } from './refusal.ts';

/** Everything that leaves the program: always from the journal's document, evaluated again, never from what a screen showed. */
export interface ReportDesk {
  readonly preview: ReportPort['preview'] extends (input: ReportInput) => infer R ? (caseId: string) => R : never;
  readonly exportFiles: (
    caseId: string,
    formats: readonly string[],
    directory: string | null,
  ) => Promise<readonly ExportedFile[]>;
  readonly evaluationJson: (caseId: string) => string;
  readonly caseFileJson: (caseId: string) => string;
}

export interface ReportDeskOptions {
  readonly ports: Pick<Ports, 'evaluate' | 'report'>;
  readonly clock: () => Date;
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly frame: ReportInput['frame'];
  /** Where exports go when the caller names no folder. */
  readonly exportsFolder: string;
}

export function createReportDesk(options: ReportDeskOptions): ReportDesk {
  const { ports } = options;
  const input = (caseId: string): ReportInput => {
    const document = options.document(caseId);
    const index = options.index(document);
    return {
      document,
      index,
      evaluation: ports.evaluate(document, index),
      at: options.clock().toISOString(),
      frame: options.frame,
    };
  };

  const write = async (folder: string, format: string, report: ReportInput): Promise<ExportedFile> => {
    const failed = (error: { code: string; message: string }): ExportedFile => ({
      format,
      path: '',
      sha256: '',
      verified: false,
      error: { code: error.code, message: error.message },
    });
    const rendered = await ports.report.render(report, format);
    if (!rendered.ok) return failed(rendered.error);
    const written = await atomicWrite(join(folder, rendered.value.name), rendered.value.bytes);
    if (!written.ok) return failed(written.error);
    return { format, path: written.value.path, sha256: written.value.sha256, verified: true, error: null };
  };

  return {
    preview: (caseId) => ports.report.preview(input(caseId)),
    async exportFiles(caseId, formats, directory) {
      const report = input(caseId);
      const folder = directory ?? freshFolder(options.exportsFolder, report.at, caseId);
      valueOf(await makeFolder(folder));
      const files: ExportedFile[] = [];
      // One after the other: a PDF takes a browser, and the disk is one.
      for (const format of formats) files.push(await write(folder, format, report));
      return files;
    },
    evaluationJson: (caseId) => evaluationJson(input(caseId).evaluation),
    caseFileJson: (caseId) => `${canonicalJson(options.document(caseId), 2)}\n`,
  };
}

/** A folder of its own for every export, so that none replaces an earlier one; no patient's name in it. */
function freshFolder(root: string, at: string, caseId: string): string {
  const base = join(root, `${at.slice(0, 10)}-${caseId.slice(0, 8)}`);
  for (let n = 1; ; n++) {
    const folder = n === 1 ? base : `${base}-${n}`;
    if (!existsSync(folder)) return folder;
  }
}
