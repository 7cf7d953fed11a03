import { describe, expect, it } from 'vitest';
import type { CaseDocument, Command } from '#shared/case';
import { EMPTY_CASE, applyCommand } from '#shared/case';

const tip = (id: string, x: number) =>
  ({ id, kind: 'spinous-tip', sopInstanceUID: '1.2', frame: 1, vertebra: 'C5', point: [x, 7.5] }) as const satisfies object;
const apply = (document: CaseDocument, ...commands: Command[]): CaseDocument =>
  commands.reduce((present, command) => {
    const applied = applyCommand(present, command);
    if (!applied.ok) throw new Error(applied.error.code);
    return applied.value;
  }, document);
const putTips = (...tips: ReturnType<typeof tip>[]): Command => ({
  type: 'annotations.put',
  annotations: tips.map((one) => ({ ...one, point: [one.point[0], one.point[1]] })),
});
const finalise: Command = {
  type: 'reading.finalise',
  reader: { id: 'r1' },
  at: '2026-03-01T10:00:00Z',
  contentHash: 'a'.repeat(64),
  ruleSet: 'fusion-review/1',
};

describe('applyCommand', () => {
  it('puts: replaces in place, appends the rest, the last of an id counts', () => {
    const document = apply(EMPTY_CASE, putTips(tip('a', 1), tip('b', 2)), putTips(tip('c', 3), tip('a', 4), tip('c', 5)));
    expect(document.annotations.map((one) => [one.id, (one as { point?: number[] }).point?.[0]])).toEqual([
      ['a', 4],
      ['b', 2],
      ['c', 5],
    ]);
  });
  it('shares what did not change', () => {
    const before = apply(EMPTY_CASE, putTips(tip('a', 1), tip('b', 2)), { type: 'surgery.set', surgery: { monthsSince: 9 } });
    const after = apply(before, putTips(tip('b', 3)));
    expect(after.annotations[0]).toBe(before.annotations[0]);
    expect(after.surgery).toBe(before.surgery);
    expect(before.annotations[1]).toMatchObject({ point: [2, 7.5] });
  });
  it('puts registrations in place of all earlier ones between the same two films, and of no others', () => {
    const registration = (id: string, from: string, vertebra: 'C4' | 'C5') => ({
      id,
      kind: 'registration' as const,
      vertebra,
      from,
      to: '1.3',
      angle: 3,
      translation: [1, 2] as const,
      scale: 1,
      accepted: true,
      algorithm: 'a',
      algorithmVersion: '1',
    });
    const before = apply(EMPTY_CASE, putTips(tip('a', 1)), {
      type: 'annotations.put',
      annotations: [registration('x', '1.2', 'C4'), registration('y', '1.2', 'C5'), registration('z', '1.9', 'C5')],
    });
    const after = apply(before, {
      type: 'registrations.set',
      from: '1.2',
      to: '1.3',
      registrations: [registration('n', '1.2', 'C5')],
    });
    expect(after.annotations.map((one) => one.id)).toEqual(['a', 'z', 'n']);
    // With a third film, all its ways at once: one step to undo.
    const three = apply(before, {
      type: 'registrations.set',
      from: '1.2',
      to: '1.3',
      registrations: [registration('n', '1.2', 'C5')],
      further: [{ from: '1.9', to: '1.3', registrations: [registration('m', '1.9', 'C5')] }],
    });
    expect(three.annotations.map((one) => one.id)).toEqual(['a', 'n', 'm']);
  });
  it('keeps fields of later versions through every edit', () => {
    const document = apply({ ...EMPTY_CASE, later: 1 } as CaseDocument, putTips(tip('a', 1)), finalise);
    expect((document as Record<string, unknown>)['later']).toBe(1);
  });
  it.each<[string, Command, string]>([
    ['an annotation that is not there', { type: 'annotations.remove', ids: ['nope'] }, 'ANNOTATION_NOT_FOUND'],
    ['an override that is not there', { type: 'override.remove', segment: 'C5-C6' }, 'OVERRIDE_NOT_FOUND'],
    ['amending a draft', { type: 'reading.amend', readerId: 'r', at: 't', reason: 'x' }, 'READING_NOT_FINAL'],
  ])('refuses %s', (_, command, code) => {
    expect(applyCommand(EMPTY_CASE, command)).toMatchObject({ ok: false, error: { code } });
  });
  it('removes all or nothing', () => {
    const document = apply(EMPTY_CASE, putTips(tip('a', 1)));
    expect(applyCommand(document, { type: 'annotations.remove', ids: ['a', 'b'] }).ok).toBe(false);
    expect(apply(document, { type: 'annotations.remove', ids: ['a'] }).annotations).toEqual([]);
  });
  it('takes one override a segment and one second reading a segment and reader', () => {
    const override = (segment: string, reason: string): Command => ({
      type: 'override.set',
      override: { segment, category: 'fused', reason },
    });
    const second = (readerId: string, motionReproduced: boolean): Command => ({
      type: 'secondReading.set',
      secondReading: { segment: 'C5-C6', readerId, motionReproduced },
    });
    const document = apply(
      EMPTY_CASE,
      override('C5-C6', 'one'),
      override('C4-C5', 'two'),
      override('C5-C6', 'three'),
      second('r1', true),
      second('r2', true),
      second('r1', false),
    );
    expect(document.overrides?.map((one) => one.reason)).toEqual(['two', 'three']);
    expect(document.secondReadings?.map((one) => [one.readerId, one.motionReproduced])).toEqual([
      ['r2', true],
      ['r1', false],
    ]);
  });
  it('clears a section of the report with an empty text', () => {
    const set = (text: string): Command => ({ type: 'reportText.set', section: 'impression', text });
    expect(apply(EMPTY_CASE, set('fused'), set('')).reportText).toEqual({});
  });
  it('keeps the studies when an imported file has none, and tells doubled ids apart', () => {
    const document = apply(
      EMPTY_CASE,
      { type: 'studies.set', studies: ['1.9'] },
      {
        type: 'case.replace',
        document: { version: 1, annotations: ['x', 'x', 'x~2', 'x'].map((id) => ({ id, kind: 'note' })) },
      },
    );
    expect(document.studies).toEqual(['1.9']);
    expect(document.annotations.map((one) => one.id)).toEqual(['x', 'x~3', 'x~2', 'x~4']);
  });
});

describe('a signature', () => {
  const signed = apply(EMPTY_CASE, putTips(tip('a', 1)), finalise);
  it('writes who, when, hash and rule set', () => {
    expect(signed.reading).toEqual({
      reader: { id: 'r1' },
      state: 'final',
      finalisedAt: '2026-03-01T10:00:00Z',
      contentHash: 'a'.repeat(64),
      ruleSet: 'fusion-review/1',
    });
  });
  it.each<Command>([
    putTips(tip('a', 2)),
    { type: 'annotations.remove', ids: ['a'] },
    { type: 'surgery.set', surgery: {} },
    { type: 'settings.set', settings: { mode: 'published' } },
    { type: 'reader.set', reader: { id: 'r2' } },
    { type: 'case.replace', document: EMPTY_CASE },
    finalise,
  ])('lets nothing through but an amendment: $type', (command) => {
    expect(applyCommand(signed, command)).toMatchObject({ ok: false, error: { code: 'READING_IS_FINAL' } });
  });
  it('is kept in the amendment that opens it, and a second signature keeps both', () => {
    const amended = apply(signed, { type: 'reading.amend', readerId: 'r2', at: '2026-04-01T00:00:00Z', reason: 'wrong level' });
    expect(amended.reading).toMatchObject({
      state: 'amended',
      amendments: [{ at: '2026-04-01T00:00:00Z', readerId: 'r2', reason: 'wrong level', previousHash: 'a'.repeat(64) }],
    });
    expect(amended.reading?.contentHash).toBeUndefined();
    const again = apply(amended, putTips(tip('a', 9)), { ...finalise, contentHash: 'b'.repeat(64) });
    expect(again.reading).toMatchObject({ state: 'final', contentHash: 'b'.repeat(64), amendments: [{ reason: 'wrong level' }] });
  });
});
