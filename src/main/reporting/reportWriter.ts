import { err, ok, type Result } from '#shared/base';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluationJson, type Evaluation } from '#shared/evaluateCase';
import {
  buildReport,
  isReportLanguage,
  planKeyImages,
  planMarkedImages,
  renderCsv,
  renderJson,
  renderText,
  type Letterhead,
  type ReportLanguage,
  type StructuredReport,
} from '#shared/report';
import { sentence } from '#shared/wording';
import { sha256 } from '../io/atomicWrite.ts';
import { drawKeyImages, type FramePort } from '../io/keyImages.ts';
import type { PrintPdf } from '../io/printPdf.ts';
import { reportFormat } from './formats.ts';
import { renderPage } from './renderPage.ts';

/** What a report is made from; the evaluation is computed from document and index by whoever asks, never read back from anywhere. */
export interface ReportSource {
  readonly document: CaseDocument;
  readonly index: StudyIndex;
  readonly evaluation: Evaluation;
  /** ISO 8601 UTC: printed as the time of this copy. */
  readonly at: string;
  readonly frame: FramePort;
  /** Whose report it is; absent: nobody's. */
  readonly letterhead?: Letterhead | null;
  /** In place of the one that the case names, for this copy. */
  readonly language?: ReportLanguage;
}

export interface RenderedReport {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** UNKNOWN_FORMAT, FORMAT_NOT_YET, or what the printer says (BROWSER_NOT_FOUND, …). */
export interface ReportFailure {
  readonly code: string;
  readonly message: string;
}

export interface ReportWriter {
  /** The page as the application shows it: evidence can be clicked. */
  readonly preview: (source: ReportSource) => Promise<{ readonly html: string; readonly text: string }>;
  /** One file of the report, in memory. */
  readonly render: (source: ReportSource, format: string) => Promise<Result<RenderedReport, ReportFailure>>;
}

export interface ReportWriterOptions {
  readonly productVersion: string;
  readonly printPdf: PrintPdf;
  /** In place of the one that the case names (`settings.reportLanguage`); English where neither says. */
  readonly language?: ReportLanguage;
}

/** The report's language is the case's, not the screen's. */
function languageOf({ document, language }: ReportSource, asked: ReportLanguage | undefined): ReportLanguage {
  const own = document.settings?.['reportLanguage'];
  return asked ?? language ?? (typeof own === 'string' && isReportLanguage(own) ? own : 'en');
}

/** The one writer behind the screen, the export and the command line. */
export function createReportWriter({ productVersion, printPdf, language: asked }: ReportWriterOptions): ReportWriter {
  // The formats of one export share the report and its key images.
  const built = new WeakMap<ReportSource, Promise<StructuredReport>>();
  const reportOf = (source: ReportSource): Promise<StructuredReport> => {
    const known = built.get(source);
    if (known !== undefined) return known;
    const made = build(source, productVersion);
    built.set(source, made);
    return made;
  };
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  return {
    async preview(source) {
      const report = await reportOf(source);
      const language = languageOf(source, asked);
      return {
        html: await renderPage(report, { language, letterhead: source.letterhead ?? null, mode: 'screen' }),
        text: renderText(report, language),
      };
    },
    async render(source, name) {
      const format = reportFormat(name);
      if (format === null) return err({ code: 'UNKNOWN_FORMAT', message: `there is no report format "${name}"` });
      if (format.status === 'later')
        return err({ code: 'FORMAT_NOT_YET', message: `${name} cannot be written by this version: ${format.file} comes later` });
      const report = await reportOf(source);
      const language = languageOf(source, asked);
      const file = (bytes: Uint8Array): Result<RenderedReport, ReportFailure> => ok({ name: format.file, bytes });
      switch (name) {
        case 'pdf': {
          const printed = await printPdf(
            await renderPage(report, { language, letterhead: source.letterhead ?? null, mode: 'page' }),
          );
          return printed.ok ? file(printed.value) : printed;
        }
        case 'html':
          return file(encode(await renderPage(report, { language, letterhead: source.letterhead ?? null, mode: 'file' })));
        case 'json':
          return file(encode(renderJson(report)));
        case 'csv':
          return file(encode(renderCsv(report.evaluation)));
        case 'text':
          return file(encode(renderText(report, language)));
        default:
          return err({ code: 'UNKNOWN_FORMAT', message: `there is no writer for "${name}"` });
      }
    },
  };
}

async function build(source: ReportSource, productVersion: string): Promise<StructuredReport> {
  const { document, index, evaluation, at, frame } = source;
  const plans = [...planKeyImages(document, index, evaluation), ...planMarkedImages(document, index)];
  return buildReport(document, index, evaluation, {
    productVersion,
    keyImages: await drawKeyImages(plans, frame),
    keyImagesMissing: plans.length === 0 ? sentence('film.noLandmarks') : null,
    generatedAt: at,
    contentHash: sha256(evaluationJson(evaluation)),
  });
}
