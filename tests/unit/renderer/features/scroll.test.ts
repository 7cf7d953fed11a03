import { describe, expect, it } from 'vitest';
import { buildStudyIndex, type Instance } from '#shared/dicom';
import { scrolledTiles } from '../../../../src/renderer/features/layout/scroll.ts';
import { imageOf, steppedImage } from '../../../../src/renderer/features/dynamic-films/tiles.ts';
import { createCaseStore, type CaseState } from '../../../../src/renderer/state/caseStore.ts';
import { createViewStore, type ViewState } from '../../../../src/renderer/state/viewStore.ts';
import { slice, type Attribute } from '../../../fixtures/dicomInstances.ts';
import { fakeJournal } from '../state/fakeJournal.ts';

const closed = createCaseStore({ api: fakeJournal().api, clientId: 'me', onLost: () => undefined }).getState();
const indexOf = (instances: readonly Instance[]) => buildStudyIndex({ instances, rejected: [], files: instances.length });

/** Axial slices from `first` mm up, `step` mm apart. */
const stack = (uid: string, first: number, step: number, count: number, changes: readonly Attribute[] = []) =>
  Array.from({ length: count }, (_, at) => slice(`${uid}.${at + 1}`, first + at * step, [['0020000e', 'UI', uid], ...changes]));

const fine = stack('5.1', 0, 1, 30);
const coarse = stack('5.2', 0.4, 2.5, 12);
const elsewhere = stack('5.3', 500, 3, 12, [['00200052', 'UI', '9.9.9']]);
const sagittal = Array.from({ length: 12 }, (_, at) =>
  slice(`5.4.${at + 1}`, 0, [
    ['0020000e', 'UI', '5.4'],
    ['00200032', 'DS', `${at * 2}\\-20.25\\7`],
    ['00200037', 'DS', '0\\1\\0\\0\\0\\-1'],
  ]),
);
const state: CaseState = { ...closed, index: indexOf([...fine, ...coarse, ...elsewhere, ...sagittal]) };
const image = (sopInstanceUID: string) => ({ kind: 'image', sopInstanceUID, frame: 1 }) as const;

function viewOf(change: Partial<ViewState>): ViewState {
  const view = createViewStore();
  view.set({ layout: 'four', tiles: [image('5.1.4'), image('5.2.2'), image('5.3.3'), image('5.4.5')], ...change });
  return view.getState();
}

/** What the tiles show after the first was scrolled by `steps`. */
function after(steps: number, view: ViewState) {
  const from = imageOf(view.tiles[0], state, 0);
  const to = from === null ? null : steppedImage(state.index, from, steps);
  if (from === null || to === null) throw new Error('nothing to scroll');
  return Object.fromEntries(
    [...scrolledTiles(from, to, state, view)].map(([tile, content]) => [
      tile,
      content.kind === 'image' ? content.sopInstanceUID : '',
    ]),
  );
}

describe('linked scrolling', () => {
  it('by place in one frame of reference, by number elsewhere; a stack cut across stays', () => {
    // From 3 mm to 9 mm: nearest of 0.4, 2.9, 5.4, 7.9, 10.4 … is 7.9 (1.1 mm away), the fourth. The other patient space goes six on.
    expect(after(6, viewOf({}))).toEqual({ 0: '5.1.10', 1: '5.2.4', 2: '5.3.9' });
  });

  it('follows nothing while links are off, or while scrolling is not linked', () => {
    expect(after(6, viewOf({ linked: false }))).toEqual({ 0: '5.1.10' });
    expect(after(6, viewOf({ links: ['zoom', 'window'] }))).toEqual({ 0: '5.1.10' });
  });

  it('keeps to the groups that the reader makes', () => {
    expect(after(6, viewOf({ linkGroups: ['A', 'off', 'A', 'auto'] }))).toEqual({ 0: '5.1.10', 2: '5.3.9' });
  });

  it('stops at the ends', () => {
    expect(after(100, viewOf({}))).toEqual({ 0: '5.1.30', 1: '5.2.12', 2: '5.3.12' });
  });
});
