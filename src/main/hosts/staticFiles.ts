import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { SECURITY_HEADERS } from './securityHeaders.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** Answers a path below the built renderer. Never leaves `root`; unknown paths are 404. */
export async function serveStatic(root: string, path: string): Promise<Response> {
  const relative = path === '/' ? 'index.html' : decodePath(path);
  const file = relative === null ? null : normalize(join(root, relative));
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined || !file.startsWith(normalize(root) + sep)) return notFound();
  try {
    const body = await readFile(file);
    const cache = file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-store';
    return new Response(new Uint8Array(body), { headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': cache } });
  } catch {
    return notFound();
  }
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded.replace(/^\/+/, '');
  } catch {
    return null;
  }
}

const notFound = (): Response =>
  new Response('not found', { status: 404, headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain' } });
