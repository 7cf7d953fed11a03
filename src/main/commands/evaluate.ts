import { parseArgs } from 'node:util';
import { evaluateCase, evaluationJson } from '#shared/evaluateCase';
import { scanPaths } from '../io/scanPaths.ts';
import { readCaseFile } from './caseInput.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';
import { evaluationText } from './evaluationText.ts';

const HELP = `fusion-review evaluate PATH… --case CASE [--reader ID] [--json]

Measures and assesses a case: the landmarks of CASE on the films found in PATH (files, folders, ZIP archives, DICOMDIR).
Every number comes with its standard error, its 95 % interval, its plane and the annotations that it stands on; what this
input cannot have is "unavailable" with a reason. Pixels are not read, and nothing is registered.

  --case CASE   the case file (JSON)
  --reader ID   who reads; replaces the reader of the case, whose stored SEM is then not used
  --json        the evaluation as JSON on stdout

Exit: 0 done (unavailable values included) · 2 wrong usage · 3 no usable image, or a case file that is wrong (the field's
path is on stderr).
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const evaluateCommand: CommandLine = {
  name: 'evaluate',
  summary: 'measure and assess a case',
  help: HELP,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { paths, casePath, reader, json } = parse(args);
  const document = await readCaseFile(casePath, reader);
  if (!document.ok) {
    for (const line of document.error) terminal.complain(`fusion-review: ${line}`);
    return EXIT.unusableInput;
  }
  const index = await scanPaths(paths, { onProgress: ({ files }) => terminal.progress(`${files} files`) });
  terminal.progress('');
  if (Object.keys(index.instances).length === 0) {
    terminal.complain(`fusion-review: nothing that can be used in ${paths.join(', ')}`);
    for (const { path, code, message } of index.rejected) terminal.complain(`${path}: ${code}: ${message}`);
    return EXIT.unusableInput;
  }
  const evaluation = evaluateCase(document.value, index);
  if (json) terminal.print(evaluationJson(evaluation));
  else for (const line of evaluationText(evaluation)) terminal.print(line);
  return EXIT.done;
}

function parse(args: readonly string[]): {
  readonly paths: readonly string[];
  readonly casePath: string;
  readonly reader: string | null;
  readonly json: boolean;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { case: { type: 'string' }, reader: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('evaluate wants at least one PATH; --help says more');
    if (values.case === undefined) throw new UsageError('evaluate wants --case CASE; --help says more');
    if (values.reader === '') throw new UsageError('--reader wants an ID');
    return { paths: positionals, casePath: values.case, reader: values.reader ?? null, json: values.json === true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
