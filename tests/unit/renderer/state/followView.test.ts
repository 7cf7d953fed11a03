import { describe, expect, it } from 'vitest';
import { buildStudyIndex } from '#shared/dicom';
import type { Api, Events, SharedView } from '#shared/ipc';
import { followView, sharedPart, taken } from '../../../../src/renderer/state/followView.ts';
import { createCaseStore } from '../../../../src/renderer/state/caseStore.ts';
import { createViewStore } from '../../../../src/renderer/state/viewStore.ts';
import { slice } from '../../../fixtures/dicomInstances.ts';
import { EMPTY_INDEX, fakeJournal } from './fakeJournal.ts';

const image = (sopInstanceUID: string) => ({ kind: 'image', sopInstanceUID, frame: 1 }) as const;
const settle = () => new Promise((done) => setTimeout(done));

/** Windows on one shell, which passes messages on as the hosts do. */
function windows(count: number) {
  const listeners: ((event: Events['view']) => void)[] = [];
  const told: SharedView[] = [];
  const shareView: Api['shareView'] = async (shared) => {
    told.push(shared.view);
    await settle();
    for (const listener of listeners) listener(shared);
    return true;
  };
  const all = Array.from({ length: count }, (_, at) => {
    const view = createViewStore();
    const cases = createCaseStore({ api: fakeJournal().api, clientId: `w${at}`, onLost: () => undefined });
    const on = (event: string, listener: (payload: never) => void) => {
      if (event === 'view') listeners.push(listener as (event: Events['view']) => void);
      return () => undefined;
    };
    followView({ api: { shareView } as Api, on: on as never, clientId: `w${at}` }, cases, view);
    return { view, cases };
  });
  return { all, told };
}

describe('two windows on one case', () => {
  it('the second goes where the first is, and does not answer back', async () => {
    const { all, told } = windows(2);
    const [first, second] = all;
    await first?.cases.open('1.2.3');
    await second?.cases.open('1.2.3');
    expect(told).toEqual([]);
    first?.view.setLayout('triple');
    first?.view.set({ active: 2, selection: { annotationId: 'tip', point: 'point' }, highlighted: ['tip'] });
    await settle();
    await settle();
    await settle();
    expect(second?.view.getState()).toMatchObject({
      layout: 'triple',
      active: 2,
      selection: { annotationId: 'tip', point: 'point' },
    });
    expect(told).toHaveLength(2);
  });

  it('a quick scroll is told as its last place, not as a queue', async () => {
    const { all, told } = windows(1);
    await all[0]?.cases.open('1.2.3');
    for (let at = 0; at < 50; at++) all[0]?.view.putInTile(0, image(`s${at}`));
    for (let turn = 0; turn < 5; turn++) await settle();
    expect(told.map((one) => one.tiles[0])).toEqual([image('s0'), image('s49')]);
  });
});

describe('what is taken over', () => {
  const index = buildStudyIndex({ instances: [0, 1, 2, 3].map((z) => slice(`5.${z + 1}`, z)), rejected: [], files: 4 });
  const theirs = (change: object): SharedView => ({ ...sharedPart(createViewStore().getState()), ...change });

  it('with its own layout: the slice of the series that both show', () => {
    const own = createViewStore();
    own.set({ follow: 'place', tiles: [image('5.1'), { kind: 'pose', pose: 'flexion' }] });
    expect(taken(own.getState(), theirs({ layout: 'one', tiles: [image('5.3')], active: 0 }), index)).toMatchObject({
      tiles: [image('5.3'), { kind: 'pose', pose: 'flexion' }],
    });
  });

  it('nothing when it follows nothing, and no layout that it does not know', () => {
    const own = createViewStore();
    own.set({ follow: 'off' });
    expect(taken(own.getState(), theirs({ active: 1 }), EMPTY_INDEX)).toEqual({});
    own.set({ follow: 'all' });
    expect(taken(own.getState(), theirs({ layout: 'seven' }), EMPTY_INDEX)).toEqual({ selection: null, highlighted: [] });
  });
});
