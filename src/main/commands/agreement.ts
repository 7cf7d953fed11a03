import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { agreementOf, parseReadings, type Agreement } from '#shared/agreement';
import { createRandom } from '#shared/statistics';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review agreement READINGS [--json]

Reliability of readers from a file of readings (JSON: version 1, quantity, unit, readings of subject, reader, round, value, category).
What stands before the first slash of a subject is the patient; levels of one patient are not taken for independent.
Several readers are compared in their first common round, one reader with herself over her rounds. With "reference" (a reader's id) each
other reader is also held against that one, with the pass mark. Subjects that a reader left out are left out, and listed.

  --json   all of it on stdout; \`icc\` is ICC(2,1), \`sem\` and \`mdc95\` the agreement form, \`blandAltman\` the first reader minus the second

Bootstrap intervals use a fixed seed: the same file gives the same numbers.

Exit: 0 done · 2 wrong usage · 3 the file cannot be read, or a field is wrong (said with its path).
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const agreementCommand: CommandLine = {
  name: 'agreement',
  summary: 'reader statistics: ICC, SEM, limits of agreement, kappa',
  help: HELP,
  run,
};

/** Of the bootstrap; any fixed number does. */
const SEED = 20251122;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { path, json } = parse(args);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    terminal.complain(`fusion-review: ${path}: READINGS_UNREADABLE: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.unusableInput;
  }
  const readings = parseReadings(text);
  if (!readings.ok) {
    for (const { code, path: field, message } of readings.error) {
      terminal.complain(`fusion-review: ${path}: ${code}: ${field === '' ? message : `${field}: ${message}`}`);
    }
    return EXIT.unusableInput;
  }
  const result = agreementOf(readings.value, createRandom(SEED).next);
  if (json) terminal.print(JSON.stringify(result, null, 2));
  else for (const line of asText(result)) terminal.print(line);
  return EXIT.done;
}

function parse(args: readonly string[]): { path: string; json: boolean } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) throw new UsageError('agreement wants one file of readings; --help says more');
  return { path, json: parsed.values.json === true };
}

const number = (value: number): string => value.toFixed(3);
const interval = (ends: readonly [number, number] | null): string =>
  ends === null ? '(no interval)' : `(95 % ${number(ends[0])} to ${number(ends[1])})`;

function asText({
  quantity,
  unit,
  design,
  values,
  iccForms,
  blandAltman,
  kappa,
  againstReference,
}: Agreement): readonly string[] {
  if (design === null) return [`${quantity}: one reader and one round, nobody to compare with`];
  const lines = [`${quantity} (${unit}), ${design.raters}: ${design.names.join(', ')}`];
  for (const { subject, missing } of design.leftOut) lines.push(`  left out: ${subject} (not read by ${missing.join(', ')})`);
  if ('status' in values) lines.push(`  no numbers: ${values.message}`);
  else {
    lines.push(`  ${values.subjects} subjects of ${values.patients} patients`);
    for (const { form, value, interval95 } of iccForms) lines.push(`  ${form}  ${number(value)} ${interval(interval95)}`);
    lines.push(
      `  SEM ${number(values.sem)} ${unit} ${interval(values.semInterval95)}, consistency ${number(values.semConsistency)}`,
    );
    lines.push(`  MDC95 ${number(values.mdc95)} ${unit}`);
  }
  if (!('status' in blandAltman)) {
    for (const { raters, bias, lower, upper, biasInterval95 } of blandAltman.pairs) {
      lines.push(
        `  ${raters.join(' − ')}: bias ${number(bias)} ${interval(biasInterval95)}, limits ${number(lower)} to ${number(upper)}`,
      );
    }
  }
  if ('status' in kappa) lines.push(`  no kappa: ${kappa.message}`);
  else {
    for (const name of ['unweighted', 'linear', 'quadratic', 'fleiss', 'gwetAC1', 'pabak'] as const) {
      const one = kappa[name];
      lines.push(`  kappa ${name}  ${'status' in one ? one.message : `${number(one.value)} ${interval(one.interval95)}`}`);
    }
  }
  for (const { reader, reference, pass } of againstReference) {
    lines.push(`  ${reader} against ${reference}: ${pass.passed ? 'passed' : 'not passed'}`);
    for (const { name, value, interval95, needed, met } of pass.criteria) {
      const got = value === null ? 'not measured' : `${number(value)}${interval95 === null ? '' : ` ${interval(interval95)}`}`;
      lines.push(`    ${met ? '✓' : '✗'} ${name} ${got}, needed ${needed}`);
    }
  }
  return lines;
}
