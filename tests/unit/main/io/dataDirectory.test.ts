import { describe, expect, it } from 'vitest';
import { dataDirectory } from '../../../../src/main/io/dataDirectory.ts';

describe('dataDirectory', () => {
  it.each([
    ['linux', {}, '/home/a', '/home/a/.local/share/fusion-review'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/fusion-review'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/fusion-review'],
    ['darwin', {}, '/Users/a', '/Users/a/Library/Application Support/Fusion Review'],
    ['linux', { FUSION_REVIEW_HOME: '/own', XDG_DATA_HOME: '/data' }, '/home/a', '/own'],
    ['linux', { FUSION_REVIEW_HOME: '' }, '/home/a', '/home/a/.local/share/fusion-review'],
  ] as const)('%s %j', (platform, env, home, path) => {
    expect(dataDirectory({ platform, env, home })).toBe(path);
  });
});
