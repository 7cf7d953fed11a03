import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PHANTOM_CASES, phantomCase, type PhantomCase } from '#shared/phantom';
import { writeCt, writeFilms } from '../io/phantomWriter.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review demo --out DIR [--case NAME] [--films-only] [--json]

Writes synthetic studies with known truth, one folder a case:
  DIR/NAME/dx/            flexion, (neutral) and extension films as DICOM
  DIR/NAME/ct/            the CT of the same neck, where the case has one
  DIR/NAME/case.json      a case file with the true landmarks
  DIR/NAME/truth.json     what is true: landmarks, motion, magnification, screws

  --out DIR       where to write; made when it is not there
  --case NAME     only this case (may be given again)
  --films-only    no CT
  --json          the list of cases as JSON on stdout

Cases: ${PHANTOM_CASES.map((one) => one.name).join(', ')}

Nothing of it is a patient. Exit codes: 0 done, 1 our failure, 2 wrong usage, 3 the folder cannot be written.`;

export const demo: CommandLine = {
  name: 'demo',
  summary: 'writes synthetic studies with known truth',
  help: HELP,
  run: runDemo,
};

async function runDemo(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = readOptions(args);
  const done: object[] = [];
  for (const one of options.cases) {
    const folder = join(options.out, one.name);
    const hooks = { onProgress: (count: number, total: number) => terminal.progress(`${one.name}: ${count}/${total}`) };
    const films = await writeFilms(one, folder, hooks);
    const ct = films.ok && !options.filmsOnly ? await writeCt(one, folder, hooks) : films;
    terminal.progress('');
    if (!films.ok || !ct.ok) {
      const failed = films.ok ? ct : films;
      if (!failed.ok) terminal.complain(`${failed.error.code} ${failed.error.message}`);
      return EXIT.unusableInput;
    }
    const files = options.filmsOnly ? films.value : [...films.value, ...ct.value];
    done.push({ name: one.name, path: folder, title: one.title, teaching: one.teaching, synthetic: true, files });
    if (!options.json) terminal.print(`${one.name.padEnd(28)} ${files.length} files  ${one.title}`);
  }
  if (options.json) terminal.print(JSON.stringify({ cases: done }, null, 1));
  return EXIT.done;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (values.out === undefined) throw new UsageError('demo wants --out DIR');
  if (positionals.length > 0) throw new UsageError(`demo takes no "${positionals[0]}"`);
  const cases = values.case?.map(caseNamed) ?? PHANTOM_CASES;
  return { out: resolve(values.out), cases, json: values.json ?? false, filmsOnly: values['films-only'] ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        case: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        'films-only': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function caseNamed(name: string): PhantomCase {
  const one = phantomCase(name);
  if (one === null) throw new UsageError(`no case "${name}"; there are ${PHANTOM_CASES.map((each) => each.name).join(', ')}`);
  return one;
}
