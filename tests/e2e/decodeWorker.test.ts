import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFrame, packFrame, type EncodedFrame } from '#shared/dicom/pixels';
import { nodeDecoders } from '../../src/main/io/codecPlatform.ts';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { sharedData } from '../fixtures/sharedData.ts';
import { launchBrowser, TEST_BROWSER } from './browser.ts';

/** The built decode worker in a real browser, under the page's own Content Security Policy: every codec finds its binary and gives Node's values. */
const BUILT = join(import.meta.dirname, '../../out/renderer');
const WORKER = existsSync(join(BUILT, 'assets'))
  ? readdirSync(join(BUILT, 'assets')).find((name) => /^decode\.worker-.*\.js$/.test(name))
  : undefined;
const DATA = sharedData();

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const SAMPLES = [
  ['RLE', 'pydicom/test_files/MR_small_RLE.dcm'],
  ['JPEG 8-bit', 'pydicom/test_files/SC_rgb_jpeg_dcmtk.dcm'],
  ['JPEG 12-bit', 'pydicom/test_files/JPEG-lossy.dcm'],
  ['JPEG lossless', 'pydicom-data/JPEG-LL.dcm'],
  ['JPEG-LS', 'pydicom/test_files/MR_small_jpeg_ls_lossless.dcm'],
  ['JPEG 2000', 'pydicom/test_files/MR_small_jp2klossless.dcm'],
  ['HTJ2K', 'pydicom-data/HTJ2KLossless_08_RGB.dcm'],
  ['deflated frame', 'pydicom-data/liver_deflate.dcm'],
] as const;

describe.skipIf(WORKER === undefined || DATA === null || TEST_BROWSER === null)('decode worker in the browser', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
      response.setHeader('Content-Security-Policy', csp);
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/html');
      if (path === '/') return response.end('<!doctype html><title>decode</title>');
      const file = join(BUILT, 'assets', path.split('/').at(-1)!);
      if (!existsSync(file)) return response.writeHead(404).end();
      return response.end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function encoded(path: string): Promise<EncodedFrame> {
    const read = await readFrame(`${DATA}/${path}`, 0);
    if (!read.ok || !read.value.encoded.ok) throw new Error(`${path} cannot be read`);
    return read.value.encoded.value;
  }

  it.each(SAMPLES)('%s', async (_, path) => {
    const frame = await encoded(path);
    const here = await decodeFrame(frame, nodeDecoders());
    if (!here.ok) throw new Error(here.error.message);
    const answer = await page.evaluate(
      ([name, base64]) =>
        new Promise<{ kind: string; values?: number[]; note?: string }>((resolve) => {
          const worker = new Worker(`/assets/${name}`, { type: 'module' });
          worker.onerror = (event) => resolve({ kind: 'error', note: event.message });
          worker.onmessage = ({
            data,
          }: MessageEvent<{ kind: string; error?: { message: string }; frame?: { values: Uint8Array } }>) => {
            resolve({ kind: data.kind, values: Array.from(data.frame?.values ?? []), note: data.error?.message ?? '' });
            worker.terminate();
          };
          const packed = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0)).buffer;
          worker.postMessage({ kind: 'decode', id: 1, packed }, [packed]);
        }),
      [WORKER!, Buffer.from(packFrame(frame)).toString('base64')],
    );
    expect({ kind: answer.kind, note: answer.note }).toEqual({ kind: 'decoded', note: '' });
    expect(answer.values).toEqual([...here.value.values]);
  });
});
