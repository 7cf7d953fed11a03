import { request } from 'node:http';
import type { Transport, WireAnswer } from '#shared/ipc';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request with exactly these headers: `fetch` would not let a test forge Host or Origin. */
export function http(port: number, call: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method: call.method ?? 'GET', path: call.path, headers: { ...call.headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

/** What the page does: exchanges the printed address for the cookie, and calls with its own Origin. */
export async function pageTransport(
  address: string,
): Promise<{ readonly transport: Transport; readonly cookie: string; readonly port: number }> {
  const url = new URL(address);
  const port = Number(url.port);
  const first = await http(port, { path: `${url.pathname}${url.search}` });
  const cookie = (first.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    cookie,
    transport: async (method, params) => {
      const answer = await http(port, {
        method: 'POST',
        path: `/rpc/${method}`,
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(params),
      });
      return JSON.parse(answer.body.toString('utf8')) as WireAnswer;
    },
  };
}
