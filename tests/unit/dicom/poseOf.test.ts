import { describe, expect, it } from 'vitest';
import { buildStudyIndex, type DisplaySet } from '#shared/dicom';
import { code, film, type Attribute } from '../../fixtures/dicomInstances.ts';

function displaySetOf(changes: readonly Attribute[]): DisplaySet {
  const index = buildStudyIndex({ instances: [film('1.2.3.4', changes)], rejected: [], files: 1 });
  return index.studies[0]?.displaySets[0] as DisplaySet;
}
const poseFromSeries = (description: string) =>
  displaySetOf([
    ['00080005', 'CS', 'ISO_IR 192'],
    ['0008103e', 'LO', new TextEncoder().encode(description)],
  ]).pose;

describe('pose from words', () => {
  it.each([
    ['C-SPINE LATERAL FLEXION', 'flexion'],
    ['C SPINE LAT FLEX', 'flexion'],
    ['Cspine_Hyperflexion', 'flexion'],
    ['HWS seitl. Flexionsaufnahme', 'flexion'],
    ['HWS seitlich Inklination', 'flexion'],
    ['Rachis cervical profil flexion', 'flexion'],
    ['Columna cervical flexión', 'flexion'],
    ['Rachide cervicale in flessione', 'flexion'],
    ['Coluna cervical flexão', 'flexion'],
    ['CWK lateraal flexie', 'flexion'],
    ['kręgosłup szyjny zgięcie', 'flexion'],
    ['шейный отдел сгибание', 'flexion'],
    ['頚椎 前屈', 'flexion'],
    ['颈椎过屈侧位', 'flexion'],
    ['경추 굴곡', 'flexion'],
    ['krční páteř předklon', 'flexion'],
    ['Servikal fleksiyon', 'flexion'],
    ['C-SPINE LATERAL EXTENSION', 'extension'],
    ['CSP EXT', 'extension'],
    ['C-spine hyperextension', 'extension'],
    ['HWS seitl. Reklination', 'extension'],
    ['Columna cervical extensión', 'extension'],
    ['Rachide cervicale in estensione', 'extension'],
    ['Coluna cervical extensão', 'extension'],
    ['CWK retroflexie', 'extension'],
    ['kręgosłup szyjny przeprost', 'extension'],
    ['шейный отдел разгибание', 'extension'],
    ['頚椎 後屈', 'extension'],
    ['颈椎过伸侧位', 'extension'],
    ['경추 신전', 'extension'],
    ['C-SPINE LATERAL NEUTRAL', 'neutral'],
    ['HWS Neutralstellung', 'neutral'],
    ['颈椎中立位', 'neutral'],
    ['cspineLateralFlex', 'flexion'],
  ])('%s', (description, pose) => expect(poseFromSeries(description)).toBe(pose));

  it.each([
    'C-SPINE LATERAL',
    'EXTERNAL FIXATOR',
    'NEXT FILM',
    'LOWER EXT',
    'UPPER EXTREMITY',
    'SHOULDER EXT ROT',
    'TEXT',
    'REFLEX',
    'CIRCUMFLEX',
    'C-SPINE FLEXION/EXTENSION',
    'HWS Funktion Flexion Extension Neutral',
    'lateral without flexion',
    'HWS ohne Flexion',
    'sans extension',
    'w/o extension',
    'LATERAL BENDING LEFT',
    '颈椎过伸过屈位',
  ])('nothing from "%s"', (description) => expect(poseFromSeries(description)).toBeNull());
});

const modifier = (value: string, scheme: string, meaning: string): Attribute => [
  '00540220',
  'SQ',
  [[...code('399067008', 'SCT', 'lateral'), ['00540222', 'SQ', [code(value, scheme, meaning)]]]],
];

describe('pose from codes', () => {
  it.each([
    ['SNOMED CT flexion', modifier('9964006', 'SCT', 'Flexion'), 'flexion'],
    ['SNOMED RT flexion', modifier('F-10110', 'SRT', 'Flexion'), 'flexion'],
    ['SNOMED CT extension', modifier('24154002', 'SCT', 'Extension'), 'extension'],
    ['SNOMED RT extension, old designator', modifier('F-10100', 'SNM3', 'Extension'), 'extension'],
    ['DICOM neutral', modifier('109136', 'DCM', 'Neutral musculoskeletal position'), 'neutral'],
    ["a maker's own code, by its meaning", modifier('77', '99ACME', 'Hyperextension'), 'extension'],
    [
      'acquisition context',
      ['00400555', 'SQ', [[['0040a168', 'SQ', [code('24154002', 'SCT', 'Extension')]]]]] as Attribute,
      'extension',
    ],
  ])('%s', (_, attribute, pose) => expect(displaySetOf([attribute]).pose).toBe(pose));

  it('says where it comes from', () => {
    expect(displaySetOf([modifier('9964006', 'SCT', 'Flexion')]).poseFrom).toBe('view modifier code (9964006, SCT, Flexion)');
    expect(displaySetOf([['00185101', 'CS', 'FLEX']]).poseFrom).toBe('view position "FLEX"');
  });

  it('a code of another scheme is no pose', () => {
    expect(displaySetOf([modifier('9964006', '99ACME', 'Erect')]).pose).toBeNull();
  });
});

describe('contradictions and films that are not lateral', () => {
  it('the code wins, the contradiction is said', () => {
    const set = displaySetOf([modifier('9964006', 'SCT', 'Flexion'), ['0008103e', 'LO', 'C-SPINE EXTENSION']]);
    expect(set.pose).toBe('flexion');
    expect(set.warnings).toEqual(['POSE_CONTRADICTION']);
    expect(set.poseFrom).toBe(
      'view modifier code (9964006, SCT, Flexion); but series description "C-SPINE EXTENSION" says extension',
    );
  });

  it('a description that names both says nothing against a code', () => {
    const set = displaySetOf([modifier('24154002', 'SCT', 'Extension'), ['0008103e', 'LO', 'FLEX/EXT VIEWS']]);
    expect(set).toMatchObject({ pose: 'extension', warnings: [] });
  });

  it('view position stands above series description', () => {
    const set = displaySetOf([
      ['00185101', 'CS', 'EXT'],
      ['0008103e', 'LO', 'flexion'],
    ]);
    expect(set).toMatchObject({ pose: 'extension', warnings: ['POSE_CONTRADICTION'] });
  });

  it('an AP film has no pose to offer', () => {
    const set = displaySetOf([
      ['00185101', 'CS', 'AP'],
      ['0008103e', 'LO', 'flexion'],
    ]);
    expect(set).toMatchObject({ pose: null, poseFrom: null, lateral: 'not', warnings: ['POSE_ON_NON_LATERAL'] });
  });

  it.each([
    [[['00185101', 'CS', 'LL']], 'lateral'],
    [[['00185101', 'CS', 'AP']], 'not'],
    [[['00200020', 'CS', 'A\\F']], 'lateral'],
    [[['00200020', 'CS', 'P\\FL']], 'lateral'],
    [[['00200020', 'CS', 'L\\F']], 'not'],
    [[['0008103e', 'LO', 'HWS seitlich']], 'lateral'],
    [[['0008103e', 'LO', 'C-SPINE AP']], 'not'],
    [[['0008103e', 'LO', 'AP AND LATERAL']], 'unknown'],
    [[['0008103e', 'LO', 'C-SPINE']], 'unknown'],
    [[['00540220', 'SQ', [code('R-10236', 'SRT', 'left lateral')]]], 'lateral'],
    [
      [
        ['00540220', 'SQ', [code('399348003', 'SCT', 'antero-posterior')]],
        ['0008103e', 'LO', 'LATERAL'],
      ],
      'not',
    ],
  ] as readonly (readonly [readonly Attribute[], string])[])('%j is %s', (changes, lateral) =>
    expect(displaySetOf(changes).lateral).toBe(lateral),
  );
});
