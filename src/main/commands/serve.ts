import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirectory } from '../io/dataDirectory.ts';
import { startBrowserHost } from '../hosts/browserHost.ts';
import { createUploads } from '../io/uploads.ts';
import { rendererFolder } from '../rendererFolder.ts';
import { type CommandLine, EXIT, UsageError } from './command.ts';

const HELP = `fusion-review serve [--port N] [--library DIR] [--open PATH]

Runs the app in the browser host, on loopback only, and prints its address. The address carries a token that is made anew at each start.

  --port N        the port (default: any free one)
  --library DIR   where cases and index are kept (default: this user's own, or FUSION_REVIEW_HOME)
  --open PATH     a file, folder, ZIP archive or DICOMDIR to read at start; may be given several times

Stop it with Ctrl+C.`;

export const serveCommand: CommandLine = {
  name: 'serve',
  summary: 'the app in a browser, on this machine only',
  help: HELP,
  async run(args, terminal) {
    const options = parse(args);
    const root = rendererFolder();
    if (!existsSync(join(root, 'index.html'))) {
      terminal.complain('the page is not built yet: run "npm run build" first');
      return EXIT.ourFailure;
    }
    const { composeServices, uploadsFolder } = await import('../services/compose.ts');
    const dataDir = options.library ?? dataDirectory();
    const composed = await composeServices({ dataDir, host: 'browser' });
    if (!composed.ok) {
      terminal.complain(`${composed.error.code}: ${composed.error.message}`);
      return EXIT.ourFailure;
    }
    const services = composed.value;
    const host = await startBrowserHost({
      api: services.api,
      events: services.events,
      frames: services.frames,
      uploads: createUploads(uploadsFolder(dataDir)),
      root,
      port: options.port,
      onClientGone: services.clientGone,
    }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    if (host instanceof Error) {
      await services.close();
      terminal.complain(`the browser host cannot start: ${host.message}`);
      return EXIT.ourFailure;
    }
    terminal.print('Research and education use. Not a medical device. Not for primary diagnosis.');
    terminal.print(`Fusion Review is at ${host.address}`);
    terminal.print('Open that address in a browser on this machine; Ctrl+C here ends it.');
    if (options.open.length > 0) await services.api.openPaths({ paths: options.open.map((path) => resolve(path)) });
    await stopped();
    await host.close();
    await services.close();
    await rm(join(dataDir, 'tmp'), { recursive: true, force: true });
    return EXIT.done;
  },
};

interface ServeOptions {
  readonly port: number;
  readonly library: string | null;
  readonly open: readonly string[];
}

function parse(args: readonly string[]): ServeOptions {
  const { values } = parsed(args);
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`--port ${values.port}: not a port`);
  return { port, library: values.library === undefined ? null : resolve(values.library), open: values.open ?? [] };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, library: { type: 'string' }, open: { type: 'string', multiple: true } },
      allowPositionals: false,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Someone who asks again after this long (ms) does not want to wait for a tidy end. */
const PATIENCE_MS = 3000;

/** Asked to end: by a signal (twice, where a terminal sends it to everyone and `npm start` passes it on), or because who started this is gone. */
const stopped = (): Promise<void> =>
  new Promise((done) => {
    let askedAt: number | null = null;
    const stop = (): void => {
      if (askedAt !== null && performance.now() - askedAt > PATIENCE_MS) process.exit(EXIT.ourFailure);
      askedAt ??= performance.now();
      done();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    if (process.channel === undefined) return;
    process.on('disconnect', stop);
    process.channel.unref();
  });
