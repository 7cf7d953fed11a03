import { parseArgs } from 'node:util';
import { err } from '#shared/base';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import { isReportLanguage, REPORT_LANGUAGES, type ReportLanguage } from '#shared/report';
import type { FramePort } from '../io/keyImages.ts';
import { makeFolder } from '../io/makeFolder.ts';
import { browserPrintPdf } from '../io/printPdf.ts';
import { readFrame } from '../io/readFrame.ts';
import { scanPaths } from '../io/scanPaths.ts';
import { DEFAULT_FORMATS, REPORT_FORMATS, reportFormat } from '../reporting/formats.ts';
import { createReportWriter } from '../reporting/reportWriter.ts';
import { writeReport } from '../reporting/writeReport.ts';
import { programVersion } from '../services/programVersion.ts';
import { readCaseFile } from './caseInput.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const now = REPORT_FORMATS.filter((format) => format.status !== 'later');
const later = REPORT_FORMATS.filter((format) => format.status === 'later');

const HELP = `fusion-review report PATH… --case CASE --out DIR [--format LIST] [--reader ID] [--language LANG] [--json]

Measures and assesses a case, as \`evaluate\` does, and writes the report. Each file is written whole or not at all, read back
and compared before it is called written.

  --case CASE      the case file (JSON)
  --out DIR        where the files go; made when it is not there
  --format LIST    comma-separated (default ${DEFAULT_FORMATS.join(',')}):
${now.map(({ name, file }) => `                   ${name.padEnd(17)} ${file}`).join('\n')}
                   not in this version: ${later.map(({ name }) => name).join(', ')}
  --reader ID      who reads; replaces the reader of the case, whose stored SEM is then not used
  --language LANG  ${REPORT_LANGUAGES.join(' or ')}; the language of the report (default: the case's own, else en)
  --json           { files: [{ format, path, sha256, verified }] } on stdout

pdf wants a browser: CHROME_PATH, an installed Chromium, Chrome or Edge, or Playwright's. Without one that format is
unavailable and the others are written.

Exit: 0 done · 1 a file could not be written · 2 wrong usage · 3 no usable image, or a case file that is wrong · 4 done, but a
format asked for is unavailable.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const reportCommand: CommandLine = {
  name: 'report',
  summary: 'write the report of a case',
  help: HELP,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parse(args);
  const document = await readCaseFile(options.casePath, options.reader);
  if (!document.ok) {
    for (const line of document.error) terminal.complain(`fusion-review: ${line}`);
    return EXIT.unusableInput;
  }
  // Before the work: a folder that cannot be made is said at once.
  const made = await makeFolder(options.out);
  if (!made.ok) {
    terminal.complain(`fusion-review: ${made.error.code}: ${made.error.message}`);
    return EXIT.ourFailure;
  }
  const index = await scanPaths(options.paths, { onProgress: ({ files }) => terminal.progress(`${files} files`) });
  terminal.progress('');
  if (Object.keys(index.instances).length === 0) {
    terminal.complain(`fusion-review: nothing that can be used in ${options.paths.join(', ')}`);
    for (const { path, code, message } of index.rejected) terminal.complain(`${path}: ${code}: ${message}`);
    return EXIT.unusableInput;
  }
  const writer = createReportWriter({
    productVersion: programVersion(),
    printPdf: browserPrintPdf({ say: (line) => terminal.complain(line) }),
    ...(options.language === null ? {} : { language: options.language }),
  });
  const written = await writeReport({
    writer,
    source: {
      document: document.value,
      index,
      evaluation: evaluateCase(document.value, index),
      at: new Date().toISOString(),
      frame: framesOf(index),
    },
    formats: options.formats,
    directory: options.out,
    onFile: (format) => terminal.progress(`writing ${format}`),
  });
  terminal.progress('');
  if (!written.ok) {
    terminal.complain(`fusion-review: ${written.error.code}: ${written.error.message}`);
    return EXIT.ourFailure;
  }
  const { files, missing } = written.value;
  if (options.json) terminal.print(JSON.stringify({ files, unavailable: missing }, null, 2));
  else for (const file of files) terminal.print(`${file.format.padEnd(6)} ${file.path}  sha256 ${file.sha256}  verified`);
  for (const { format, code, message } of missing) terminal.complain(`fusion-review: ${format}: ${code}: ${message}`);
  if (missing.some(({ code }) => DISK_CODES.has(code))) return EXIT.ourFailure;
  return missing.length > 0 ? EXIT.unavailable : EXIT.done;
}

/** A file that the disk refused is a failure; a format that cannot be had here is not. */
const DISK_CODES: ReadonlySet<string> = new Set([
  'READ_ONLY',
  'DISK_FULL',
  'NOT_FOUND',
  'NOT_A_FOLDER',
  'IS_A_FOLDER',
  'VERIFY_FAILED',
  'IO_ERROR',
]);

function framesOf(index: StudyIndex): FramePort {
  return async (sopInstanceUID, frame) => {
    const instance = index.instances[sopInstanceUID];
    if (instance === undefined) return err({ code: 'NOT_FOUND', message: `${sopInstanceUID} is not among the images opened` });
    const read = await readFrame(instance.path, frame);
    return read.ok ? read.value.encoded : read;
  };
}

interface Options {
  readonly paths: readonly string[];
  readonly casePath: string;
  readonly out: string;
  readonly formats: readonly string[];
  readonly reader: string | null;
  readonly language: ReportLanguage | null;
  readonly json: boolean;
}

function parse(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) throw new UsageError('report wants at least one PATH; --help says more');
  if (values.case === undefined) throw new UsageError('report wants --case CASE; --help says more');
  if (values.out === undefined || values.out === '') throw new UsageError('report wants --out DIR; --help says more');
  if (values.reader === '') throw new UsageError('--reader wants an ID');
  const language = values.language ?? null;
  if (language !== null && !isReportLanguage(language))
    throw new UsageError(`--language "${language}": one of ${REPORT_LANGUAGES.join(', ')}`);
  return {
    paths: positionals,
    casePath: values.case,
    out: values.out,
    formats: values.format === undefined ? DEFAULT_FORMATS : formatList(values.format),
    reader: values.reader ?? null,
    language,
    json: values.json === true,
  };
}

/** Each once, in the order of the table; a name that is in no table is wrong usage. */
function formatList(values: readonly string[]): readonly string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  for (const name of names)
    if (reportFormat(name) === null)
      throw new UsageError(`--format "${name}": one of ${REPORT_FORMATS.map((format) => format.name).join(', ')}`);
  return REPORT_FORMATS.map((format) => format.name).filter((name) => names.includes(name));
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        case: { type: 'string' },
        out: { type: 'string' },
        format: { type: 'string', multiple: true },
        reader: { type: 'string' },
        language: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
