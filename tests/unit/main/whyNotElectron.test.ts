import { describe, expect, it } from 'vitest';
import { whyNotElectron } from '../../../scripts/whyNotElectron.ts';

const desktop = { wanted: undefined, platform: 'linux', isRoot: false, display: ':0' };

describe('whyNotElectron', () => {
  it.each([
    ['a Linux desktop', desktop],
    ['macOS needs no DISPLAY', { ...desktop, platform: 'darwin', display: undefined }],
    ['Windows', { ...desktop, platform: 'win32', display: undefined }],
  ])('tries Electron on %s', (_where, facts) => {
    expect(whyNotElectron(facts)).toBeNull();
  });
  it.each([
    [{ ...desktop, wanted: 'browser' }, 'FUSION_REVIEW_HOST=browser'],
    [{ ...desktop, isRoot: true }, 'root'],
    [{ ...desktop, display: undefined }, 'no display'],
    [{ ...desktop, display: '' }, 'no display'],
  ])('%j is a reason: %s', (facts, words) => {
    expect(whyNotElectron(facts)).toContain(words);
  });
});
