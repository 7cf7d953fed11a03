import { randomBytes } from 'node:crypto';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PROFILE, methodCodes, parseProfile, type Profile } from '#shared/deidentify';
import { atomicWrite } from '../io/atomicWrite.ts';
import { deidentifyPaths, type Deidentification } from '../io/deidentifyPaths.ts';
import { makeFolder } from '../io/makeFolder.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review deidentify PATH… --out DIR [--profile FILE] [--key FILE] [--map FILE] [--json]

Copies DICOM objects and case files without identity (PS3.15 Annex E, Basic Profile, and stricter: no free text without a reason).
Originals are only read. Members of archives become files of their own; a DICOMDIR is not copied. Every copy is written, read back,
compared with its original pixel by pixel and searched for every text that was taken out.

  --out DIR       a new or empty folder, not inside an input
  --profile FILE  JSON: { "version": 1, "options": { "retainLongitudinal": true, "retainDevice": false,
                  "retainPatientCharacteristics": false, "cleanDescriptors": true, "cleanPixelData": true, "cleanGraphics": true },
                  "masks": [ { "sopInstanceUID": "…", "rectangles": [[x, y, width, height]] } ] }; those are the defaults.
                  An image with burned-in text is refused until a mask says that somebody reviewed it
  --key FILE      the project's key, any bytes: the same key gives the same UIDs and names in every run; without it a fresh random one
  --map FILE      writes what stands for what; never inside DIR
  --json          { written, refused, manifest } on stdout

Exit: 0 done (files that were refused beside others included) · 1 the disk failed · 2 wrong usage · 3 nothing could be copied.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const deidentifyCommand: CommandLine = {
  name: 'deidentify',
  summary: 'copies images and cases without identity',
  help: HELP,
  run,
};

interface Options {
  readonly paths: readonly string[];
  readonly out: string;
  readonly profile: string | null;
  readonly key: string | null;
  readonly map: string | null;
  readonly json: boolean;
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parse(args);
  await checkPlaces(options);
  const profile = await readProfile(options.profile, terminal);
  if (profile === null) return EXIT.unusableInput;
  const key = options.key === null ? randomBytes(32) : await readKey(options.key);
  const made = await makeFolder(options.out);
  if (!made.ok) throw new UsageError(made.error.message);
  const result = await deidentifyPaths({
    paths: options.paths,
    out: options.out,
    profile,
    key,
    onProgress: (done, total) => terminal.progress(`${done} of ${total}`),
  });
  terminal.progress('');
  for (const { path, code, message } of result.refused) terminal.complain(`${path}: ${code}: ${message}`);
  if (result.files.length === 0) {
    terminal.complain('fusion-review: nothing could be copied');
    if (options.json) terminal.print(JSON.stringify({ written: 0, refused: result.refused, manifest: '' }, null, 2));
    return EXIT.unusableInput;
  }
  const manifest = join(options.out, 'manifest.json');
  const outputs = [
    { path: manifest, text: manifestOf(result, profile) },
    ...(options.map === null ? [] : [{ path: options.map, text: `${JSON.stringify(result.map, null, 2)}\n` }]),
  ];
  for (const { path, text } of outputs) {
    const saved = await atomicWrite(path, text);
    if (!saved.ok) {
      terminal.complain(`fusion-review: ${saved.error.code}: ${saved.error.message}`);
      return EXIT.ourFailure;
    }
  }
  if (options.json) terminal.print(JSON.stringify({ written: result.files.length, refused: result.refused, manifest }, null, 2));
  else terminal.print(`${result.files.length} written, ${result.refused.length} refused; ${manifest}`);
  return EXIT.done;
}

function parse(args: readonly string[]): Options {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        profile: { type: 'string' },
        key: { type: 'string' },
        map: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { out, profile = null, key = null, map = null, json = false } = parsed.values;
  if (parsed.positionals.length === 0) throw new UsageError('deidentify wants at least one path; --help says more');
  if (out === undefined) throw new UsageError('deidentify wants --out DIR');
  return { paths: parsed.positionals, out: resolve(out), profile, key, map: map === null ? null : resolve(map), json };
}

const isInside = (path: string, folder: string): boolean => {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!way.startsWith('..') && !way.startsWith('/'));
};

/** Throws UsageError for a place that would mix copies with originals, or names with copies. */
async function checkPlaces(options: Options): Promise<void> {
  const real = async (path: string | null): Promise<string | null> => (path === null ? null : await realPath(resolve(path)));
  const out = await realPath(options.out);
  const [map, key, profile] = [await real(options.map), await real(options.key), await real(options.profile)];
  const paths = await Promise.all(options.paths.map((path) => realPath(resolve(path))));
  if (map !== null && isInside(map, out)) throw new UsageError('--map must not lie under --out: it names the originals');
  if (key !== null && isInside(key, out)) throw new UsageError('--key must not lie under --out');
  if (map !== null && (map === key || map === profile)) throw new UsageError('--map would overwrite the key or the profile');
  for (const path of paths) {
    if (map !== null && isInside(map, path)) throw new UsageError(`--map lies inside ${path}: originals are only read`);
    if (isInside(out, path)) throw new UsageError(`--out lies inside ${path}: copies would mix with originals`);
    if (isInside(path, out)) throw new UsageError(`${path} lies inside --out`);
  }
  const there = await readdir(out).catch(() => []);
  if (there.length > 0) throw new UsageError(`${out} is not empty: copies go into a folder of their own`);
}

/** With links followed, as far as the path exists. */
async function realPath(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real !== null || dirname(path) === path) return real ?? path;
  return join(await realPath(dirname(path)), basename(path));
}

async function readKey(path: string): Promise<Uint8Array> {
  const key = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`the key cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (key.length === 0) throw new UsageError(`${path}: the key is empty`);
  return key;
}

async function readProfile(path: string | null, terminal: Terminal): Promise<Profile | null> {
  if (path === null) return DEFAULT_PROFILE;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`the profile cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const parsed = parseProfile(text);
  if (parsed.ok) return parsed.value;
  for (const line of parsed.error) terminal.complain(`fusion-review: ${path}: PROFILE_FIELD: ${line}`);
  return null;
}

/** What lies in the folder, and nothing of where it came from: no path, no name, no date of today. */
function manifestOf({ files, refused }: Deidentification, profile: Profile): string {
  const counts: Record<string, number> = {};
  for (const { code } of refused) counts[code] = (counts[code] ?? 0) + 1;
  const codes = methodCodes(profile.options);
  return `${JSON.stringify({ version: 1, program: 'Fusion Review', options: profile.options, method: codes, files, refused: counts }, null, 2)}\n`;
}
