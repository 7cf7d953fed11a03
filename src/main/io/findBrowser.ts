import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A browser that can print, and what it wants of its surroundings. */
export interface FoundBrowser {
  readonly executable: string;
  /** Where it was found, in words. */
  readonly from: string;
  /** Needed by the packed browser only. */
  readonly env: Readonly<Record<string, string>>;
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

/** Programs of macOS and Windows stand in fixed places. */
function usualPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map((name) =>
        join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const root = env[name];
      return root === undefined
        ? []
        : [
            'Google/Chrome/Application/chrome.exe',
            'Chromium/Application/chrome.exe',
            'Microsoft/Edge/Application/msedge.exe',
          ].map((path) => join(root, path));
    });
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

/**
 * The browser that prints, in order: `CHROME_PATH`, an installed Chromium, Chrome or Edge, Playwright's own. Null when there is none; the
 * packed one of a development installation is asked for apart, because it has to be unpacked first.
 */
export async function findInstalledBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser | null> {
  const named = env['CHROME_PATH'];
  if (named !== undefined && named !== '' && existsSync(named)) return { executable: named, from: 'CHROME_PATH', env: {} };
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => path.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const installed = [...onPath, ...usualPlaces(env)].find((candidate) => existsSync(candidate));
  if (installed !== undefined) return { executable: installed, from: 'installed', env: {} };
  const own = await playwrightBrowser(env);
  return own === null ? null : { executable: own, from: 'Playwright', env: {} };
}

/** Playwright keeps its browsers in one folder, `chromium-<revision>` the newest last. */
async function playwrightBrowser(env: NodeJS.ProcessEnv): Promise<string | null> {
  const home: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
  };
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] ?? home[process.platform] ?? join(homedir(), '.cache/ms-playwright');
  const folders = await readdir(root).catch((): string[] => []);
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
  ];
  const newest = folders.filter((name) => /^chromium-\d+$/.test(name)).sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return (
    newest.flatMap((name) => programs.map((program) => join(root, name, program))).find((candidate) => existsSync(candidate)) ??
    null
  );
}

/**
 * The Chromium inside @sparticuz/chromium, for Linux machines with nothing but Node: unpacked into `folder`, which the caller removes. Its
 * libraries lie beside it. Null where the package is not installed or does not serve this machine.
 */
export async function unpackBrowser(folder: string): Promise<FoundBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const wanted: Readonly<Record<string, string>> = {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: 'x',
    TMPDIR: folder,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    // Its own list of fonts looks in /tmp/fonts alone, and without any font this browser ends at the first text field.
    FONTCONFIG_FILE: join(folder, 'fonts-here.conf'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  // The package reads these when it is imported and when it unpacks; they are put back so that nothing else sees them.
  const before = Object.fromEntries(Object.keys(wanted).map((name) => [name, process.env[name]]));
  Object.assign(process.env, wanted);
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executable = await packed.executablePath();
    await writeFile(join(folder, 'fonts-here.conf'), fontsConf(folder));
    return { executable, from: '@sparticuz/chromium', env: wanted };
  } catch {
    return null;
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}

/** Fonts that came with the browser, and those of the machine where it has some. */
function fontsConf(folder: string): string {
  const escaped = (path: string): string => path.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = [
    ...folders.map((one) => `<dir>${escaped(one)}</dir>`),
    `<cachedir>${escaped(join(folder, 'fonts-cache'))}</cachedir>`,
  ];
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`;
}
