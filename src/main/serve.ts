import { UsageError } from './commands/command.ts';
import { serveCommand } from './commands/serve.ts';
import { terminal } from './terminal.ts';

// The browser host by itself, as `npm start` falls back to it: the same as `fusion-review serve`.
serveCommand.run(process.argv.slice(2), terminal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    terminal.complain(error instanceof UsageError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
