import { homedir } from 'node:os';
import { join } from 'node:path';

export interface DataDirectoryInput {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Where cases, index and settings lie: FUSION_REVIEW_HOME, else what the platform keeps for applications' data (XDG base directories on
 * Linux, Application Support on macOS, %LOCALAPPDATA% on Windows).
 */
export function dataDirectory(
  input: DataDirectoryInput = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const { platform, env, home } = input;
  const own = env['FUSION_REVIEW_HOME'];
  if (own !== undefined && own !== '') return own;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Fusion Review');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Fusion Review');
  const xdg = env['XDG_DATA_HOME'];
  // The specification has relative paths ignored.
  return join(xdg !== undefined && xdg.startsWith('/') ? xdg : join(home, '.local', 'share'), 'fusion-review');
}
