import { describe, expect, it } from 'vitest';
import { buildStudyIndex } from '#shared/dicom';
import { createCaseStore, type CaseState } from '../../../../src/renderer/state/caseStore.ts';
import {
  applied,
  openingView,
  readLayouts,
  selectorOf,
  withLayout,
  type SavedLayout,
} from '../../../../src/renderer/state/savedLayouts.ts';
import { film, slice, type Attribute } from '../../../fixtures/dicomInstances.ts';
import { fakeJournal } from './fakeJournal.ts';

const closed = createCaseStore({ api: fakeJournal().api, clientId: 'me', onLost: () => undefined }).getState();
const SAGITTAL: Attribute = ['00200037', 'DS', '0\\1\\0\\0\\0\\-1'];

/** Three axial and three sagittal slices, under names of their own. */
function caseOf(name: string, ...films: readonly string[]): CaseState {
  const axial = [0, 1, 2].map((z) => slice(`${name}.1.${z + 1}`, z, [['0020000e', 'UI', `${name}.1`]]));
  const sagittal = [0, 1, 2].map((x) =>
    slice(`${name}.2.${x + 1}`, 0, [['0020000e', 'UI', `${name}.2`], SAGITTAL, ['00200032', 'DS', `${x}\\0\\0`]]),
  );
  const radiographs = films.map((pose, at) => film(`${name}.3.${at + 1}`, [['0008103e', 'LO', `Lateral ${pose}`]]));
  const instances = [...axial, ...sagittal, ...radiographs];
  return { ...closed, index: buildStudyIndex({ instances, rejected: [], files: instances.length }) };
}
const image = (sopInstanceUID: string) => ({ kind: 'image', sopInstanceUID, frame: 1 }) as const;

describe('layouts of a person', () => {
  const here = caseOf('5');
  const saved: SavedLayout = {
    name: 'axial above',
    kind: 'ct-two-planes',
    opens: true,
    layout: 'column',
    tiles: [image('5.1.2'), image('5.2.2')].flatMap((tile) => selectorOf(tile, here) ?? []),
    links: ['scroll'],
  };

  it('name what stands in the tiles so that another study can fill them', () => {
    expect(saved.tiles).toEqual([
      { kind: 'stack', modality: 'CT', plane: 'axial' },
      { kind: 'stack', modality: 'CT', plane: 'sagittal' },
    ]);
    expect(applied(saved, caseOf('6'))).toMatchObject({ layout: 'column', tiles: [image('6.1.2'), image('6.2.2')] });
  });

  it('name a film by its pose', () => {
    expect(selectorOf(image('7.3.2'), caseOf('7', 'flexion', 'extension'))).toEqual({ kind: 'film', pose: 'extension' });
  });

  it('open by themselves for studies of their kind alone', () => {
    expect(openingView(caseOf('6'), [saved])).toMatchObject({ layout: 'column', protocol: 'ct-two-planes' });
    expect(openingView(caseOf('6'), [{ ...saved, opens: false }])).toMatchObject({ layout: 'pair' });
    expect(openingView(caseOf('6', 'flexion', 'extension'), [saved])).toMatchObject({ layout: 'four', protocol: 'films-and-ct' });
  });

  it('only one of a kind opens by itself; one of the same name takes its place', () => {
    const second = { ...saved, name: 'other' };
    const both = withLayout([saved], second);
    expect(both.map((one) => [one.name, one.opens])).toEqual([
      ['axial above', false],
      ['other', true],
    ]);
    expect(withLayout(both, { ...second, layout: 'six' }).map((one) => one.layout)).toEqual(['column', 'six']);
  });

  it('what cannot be understood of the stored ones is left out', () => {
    expect(readLayouts([saved, { name: 'broken' }, 7])).toEqual([saved]);
    expect(readLayouts('nonsense')).toEqual([]);
  });
});
