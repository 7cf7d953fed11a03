import { describe, expect, it } from 'vitest';
import { buildStudyIndex, type Instance } from '#shared/dicom';
import { matchProtocol, type HungTile } from '#shared/hanging';
import { film, slice, type Attribute } from '../../fixtures/dicomInstances.ts';

const indexOf = (instances: readonly Instance[]) => buildStudyIndex({ instances, rejected: [], files: instances.length });
const named = (text: string): Attribute => ['0008103e', 'LO', text];
const series = (uid: string): Attribute => ['0020000e', 'UI', uid];
const SAGITTAL: Attribute = ['00200037', 'DS', '0\\1\\0\\0\\0\\-1'];
const MR: readonly Attribute[] = [
  ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.4'],
  ['00080060', 'CS', 'MR'],
];

/** A stack of `count` slices 1 mm apart; sagittal ones lie along x. */
const stack = (uid: string, count: number, changes: readonly Attribute[] = []): readonly Instance[] =>
  Array.from({ length: count }, (_, at) => {
    const sagittal = changes.includes(SAGITTAL);
    const position: Attribute = ['00200032', 'DS', sagittal ? `${at}\\-20.25\\7` : `-11.5\\-20.25\\${at}`];
    return slice(`${uid}.${at + 1}`, at, [series(uid), position, ...changes]);
  });

const flexion = film('1.1', [named('Lateral flexion')]);
const extension = film('1.2', [named('Lateral extension')]);
const neutral = film('1.3', [named('Lateral neutral')]);

/** What hangs, said by pose or by the series' description. */
function hang(instances: readonly Instance[]): readonly [string, ...string[]] {
  const index = indexOf(instances);
  const { protocol, tiles } = matchProtocol(index);
  const name = (tile: HungTile): string =>
    tile.kind === 'film'
      ? tile.pose
      : (index.studies.flatMap((study) => study.displaySets).find((set) => set.displaySetUID === tile.displaySetUID)
          ?.seriesDescription ?? '?');
  return [protocol.id, ...tiles.map(name)];
}

describe('which protocol hangs', () => {
  it('flexion left, extension right, neutral third', () => {
    expect(hang([neutral, extension, flexion])).toEqual(['dynamic-films', 'flexion', 'extension', 'neutral']);
  });

  it('films with a CT: the CT below the films, the neutral film beside it', () => {
    expect(hang([flexion, extension, neutral, ...stack('5.1', 4, [named('CT')])])).toEqual([
      'films-and-ct',
      'flexion',
      'extension',
      'CT',
      'neutral',
    ]);
  });

  it('films of which nobody says the pose are asked for, even beside a CT', () => {
    const unknown = ['7.1', '7.2'].map((uid) => film(uid));
    expect(hang([...unknown, ...stack('5.1', 4, [named('CT')])])).toEqual([
      'films-wanted',
      'flexion',
      'extension',
      'neutral',
      'CT',
    ]);
  });

  it('one CT alone; the bone kernel before the soft one, thin before thick, a scout last', () => {
    const bone = stack('5.1', 4, [named('bone'), ['00181210', 'SH', 'B70f'], ['00180050', 'DS', '1.25']]);
    const thick = stack('5.2', 9, [named('soft thick'), ['00181210', 'SH', 'B30f'], ['00180050', 'DS', '3']]);
    const thin = stack('5.3', 5, [named('soft thin'), ['00181210', 'SH', 'B30f'], ['00180050', 'DS', '0.6']]);
    const scout = stack('5.4', 2, [named('scout'), ['00181210', 'SH', 'B80f'], ['00180050', 'DS', '0.5']]);
    expect(hang([...thick, ...scout, ...thin, ...bone])).toEqual(['ct', 'bone', 'soft thin', 'soft thick', 'scout']);
  });

  it('a CT in two planes: sagittal left, axial right', () => {
    expect(hang([...stack('5.1', 4, [named('ax')]), ...stack('5.2', 4, [named('sag'), SAGITTAL])])).toEqual([
      'ct-two-planes',
      'sag',
      'ax',
    ]);
  });

  it('the newest CT left of the one before', () => {
    const of = (study: string, date: string): readonly Attribute[] => [
      ['0020000d', 'UI', study],
      ['00080020', 'DA', date],
      named(date),
    ];
    expect(
      hang([
        ...stack('5.1', 4, of('1.9', '20240102')),
        ...stack('5.2', 4, of('1.8', '20260304')),
        ...stack('5.3', 4, of('1.7', '20250506')),
      ]),
    ).toEqual(['ct-and-prior', '20260304', '20250506', '20240102']);
  });

  it('sagittal T2, sagittal T1 and axial MR, whatever their order', () => {
    const mr = (uid: string, name: string, ...changes: readonly Attribute[]) => stack(uid, 3, [...MR, named(name), ...changes]);
    expect(hang([...mr('5.1', 'ax T2'), ...mr('5.2', 'sag T1', SAGITTAL), ...mr('5.3', 'sag T2', SAGITTAL)])).toEqual([
      'mr',
      'sag T2',
      'sag T1',
      'ax T2',
    ]);
  });

  it('nothing that it knows: the films are asked for', () => {
    expect(hang([])).toEqual(['unmatched', 'flexion', 'extension', 'neutral']);
  });
});

describe('why', () => {
  it('says of every protocol before the one that fits which image it missed', () => {
    const { reasons } = matchProtocol(indexOf([flexion, extension]));
    expect(reasons).toEqual([
      { protocol: 'films-and-ct', matched: false, missing: { kind: 'stack', modality: 'CT' } },
      { protocol: 'dynamic-films', matched: true, missing: null },
    ]);
  });

  it('a protocol for two images is not matched by one', () => {
    const two = {
      id: 'two',
      because: '',
      needs: [{ kind: 'stack' }, { kind: 'stack' }],
      grid: { rows: 1, columns: 2 },
      tiles: [],
    } as const;
    const one = indexOf(stack('5.1', 4));
    expect(matchProtocol(one, [two]).reasons[0]).toMatchObject({ matched: false, missing: { kind: 'stack' } });
    expect(matchProtocol(indexOf([...stack('5.1', 4), ...stack('5.2', 4)]), [two]).reasons[0]?.matched).toBe(true);
  });

  it('takes the poses that the reader has given before those of the headers', () => {
    const index = indexOf([film('7.1'), film('7.2')]);
    expect(matchProtocol(index, undefined, ['flexion', 'extension']).protocol.id).toBe('dynamic-films');
  });
});
