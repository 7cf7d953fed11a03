import { describe, expect, it } from 'vitest';
import { swapped, withRole } from '../../../../src/renderer/state/films.ts';
import { keepView } from '../../../../src/renderer/state/keepView.ts';
import { readSavedView, savedPart } from '../../../../src/renderer/state/savedView.ts';
import { createSettingsStore } from '../../../../src/renderer/state/settingsStore.ts';
import { createToastStore } from '../../../../src/renderer/state/toasts.ts';
import { createViewStore } from '../../../../src/renderer/state/viewStore.ts';
import { createCaseStore } from '../../../../src/renderer/state/caseStore.ts';
import { fakeJournal } from './fakeJournal.ts';

describe('the view', () => {
  it('is taken up where it was left, field by field', () => {
    const view = createViewStore();
    view.setLayout('triple');
    view.set({ replicate: 3, linked: false, skipped: ['F|T1|tip'] });
    const saved: unknown = JSON.parse(JSON.stringify(savedPart(view.getState())));
    const again = createViewStore();
    again.resume(saved);
    expect(again.getState()).toMatchObject({ layout: 'triple', replicate: 3, linked: false, skipped: ['F|T1|tip'] });
    expect(again.getState().tiles).toHaveLength(3);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'layout'],
    ['a wrong number', { replicate: 9 }],
    ['tiles that do not fit the layout', { layout: 'pair', tiles: [{ kind: 'empty' }] }],
  ])('starts as new from %s', (_, stored) => {
    const view = createViewStore();
    view.resume(stored);
    expect(view.getState()).toMatchObject({ layout: 'pair', replicate: 1 });
    expect(view.getState().tiles).toHaveLength(2);
  });

  it('keeps what it understands of a view that another version stored', () => {
    expect(readSavedView({ replicate: 4, linked: 'perhaps', later: true })).toEqual({ replicate: 4 });
  });

  it('goes round the viewports, forwards and back', () => {
    const view = createViewStore();
    view.setLayout('triple');
    view.cycleViewport(1);
    view.cycleViewport(1);
    view.cycleViewport(1);
    expect(view.getState().active).toBe(0);
    view.cycleViewport(-1);
    expect(view.getState().active).toBe(2);
    expect(view.getState().focusToken).toBe(4);
  });

  it('is remembered for its own case, and given back to it', async () => {
    const stored: Record<string, unknown> = {};
    const settings = createSettingsStore(
      {
        getSettings: async () => ({ ...stored }),
        setSetting: async ({ key, value }) => {
          stored[key] = value;
          return true;
        },
        listReaders: async () => [],
        saveReader: async ({ reader }) => reader,
      },
      () => undefined,
    );
    const cases = createCaseStore({ api: fakeJournal().api, clientId: 'me', onLost: () => undefined });
    const view = createViewStore();
    keepView(cases, view, settings, (action) => {
      action();
      return () => undefined;
    });
    await cases.open('1.2.3');
    view.set({ replicate: 2 });
    expect(stored['view:case-1']).toMatchObject({ replicate: 2 });
    await cases.close();
    view.set({ replicate: 1 });
    await cases.open('1.2.3');
    expect(view.getState().replicate).toBe(2);
  });
});

describe('roles of films', () => {
  it('swaps flexion and extension and leaves neutral', () => {
    expect(swapped({ flexion: 'a', neutral: 'n', extension: 'b' })).toEqual({ flexion: 'b', neutral: 'n', extension: 'a' });
    expect(swapped({ flexion: 'a' })).toEqual({ extension: 'a' });
  });

  it('gives an image one role: it leaves its old one', () => {
    expect(withRole({ flexion: 'a', extension: 'b' }, 'a', 'neutral')).toEqual({ neutral: 'a', extension: 'b' });
    expect(withRole({ flexion: 'a', extension: 'b', pairingReason: 'why' }, 'b', null)).toEqual({
      flexion: 'a',
      pairingReason: 'why',
    });
  });
});

describe('toasts', () => {
  it('go by themselves when they tell of success, and stay when they tell of failure', () => {
    const later: (() => void)[] = [];
    const toasts = createToastStore((action) => later.push(action));
    toasts.show({ tone: 'good', title: 'done', detail: null });
    toasts.show({ tone: 'bad', title: 'lost', detail: 'why' });
    for (const action of later) action();
    expect(toasts.getState().toasts.map((toast) => toast.title)).toEqual(['lost']);
  });
});
