import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#shared/ipc';
import { type BrowserHost, startBrowserHost } from '../../../src/main/hosts/browserHost.ts';
import { createUploads } from '../../../src/main/io/uploads.ts';
import type { Services } from '../../../src/main/services/createServices.ts';
import { removeFolder, startServices, temporaryFolder, writeFilms } from '../../fixtures/serviceHarness.ts';
import { apiParitySuite } from '../apiParity.ts';
import { http, pageTransport } from './httpTransport.ts';

interface Started {
  readonly root: string;
  readonly folder: string;
  readonly services: Services;
  readonly host: BrowserHost;
  readonly gone: string[];
  readonly close: () => Promise<void>;
}

async function start(): Promise<Started> {
  const root = temporaryFolder();
  const services = startServices(join(root, 'data'));
  const folder = writeFilms(join(root, 'films'), [{ sop: '1.2.3', study: '1.2' }]);
  const page = join(root, 'page');
  await mkdir(page);
  await writeFile(join(page, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(root, 'secret.html'), 'not below the page');
  const gone: string[] = [];
  const host = await startBrowserHost({
    api: services.api,
    events: services.events,
    frames: services.frames,
    uploads: createUploads(join(root, 'uploads')),
    root: page,
    port: 0,
    onClientGone: (clientId) => {
      gone.push(clientId);
      services.clientGone(clientId);
    },
  });
  return {
    root,
    folder,
    services,
    host,
    gone,
    close: async () => {
      await host.close();
      await services.close();
      removeFolder(root);
    },
  };
}

apiParitySuite('HTTP', async () => {
  const started = await start();
  const { transport } = await pageTransport(started.host.address);
  return { api: createClient(transport), folder: started.folder, close: started.close };
});

describe('the browser host', () => {
  let started: Started;
  let cookie: string;
  let port: number;
  const origin = (): string => `http://127.0.0.1:${port}`;
  beforeAll(async () => {
    started = await start();
    ({ cookie, port } = await pageTransport(started.host.address));
  });
  afterAll(() => started.close());

  it('listens on loopback only and isolates its page', async () => {
    const page = await http(port, { path: '/', headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(page.headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(started.host.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  it('moves the token from the address into a cookie that scripts cannot read', async () => {
    const url = new URL(started.host.address);
    const first = await http(port, { path: `/${url.search}` });
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/');
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it.each([
    ['without a token', { path: '/' }, 401],
    ['a frame without a token', { path: '/frames/1.2.3/0' }, 401],
    ['a call with a foreign Origin', { method: 'POST', path: '/rpc/listLibrary', origin: 'https://evil.example' }, 403],
    ['a rebound host name', { path: '/', host: 'evil.example' }, 421],
  ])('refuses %s', async (what, call, status) => {
    const headers: Record<string, string> = what.includes('without') ? {} : { cookie };
    if ('origin' in call) headers['origin'] = call.origin;
    if ('host' in call) headers['host'] = call.host;
    const answer = await http(port, { method: 'method' in call ? call.method : 'GET', path: call.path, headers });
    expect(answer.status).toBe(status);
  });

  it.each(['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/%00', '/%', '//etc/passwd'])(
    'serves nothing outside the page: %s',
    async (path) => {
      const answer = await http(port, { path, headers: { cookie } });
      expect([400, 404]).toContain(answer.status);
      expect(answer.body.toString()).not.toContain('not below');
    },
  );

  it('takes uploads below its own folder and answers the path to open', async () => {
    const session = 'session-0123';
    const headers = { cookie, origin: origin() };
    const sent = await http(port, {
      method: 'POST',
      path: `/upload?session=${session}&path=${encodeURIComponent('../../escape/IM1')}`,
      headers,
      body: Buffer.from([1, 2, 3]),
    });
    expect(sent.status).toBe(200);
    const done = await http(port, { method: 'POST', path: `/upload/done?session=${session}`, headers });
    const { path } = JSON.parse(done.body.toString()) as { path: string };
    expect(path.startsWith(join(started.root, 'uploads'))).toBe(true);
    expect([...readFileSync(join(path, 'escape', 'IM1'))]).toEqual([1, 2, 3]);
    expect(existsSync(join(started.root, 'escape'))).toBe(false);
  });

  it('answers malformed JSON and unknown methods by code', async () => {
    const headers = { cookie, origin: origin() };
    const unknown = await http(port, { method: 'POST', path: '/rpc/constructor', headers, body: '{}' });
    expect(JSON.parse(unknown.body.toString())).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
    const broken = await http(port, { method: 'POST', path: '/rpc/listLibrary', headers, body: '{"search":' });
    expect(JSON.parse(broken.body.toString())).toMatchObject({ ok: false, error: { code: 'BAD_PARAMS' } });
  });

  it('answers what fails before a call in the form of every answer', async () => {
    const headers = { cookie, origin: origin() };
    const failed = await http(port, { method: 'POST', path: '/upload?session=../x&path=IM1', headers, body: 'x' });
    expect(failed.status).toBe(400);
    expect(JSON.parse(failed.body.toString())).toMatchObject({ ok: false, error: { code: 'UPLOAD_MALFORMED' } });
  });

  it('tells the services when a page is gone, so that its locks go', async () => {
    const controller = new AbortController();
    const stream = await fetch(`${origin()}/events?client=page-1`, { headers: { cookie }, signal: controller.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    controller.abort();
    await expect.poll(() => started.gone).toContain('page-1');
  });
});
