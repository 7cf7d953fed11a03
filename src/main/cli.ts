#!/usr/bin/env node
import { EXIT, UsageError, type CommandLine, type ExitCode } from './commands/command.ts';
import { terminal } from './terminal.ts';

/** Loaded only when asked for, so that `scan` does not pay for the phantom or the database. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandLine>>> = {
  demo: async () => (await import('./commands/demo.ts')).demo,
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  frame: async () => (await import('./commands/frame.ts')).frame,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  motion: async () => (await import('./commands/motion.ts')).motionCommand,
  screws: async () => (await import('./commands/screws.ts')).screwsCommand,
  'self-test': async () => (await import('./commands/selfTest.ts')).selfTest,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  agreement: async () => (await import('./commands/agreement.ts')).agreementCommand,
  deidentify: async () => (await import('./commands/deidentify.ts')).deidentifyCommand,
};

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    terminal.print('fusion-review COMMAND [options]\n');
    for (const command of commands) terminal.print(`  ${command.name.padEnd(12)} ${command.summary}`);
    terminal.print('\nfusion-review COMMAND --help says more.');
    terminal.print('Research and education use. Not a medical device. Not for primary diagnosis.');
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    terminal.complain(`fusion-review: no command "${name}"; --help lists them`);
    return EXIT.usage;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    terminal.print(command.help);
    return EXIT.done;
  }
  return command.run(args, terminal);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      terminal.complain(`fusion-review: ${error.message}`);
      process.exitCode = EXIT.usage;
      return;
    }
    terminal.complain(`fusion-review: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = EXIT.ourFailure;
  },
);
