import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../../src/main/hosts/electronHost.ts';

describe('who may call the shell', () => {
  it.each([
    ['our page', { url: 'app://fusion-review/', parent: null }, true],
    ['our page with its client', { url: 'app://fusion-review/?client=window-1', parent: null }, true],
    ['a frame inside our page', { url: 'app://fusion-review/', parent: {} }, false],
    ['a printed report', { url: 'app://fusion-review/print/4f1c', parent: null }, false],
    ['another host of the scheme', { url: 'app://elsewhere/', parent: null }, false],
    ['a name that begins like ours', { url: 'app://fusion-review.evil/', parent: null }, false],
    ['the web', { url: 'https://fusion-review/', parent: null }, false],
    ['a file', { url: 'file:///index.html', parent: null }, false],
    ['no frame', null, false],
  ])('%s: %s', (_who, frame, trusted) => {
    expect(isTrustedSender(frame)).toBe(trusted);
  });
});
