import { describe, expect, it } from 'vitest';
import type { CaseDocument } from '#shared/case';
import { withReader } from '../../../src/main/commands/caseInput.ts';

const signed: CaseDocument = {
  version: 1,
  annotations: [],
  reading: {
    reader: { id: 'r1', name: 'Dr One', ismSemMm: 0.45 },
    state: 'final',
    finalisedAt: '2026-03-02T10:11:12Z',
    contentHash: 'ab'.repeat(32),
    ruleSet: 'x/1',
  },
};

describe('a case under another reader', () => {
  it('carries neither the stored SEM nor the signature of the first', () =>
    expect(withReader(signed, 'r2')).toEqual({ version: 1, annotations: [], reading: { reader: { id: 'r2' } } }));
  it('is unchanged under its own', () => expect(withReader(signed, 'r1')).toBe(signed));
  it('names a reader where there was none', () =>
    expect(withReader({ version: 1, annotations: [] }, 'r2').reading).toEqual({ reader: { id: 'r2' } }));
});
