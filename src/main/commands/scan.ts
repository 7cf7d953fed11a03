import { parseArgs } from 'node:util';
import type { DisplaySet, Study } from '#shared/dicom';
import { scanPaths, type ScanResult } from '../io/scanPaths.ts';
import { withoutSentences } from '#shared/wording';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review scan PATH… [--json]

Indexes files, folders (recursively), ZIP archives and DICOMDIR media, and says what is in them: studies, display sets
(each radiograph by itself, CT slices of one geometry as a volume), the pose of a film where its header names one, and
every file that cannot be used, with a code and the reason. Pixels are not read. A JPEG or PNG file that is named itself
is taken as a picture of a film, without patient, pose or millimetres (warning PICTURE); in folders pictures are left out.

  --json   the index as JSON on stdout
  --help   this text

Exit: 0 something can be used (rejected files beside it are listed) · 2 wrong usage · 3 nothing can be used.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const scanCommand: CommandLine = {
  name: 'scan',
  summary: 'index files, folders, ZIP archives and DICOMDIR media',
  help: HELP,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { paths, json } = parse(args);
  const result = await scanPaths(paths, {
    onProgress: ({ files, instances, rejected }) =>
      terminal.progress(`${files} files · ${instances} instances · ${rejected} rejected`),
  });
  terminal.progress('');
  if (json) terminal.print(JSON.stringify(withoutSentences(scanJson(result)), null, 2));
  else for (const line of table(result)) terminal.print(line);
  if (Object.keys(result.instances).length > 0) return EXIT.done;
  const [first] = result.rejected;
  terminal.complain(`fusion-review: nothing that can be used in ${paths.join(', ')}${first === undefined ? ': no files' : ''}`);
  for (const { path, code, message } of result.rejected) terminal.complain(`${path}: ${code}: ${message}`);
  return EXIT.unusableInput;
}

function parse(args: readonly string[]): { paths: readonly string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('scan wants at least one PATH; --help says more');
    return { paths: positionals, json: values.json === true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The contract of the command line: fields stay, fields may be added. */
function scanJson(result: ScanResult) {
  return {
    files: result.files,
    instances: Object.keys(result.instances).length,
    account: result.account,
    rejected: result.rejected,
    studies: result.studies,
    paths: Object.fromEntries(Object.values(result.instances).map(({ sopInstanceUID, path }) => [sopInstanceUID, path])),
  };
}

function table(result: ScanResult): readonly string[] {
  const { account } = result;
  const parts = [
    `${account.imageFiles} DICOM`,
    ...(account.dicomdirs > 0 ? [`${account.dicomdirs} DICOMDIR`] : []),
    ...(account.archives > 0 ? [`${account.archives} archives with ${account.archiveMembers} members`] : []),
    `${account.rejectedFiles} rejected`,
  ];
  return [
    ...result.studies.flatMap(studyLines),
    ...(result.rejected.length > 0 ? ['Rejected'] : []),
    ...result.rejected.map(
      ({ path, code, message }) => `  ${code.padEnd(24)} ${printable(path)}\n${' '.repeat(27)}${printable(message)}`,
    ),
    '',
    `${result.files} files: ${parts.join(', ')}. ${Object.keys(result.instances).length} instances in ${result.studies.length} studies.`,
  ];
}

function studyLines(study: Study): readonly string[] {
  const date = study.studyDate === '' ? 'no date' : study.studyDate.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const who = `${study.patientName === '' ? '(no name)' : study.patientName}  [${study.patientID === '' ? 'no ID' : study.patientID}]`;
  return [`${printable(who)}  ${date}  ${study.studyInstanceUID}`, ...study.displaySets.map(setLine), ''];
}

function setLine(set: DisplaySet): string {
  const size = set.rows === null || set.columns === null ? '' : `${set.columns}×${set.rows}`;
  const count = set.instances.length === 1 ? '' : ` ×${set.instances.length}`;
  const pose = set.pose === null ? '' : `  ${set.pose}, from ${set.poseFrom ?? 'nothing'}`;
  const lateral =
    set.kind === 'radiograph' && set.lateral !== 'unknown' ? `  ${set.lateral === 'not' ? 'not lateral' : 'lateral'}` : '';
  const warnings = set.warnings.length === 0 ? '' : `  (${set.warnings.join(', ')})`;
  return printable(
    `  ${(set.kind + count).padEnd(16)} ${set.modality.padEnd(8)} ${size.padEnd(11)} ${set.seriesDescription}${lateral}${pose}${warnings}`.trimEnd(),
  );
}

/** Names come from files: control characters would reach the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '�');
