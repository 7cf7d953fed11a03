import { describe, expect, it } from 'vitest';
import { isRequestAllowed, type RequestFacts } from '../../../src/main/hosts/isRequestAllowed.ts';

const host = { port: 4177, token: 'right', sameToken: (a: string, b: string) => a === b };
const page: RequestFacts = {
  method: 'GET',
  path: '/assets/index.js',
  host: '127.0.0.1:4177',
  origin: undefined,
  secFetchSite: 'same-origin',
  cookieToken: 'right',
  queryToken: null,
};
const rpc: RequestFacts = { ...page, method: 'POST', path: '/rpc/listLibrary', origin: 'http://127.0.0.1:4177' };

describe('isRequestAllowed', () => {
  it.each([
    ['a file of the page, with the cookie', page],
    ['a call of the page', rpc],
    ['localhost as the name', { ...rpc, host: 'localhost:4177', origin: 'http://localhost:4177' }],
    [
      'the first load, by the printed address',
      { ...page, path: '/', cookieToken: null, queryToken: 'right', secFetchSite: 'none' },
    ],
  ])('allows %s', (_what, request) => {
    expect(isRequestAllowed(request, host)).toEqual({ allowed: true });
  });

  it.each([
    [
      'DNS rebinding: a foreign name that resolves to loopback',
      { ...rpc, host: 'evil.example:4177', origin: 'http://evil.example:4177' },
      421,
    ],
    ['the right name on another port', { ...rpc, host: '127.0.0.1:9999' }, 421],
    ['no Host at all', { ...rpc, host: undefined }, 421],
    ['a form on another site, with the cookie sent along', { ...rpc, origin: 'https://evil.example' }, 403],
    ['a sandboxed frame (Origin: null)', { ...rpc, origin: 'null' }, 403],
    ['another local server in the same browser', { ...rpc, origin: 'http://127.0.0.1:3000' }, 403],
    ['a cross-site image or script load', { ...page, secFetchSite: 'cross-site' }, 403],
    ['a same-site load from another port', { ...page, secFetchSite: 'same-site' }, 403],
    ['a POST that says no Origin', { ...rpc, origin: undefined }, 403],
    ['a wrong cookie', { ...rpc, cookieToken: 'wrong' }, 401],
    ['no cookie', { ...page, cookieToken: null }, 401],
    ['the token in the address of anything but the page', { ...page, cookieToken: null, queryToken: 'right' }, 401],
    ['a wrong token on the first load', { ...page, path: '/', cookieToken: null, queryToken: 'wrong' }, 401],
    ['an unusual method', { ...page, method: 'PUT' }, 405],
    ['a preflight', { ...rpc, method: 'OPTIONS' }, 405],
  ])('refuses %s', (_what, request, status) => {
    expect(isRequestAllowed(request, host)).toMatchObject({ allowed: false, status });
  });
});
