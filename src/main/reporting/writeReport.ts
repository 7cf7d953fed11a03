import { join } from 'node:path';
import { ok, type Result } from '#shared/base';
import { atomicWrite } from '../io/atomicWrite.ts';
import type { IoFailure } from '../io/ioFailure.ts';
import { makeFolder } from '../io/makeFolder.ts';
import type { ReportSource, ReportWriter } from './reportWriter.ts';

export interface WrittenReportFile {
  readonly format: string;
  readonly path: string;
  readonly sha256: string;
  /** Read back from the disk and found equal. */
  readonly verified: boolean;
}

export interface MissingReportFile {
  readonly format: string;
  readonly code: string;
  readonly message: string;
}

export interface WrittenReport {
  readonly files: readonly WrittenReportFile[];
  readonly missing: readonly MissingReportFile[];
}

export interface WriteReportOptions {
  readonly writer: Pick<ReportWriter, 'render'>;
  readonly source: ReportSource;
  readonly formats: readonly string[];
  /** Made when it is not there. */
  readonly directory: string;
  readonly onFile?: (format: string) => void;
}

/**
 * Writes each format into the folder, whole or not at all, reads it back and compares. A format that cannot be had does not keep the others
 * from being written. Fails only when the folder cannot be made.
 */
export async function writeReport({
  writer,
  source,
  formats,
  directory,
  onFile,
}: WriteReportOptions): Promise<Result<WrittenReport, IoFailure>> {
  const made = await makeFolder(directory);
  if (!made.ok) return made;
  const files: WrittenReportFile[] = [];
  const missing: MissingReportFile[] = [];
  // One after the other: a PDF takes a browser, and the disk is one.
  for (const format of formats) {
    onFile?.(format);
    const rendered = await writer.render(source, format);
    if (!rendered.ok) {
      missing.push({ format, ...rendered.error });
      continue;
    }
    const written = await atomicWrite(join(directory, rendered.value.name), rendered.value.bytes);
    if (!written.ok) missing.push({ format, ...written.error });
    else files.push({ format, path: written.value.path, sha256: written.value.sha256, verified: true });
  }
  return ok({ files, missing });
}
