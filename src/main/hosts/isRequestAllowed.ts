/** What the browser host knows of a request before it does anything for it. Header names in lower case. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  /** The token of the session cookie, or null. */
  readonly cookieToken: string | null;
  /** The token in the address, only looked at on the first page load. */
  readonly queryToken: string | null;
}

export interface HostFacts {
  readonly port: number;
  readonly token: string;
  /** Compares in constant time. */
  readonly sameToken: (a: string, b: string) => boolean;
}

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly status: number; readonly reason: string };

const refuse = (status: number, reason: string): Decision => ({ allowed: false, status, reason });

/**
 * Loopback is no protection by itself: any page in the user's browser can send requests there, and a rebinding DNS name can read the answers.
 * So: our own Host only, our own Origin only, no cross-site fetches, and the per-launch token on everything.
 */
export function isRequestAllowed(request: RequestFacts, host: HostFacts): Decision {
  const ours = [`127.0.0.1:${host.port}`, `localhost:${host.port}`];
  if (request.host === undefined || !ours.includes(request.host)) return refuse(421, 'foreign Host header');
  if (request.origin !== undefined && request.origin !== `http://${request.host}`) return refuse(403, 'foreign Origin');
  if (request.secFetchSite !== undefined && !['same-origin', 'none'].includes(request.secFetchSite)) {
    return refuse(403, 'cross-site request');
  }
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return refuse(405, 'method not allowed');
  if (request.method === 'POST' && request.origin === undefined) return refuse(403, 'POST without Origin');
  if (request.cookieToken !== null && host.sameToken(request.cookieToken, host.token)) return { allowed: true };
  const isFirstLoad = request.method === 'GET' && request.path === '/';
  if (isFirstLoad && request.queryToken !== null && host.sameToken(request.queryToken, host.token)) return { allowed: true };
  return refuse(401, 'no valid token: open the address that was printed at start');
}
