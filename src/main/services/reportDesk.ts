import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDocument } from '#shared/case';
import { canonicalJson } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluationJson } from '#shared/evaluateCase';
import { parseLetterhead } from '#shared/report';
import type { ExportedFile } from '#shared/ipc';
import type { ReportLanguage } from '#shared/report';
import type { ReportSource, ReportWriter } from '../reporting/reportWriter.ts';
import { writeReport, type WrittenReport } from '../reporting/writeReport.ts';
import type { Ports } from './ports.ts';
import { valueOf } from './refusal.ts';

/** Everything that leaves the program: always from the journal's document, evaluated again, never from what a screen showed. */
export interface ReportDesk {
  readonly preview: (caseId: string, language?: ReportLanguage) => ReturnType<ReportWriter['preview']>;
  readonly exportFiles: (
    caseId: string,
    formats: readonly string[],
    directory: string | null,
    language?: ReportLanguage,
  ) => Promise<readonly ExportedFile[]>;
  readonly evaluationJson: (caseId: string) => string;
  readonly caseFileJson: (caseId: string) => string;
}

export interface ReportDeskOptions {
  readonly ports: Pick<Ports, 'evaluate' | 'report'>;
  readonly clock: () => Date;
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly frame: ReportSource['frame'];
  /** As it is stored. */
  readonly letterhead: () => unknown;
  /** Where exports go when the caller names no folder. */
  readonly exportsFolder: string;
}

export function createReportDesk(options: ReportDeskOptions): ReportDesk {
  const { ports } = options;
  const input = (caseId: string, language?: ReportLanguage): ReportSource => {
    const document = options.document(caseId);
    const index = options.index(document);
    return {
      document,
      index,
      evaluation: ports.evaluate(document, index),
      at: options.clock().toISOString(),
      frame: options.frame,
      letterhead: parseLetterhead(options.letterhead()),
      ...(language === undefined ? {} : { language }),
    };
  };

  return {
    preview: (caseId, language) => ports.report.preview(input(caseId, language)),
    async exportFiles(caseId, formats, directory, language) {
      const report = input(caseId, language);
      const folder = directory ?? freshFolder(options.exportsFolder, report.at, caseId);
      const written = valueOf(await writeReport({ writer: ports.report, source: report, formats, directory: folder }));
      return formats.map((format) => exportedFile(format, written));
    },
    evaluationJson: (caseId) => evaluationJson(input(caseId).evaluation),
    caseFileJson: (caseId) => `${canonicalJson(options.document(caseId), 2)}\n`,
  };
}

function exportedFile(format: string, { files, missing }: WrittenReport): ExportedFile {
  const file = files.find((one) => one.format === format);
  if (file !== undefined) return { ...file, error: null };
  const why = missing.find((one) => one.format === format);
  const error = { code: why?.code ?? 'NOT_WRITTEN', message: why?.message ?? `${format} was not written` };
  return { format, path: '', sha256: '', verified: false, error };
}

/** A folder of its own for every export, so that none replaces an earlier one; no patient's name in it. */
function freshFolder(root: string, at: string, caseId: string): string {
  const base = join(root, `${at.slice(0, 10)}-${caseId.slice(0, 8)}`);
  for (let n = 1; ; n++) {
    const folder = n === 1 ? base : `${base}-${n}`;
    if (!existsSync(folder)) return folder;
  }
}
