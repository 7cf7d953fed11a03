import { parseArgs } from 'node:util';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';
import { decoderChecks } from './selfTestDecoders.ts';
import { measurementChecks } from './selfTestMeasurements.ts';

const HELP = `fusion-review self-test [--json]

Proves on this machine, from what is bundled, that measurements and decoders work: the synthetic phantom's films are written,
read and measured against its closed form, and a small frame of every transfer syntax is decoded against the formula that it
was made of.

  --json   every check as JSON on stdout

Exit: 0 every check passed · 1 one did not · 2 wrong usage.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const selfTest: CommandLine = {
  name: 'self-test',
  summary: 'prove measurements and decoders on this machine',
  help: HELP,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const json = wantsJson(args);
  const checks = [...measurementChecks(), ...(await decoderChecks())];
  const failed = checks.filter((one) => !one.passed);
  if (json) terminal.print(JSON.stringify({ checks }, null, 2));
  else {
    for (const { name, expected, got, tolerance, passed } of checks)
      terminal.print(`${passed ? 'ok    ' : 'FAILED'} ${name}: ${shown(got)}, expected ${shown(expected)} ± ${tolerance}`);
    terminal.print(`${checks.length - failed.length} of ${checks.length} checks passed`);
  }
  for (const { name } of failed) terminal.complain(`fusion-review: self-test failed: ${name}`);
  return failed.length === 0 ? EXIT.done : EXIT.ourFailure;
}

const shown = (value: number | null): string => (value === null ? 'nothing' : String(Math.round(value * 1e6) / 1e6));

function wantsJson(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean' } } }).values.json === true;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
