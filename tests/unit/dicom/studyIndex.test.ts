import { describe, expect, it } from 'vitest';
import { buildStudyIndex, type DisplaySet, type Instance } from '#shared/dicom';
import {
  film,
  instanceFrom,
  filmAttributes,
  merged,
  slice,
  sliceAttributes,
  type Attribute,
} from '../../fixtures/dicomInstances.ts';

const indexOf = (instances: readonly Instance[]) => buildStudyIndex({ instances, rejected: [], files: instances.length });
const setsOf = (instances: readonly Instance[]): readonly DisplaySet[] =>
  indexOf(instances).studies.flatMap((study) => study.displaySets);

describe('display sets', () => {
  it('each film by itself, though they share a series', () => {
    const sets = setsOf([film('1.1'), film('1.2'), film('1.3')]);
    expect(sets.map((set) => [set.kind, set.instances.length])).toEqual([
      ['radiograph', 1],
      ['radiograph', 1],
      ['radiograph', 1],
    ]);
    expect(new Set(sets.map((set) => set.displaySetUID)).size).toBe(3);
  });

  it('CT slices are one volume, foot to head, whatever their numbers', () => {
    const sets = setsOf([slice('1.1', 3), slice('1.2', -2), slice('1.3', 0.5)]);
    expect(sets).toHaveLength(1);
    expect(sets[0]).toMatchObject({ kind: 'volume', instances: ['1.2', '1.3', '1.1'], rows: 5, columns: 7 });
  });

  it.each([
    ['another kernel', [['00181210', 'SH', 'BONE']]],
    ['another matrix', [['00280011', 'US', [6]]]],
    ['another frame of reference', [['00200052', 'UI', '1.2.3.8']]],
    ['another orientation', [['00200037', 'DS', '0\\1\\0\\0\\0\\-1']]],
    ['another series', [['0020000e', 'UI', '1.2.3.77']]],
  ] as readonly (readonly [string, readonly Attribute[]])[])('%s is another volume', (_, changes) => {
    expect(
      setsOf([slice('1.1', 0), slice('1.2', 1), slice('1.3', 2, changes)])
        .map((set) => set.instances.length)
        .sort((a, b) => a - b),
    ).toEqual([1, 2]);
  });

  it('a volume keeps its UID while slices come in', () => {
    const few = setsOf([slice('1.2', 1), slice('1.3', 2)]);
    const more = setsOf([slice('1.1', 0), slice('1.2', 1), slice('1.3', 2)]);
    expect(few[0]?.displaySetUID).toBe(more[0]?.displaySetUID);
    expect(few[0]?.displaySetUID).toMatch(/^2\.25\.\d+$/);
  });

  it.each([
    ['a localizer', sliceAttributes('1.1', 0, [['00080008', 'CS', 'ORIGINAL\\PRIMARY\\LOCALIZER']]), 'other'],
    ['a CT slice that does not say where it lies', sliceAttributes('1.1', 0, [['00200032', 'DS', '']]), 'other'],
    [
      'SR',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.88.22'],
        ['00080060', 'CS', 'SR'],
        ['00280010', 'US', ''],
      ]),
      'document',
    ],
    [
      'encapsulated PDF',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.104.1'],
        ['00280010', 'US', ''],
      ]),
      'document',
    ],
    [
      'cine',
      filmAttributes('1.1', [
        ['00280008', 'IS', '12'],
        ['00080060', 'CS', 'RF'],
      ]),
      'multiframe',
    ],
    [
      'a workstation capture',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7'],
        ['00080060', 'CS', 'OT'],
        ['00080064', 'CS', 'WSD'],
      ]),
      'other',
    ],
    [
      'a digitised film',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7'],
        ['00080060', 'CS', 'OT'],
        ['00080064', 'CS', 'DF'],
      ]),
      'radiograph',
    ],
    ['a captured DX', filmAttributes('1.1', [['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7']]), 'radiograph'],
    [
      'segmentation',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.66.4'],
        ['00080060', 'CS', 'SEG'],
      ]),
      'other',
    ],
    [
      'ultrasound',
      filmAttributes('1.1', [
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.6.1'],
        ['00080060', 'CS', 'US'],
      ]),
      'other',
    ],
  ] as readonly (readonly [string, readonly Attribute[], string])[])('%s is %s', (_, attributes, kind) =>
    expect(setsOf([instanceFrom(merged([], attributes))])[0]?.kind).toBe(kind),
  );
});

describe('geometry of a volume', () => {
  const warningsOf = (instances: readonly Instance[]) => setsOf(instances)[0]?.warnings;
  it.each([
    ['even', [0, 0.5, 1, 1.5], []],
    ['one slice', [7], ['GEOMETRY_SINGLE_SLICE']],
    ['a missing slice', [0, 0.5, 1.5, 2, 2.5], ['GEOMETRY_GAP', 'GEOMETRY_UNEVEN_SPACING']],
    ['uneven by a tenth', [0, 0.5, 1.05, 1.55], ['GEOMETRY_UNEVEN_SPACING']],
    ['a position twice', [0, 0.5, 0.5, 1], ['GEOMETRY_DUPLICATE_POSITIONS']],
    ['thinner than their distance', [0, 0.75, 1.5], ['GEOMETRY_SLICES_APART']],
  ])('%s', (_, heights, warnings) => expect(warningsOf(heights.map((z, i) => slice(`1.${i + 1}`, z)))).toEqual(warnings));

  it('gantry tilt: positions sheared by 5°', () => {
    const shift = 0.5 * Math.tan((5 * Math.PI) / 180);
    const tilted = [0, 1, 2].map((i) =>
      slice(`1.${i + 1}`, 0, [['00200032', 'DS', `-11.5\\${(-20.25 + i * shift).toFixed(4)}\\${i * 0.5}`]]),
    );
    expect(warningsOf(tilted)).toEqual(['GEOMETRY_GANTRY_TILT']);
  });

  it('gantry tilt: said by the header', () => {
    expect(warningsOf([0, 0.5].map((z, i) => slice(`1.${i + 1}`, z, [['00181120', 'DS', '-12.5']])))).toEqual([
      'GEOMETRY_GANTRY_TILT',
    ]);
  });

  it('thickness that changes', () => {
    expect(warningsOf([slice('1.1', 0), slice('1.2', 0.5, [['00180050', 'DS', '0.7']])])).toEqual(['GEOMETRY_MIXED_THICKNESS']);
  });
});

describe('studies', () => {
  it('the same SOP Instance UID twice: once, the first path, and said', () => {
    const a = instanceFrom(filmAttributes('1.1'), '/b/film.dcm');
    const same = instanceFrom(filmAttributes('1.1'), '/a/copy.dcm');
    const other = instanceFrom(filmAttributes('1.1', [['00280011', 'US', [9]]]), '/c/other.dcm');
    const index = buildStudyIndex({
      instances: [a, other, same],
      rejected: [],
      files: 3,
      identicalPaths: new Set(['/b/film.dcm']),
    });
    expect(index.instances['1.1']?.path).toBe('/a/copy.dcm');
    expect(index.rejected).toEqual([
      {
        path: '/b/film.dcm',
        code: 'DUPLICATE_SOP_INSTANCE',
        message: 'the SOP Instance 1.1 was already read from /a/copy.dcm; the files are identical',
      },
      {
        path: '/c/other.dcm',
        code: 'DUPLICATE_SOP_INSTANCE',
        message: 'the SOP Instance 1.1 was already read from /a/copy.dcm; their contents differ (pixels)',
      },
    ]);
  });

  it('one Study UID with two patients is two studies, and said', () => {
    const index = indexOf([film('1.1'), film('1.2', [['00100020', 'LO', 'P2']])]);
    expect(index.studies.map((study) => study.patientID)).toEqual(['P1', 'P2']);
    expect(index.studies[1]?.displaySets[0]?.warnings).toEqual(['STUDY_UID_SHARED_BY_PATIENTS']);
  });

  it('is the same whatever the order of reading', () => {
    const instances = [
      film('1.1'),
      film('1.2'),
      slice('2.1', 0),
      slice('2.2', 1),
      instanceFrom(filmAttributes('1.1', [['00280011', 'US', [9]]]), '/films/later.dcm'),
    ];
    expect(JSON.stringify(indexOf([...instances].reverse()))).toBe(JSON.stringify(indexOf(instances)));
  });

  it('a file without study and series UIDs stands alone, and says so', () => {
    const [a, b] = ['1.1', '1.2'].map((sop) =>
      film(sop, [
        ['0020000d', 'UI', ''],
        ['0020000e', 'UI', ''],
      ]),
    );
    const { studies } = indexOf([a as Instance, b as Instance]);
    expect(studies).toHaveLength(2);
    expect(studies[0]?.displaySets[0]?.warnings).toEqual(['SERIES_UID_MISSING', 'STUDY_UID_MISSING']);
  });
});
