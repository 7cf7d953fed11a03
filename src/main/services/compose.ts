import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { buildStudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import type { HostCapabilities } from '#shared/ipc';
import type { IoFailure } from '../io/ioFailure.ts';
import { bundledFolders, ensureBundledCase, ensureBundledCt, listBundledCases } from '../io/phantomStore.ts';
import { browserPrintPdf, canPrint, type PrintPdf } from '../io/printPdf.ts';
import { ensureTrainingFilms } from '../io/trainingFilms.ts';
import { readFrame } from '../io/readFrame.ts';
import { scanPaths } from '../io/scanPaths.ts';
import { createReportWriter } from '../reporting/reportWriter.ts';
import { bundledFolder, createServices, uploadsFolder, type Services } from './createServices.ts';
import type { PhantomPort } from './ports.ts';
import { trainingFolder } from './trainingDesk.ts';
import { programVersion } from './programVersion.ts';

export { uploadsFolder };

/** What the host brings: its dialogs, and its own way to print where it has one. */
export interface ComposeOptions {
  readonly dataDir: string;
  readonly host: 'electron' | 'browser';
  readonly dialogs?: {
    readonly capabilities: HostCapabilities;
    readonly pickPaths: (kind: 'folder' | 'files') => Promise<readonly string[] | null>;
    readonly reveal: (path: string) => boolean;
  };
  readonly printPdf?: (html: string) => Promise<Uint8Array>;
}

const NO_DIALOGS: HostCapabilities = { pickPaths: false, saveAs: false, reveal: false, printToPdf: false, secondWindow: true };

/** The services with every part of the program behind them, for the hosts. */
export async function composeServices(options: ComposeOptions): Promise<Result<Services, IoFailure>> {
  const { dataDir, host, dialogs } = options;
  const productVersion = programVersion();
  return createServices({
    dataDir,
    clock: () => new Date(),
    randomId: randomUUID,
    ports: {
      scan: {
        paths: (paths, hooks) => scanPaths(paths, { ...hooks, pictures: 'alone' }),
        group: (instances) => buildStudyIndex({ instances, rejected: [], files: instances.length }).studies,
      },
      readFrame: async (path, frame) => {
        const read = await readFrame(path, frame);
        return read.ok ? read.value.encoded : read;
      },
      phantom: phantomPort(bundledFolder(dataDir)),
      evaluate: evaluateCase,
      report: createReportWriter({ productVersion, printPdf: printerOf(options) }),
      training: {
        films: (name) => ensureTrainingFilms(join(trainingFolder(dataDir), 'films'), name),
        printPdf: printerOf(options),
      },
      host: {
        info: {
          version: productVersion,
          host,
          platform: process.platform,
          capabilities: dialogs?.capabilities ?? { ...NO_DIALOGS, printToPdf: await canPrintHere() },
        },
        pickPaths: async (kind) => dialogs?.pickPaths(kind) ?? null,
        reveal: async (path) => dialogs?.reveal(path) ?? false,
      },
    },
  });
}

const phantomPort = (root: string): PhantomPort => ({
  cases: listBundledCases,
  folders: () => bundledFolders(root),
  makeFilms: (name, hooks) => ensureBundledCase(root, name, hooks),
  makeCt: (name, hooks) => ensureBundledCt(root, name, hooks),
});

/** The host's own print where it has one, else a browser of this machine. */
function printerOf({ printPdf }: ComposeOptions): PrintPdf {
  if (printPdf === undefined) return browserPrintPdf({ say: (line) => process.stderr.write(`${line}\n`) });
  return async (html) => {
    try {
      return ok(await printPdf(html));
    } catch (error) {
      return err({ code: 'PRINT_FAILED', message: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** On Linux a browser comes with the program's packages; elsewhere one must be installed. */
const canPrintHere = async (): Promise<boolean> => process.platform === 'linux' || (await canPrint());
