import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Result } from '#shared/base';
import type { Api } from '#shared/ipc';
import { dispatch } from '#shared/ipc';
import { type EventSource, streamEvents } from './eventStream.ts';
import { isRequestAllowed } from './isRequestAllowed.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import { type FrameService, serveFrame } from './serveFrame.ts';
import { serveStatic } from './staticFiles.ts';
import type { UploadFailure, Uploads } from './uploads.ts';

export interface BrowserHostOptions {
  readonly api: Api;
  readonly events: EventSource;
  readonly frames: FrameService;
  readonly uploads: Uploads;
  /** The built renderer. */
  readonly root: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Called with the page's client id when its event stream ends, so that its locks can go. */
  readonly onClientGone: (clientId: string) => void;
}

export interface BrowserHost {
  /** Carries the per-launch token. */
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const MAX_RPC_BYTES = 64 * 1024 * 1024;
const COOKIE = 'fusion-review';

/** The same `Api`, frames and page as in Electron, on loopback. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const token = randomBytes(24).toString('base64url');
  let port = options.port;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A caller of /rpc wants an answer of the contract's form, also for what failed before it.
      const failure = { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
      if (!response.headersSent) sendJson(response, 500, { ok: false, error: failure });
      else response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const decision = isRequestAllowed(
      {
        method,
        path: url.pathname,
        host: request.headers.host,
        origin: request.headers.origin,
        secFetchSite: header(request, 'sec-fetch-site'),
        cookieToken: cookieToken(request, port),
        queryToken: url.searchParams.get('token'),
      },
      { port, token, sameToken },
    );
    if (!decision.allowed) {
      response.writeHead(decision.status, { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`${decision.reason}\n`);
      return;
    }
    if (method === 'POST' && url.pathname.startsWith('/rpc/')) {
      const body = await readBody(request);
      const params: unknown = body === '' ? {} : parseJson(body);
      sendJson(response, 200, await dispatch(options.api, url.pathname.slice('/rpc/'.length), params));
    } else if (method === 'POST' && url.pathname === '/upload/begin') {
      sendUpload(response, await options.uploads.begin(session(url), Number(url.searchParams.get('bytes') ?? 'none')));
    } else if (method === 'POST' && url.pathname === '/upload') {
      const received = await options.uploads.receive(session(url), url.searchParams.get('path') ?? '', request);
      // What is still on its way is not read: the page asks `/upload/done` for the reason where this answer does not reach it.
      if (!received.ok) response.setHeader('Connection', 'close');
      sendUpload(response, received);
    } else if (method === 'POST' && url.pathname === '/upload/done') {
      const path = options.uploads.finish(session(url));
      if (path.ok) sendJson(response, 200, { path: path.value });
      else sendUpload(response, path);
    } else if (method === 'POST' && url.pathname === '/upload/discard') {
      await options.uploads.discard(session(url));
      sendJson(response, 200, { ok: true });
    } else if (method === 'GET' && url.pathname === '/events') {
      const clientId = url.searchParams.get('client');
      response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      streamEvents(response, options.events, () => {
        if (clientId !== null) options.onClientGone(clientId);
      });
    } else if (url.pathname.startsWith('/frames/')) {
      await send(response, await serveFrame(url.pathname, options.frames));
    } else if (url.pathname === '/' && url.searchParams.has('token')) {
      // The token moves from the address into a cookie that no script reads, so that it is not in the history or a screenshot.
      response.writeHead(303, {
        ...SECURITY_HEADERS,
        Location: '/',
        'Set-Cookie': `${COOKIE}-${port}=${token}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
    } else {
      await send(response, await serveStatic(options.root, url.pathname));
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (typeof bound === 'object' && bound !== null) port = bound.port;
  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const session = (url: URL): string => url.searchParams.get('session') ?? '';

const UPLOAD_STATUS: Readonly<Record<string, number>> = { UPLOAD_MALFORMED: 400, UPLOAD_TOO_LARGE: 413, DISK_FULL: 507 };

function sendUpload(response: ServerResponse, result: Result<unknown, UploadFailure>): void {
  if (result.ok) sendJson(response, 200, { ok: true });
  else sendJson(response, UPLOAD_STATUS[result.error.code] ?? 500, { ok: false, error: result.error });
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

function cookieToken(request: IncomingMessage, port: number): string | null {
  // Cookies know no ports: the name carries ours, so that two hosts on one machine do not overwrite each other.
  const wanted = `${COOKIE}-${port}=`;
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(wanted));
  return found === undefined ? null : found.slice(wanted.length);
}

function sameToken(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_RPC_BYTES) throw new Error('request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(value));
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  await new Promise<void>((resolve) => {
    Readable.fromWeb(answer.body as NodeReadableStream<Uint8Array>)
      .pipe(response)
      .on('close', resolve);
  });
}
