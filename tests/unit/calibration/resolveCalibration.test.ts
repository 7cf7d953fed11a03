import { describe, expect, test } from 'vitest';
import type { CalibrationAnnotation } from '#shared/annotation';
import { describeSpacing, resolveCalibration, tiltOfOne, tiltOfRatio } from '#shared/calibration';
import type { SpacingHeader } from '#shared/dicom';
import { instance } from '../../fixtures/spineFilms.ts';

const header = (spacing: Partial<SpacingHeader>, more: object = {}) => instance({ uid: 'i', spacing, ...more });
const SC = '1.2.840.10008.5.1.4.1.1.7';

/** [what, header, kind, mm [row, column], magnification, warning codes] */
const HEADERS: readonly [
  string,
  ReturnType<typeof header>,
  string,
  readonly number[] | null,
  number | null,
  readonly string[],
][] = [
  ['nothing', header({}), 'uncalibrated', null, null, []],
  ['imager spacing only', header({ imagerPixelSpacing: [0.15, 0.14] }), 'detector', [0.15, 0.14], null, []],
  [
    'equal spacings',
    header({ imagerPixelSpacing: [0.143, 0.143], pixelSpacing: [0.143, 0.143] }),
    'detector',
    [0.143, 0.143],
    null,
    [],
  ],
  [
    'equal but for rounding',
    header({ imagerPixelSpacing: [0.143, 0.143], pixelSpacing: [0.14301, 0.14299] }),
    'detector',
    [0.143, 0.143],
    null,
    [],
  ],
  ['pixel spacing alone', header({ pixelSpacing: [0.2, 0.2] }), 'detector', [0.2, 0.2], null, ['SPACING_PLANE_UNSTATED']],
  [
    'digitised film',
    header({ pixelSpacing: [0.1, 0.1], nominalScannedPixelSpacing: [0.1, 0.1] }),
    'detector',
    [0.1, 0.1],
    null,
    [],
  ],
  [
    'stated magnification',
    header({ imagerPixelSpacing: [0.24, 0.12], estimatedMagnification: 1.2 }),
    'estimated',
    [0.2, 0.1],
    1.2,
    [],
  ],
  [
    'source distances, 1800 / 1500',
    header({ imagerPixelSpacing: [0.24, 0.24], distanceSourceToDetector: 1800, distanceSourceToPatient: 1500 }),
    'estimated',
    [0.2, 0.2],
    1.2,
    [],
  ],
  [
    'both, agreeing',
    header({
      imagerPixelSpacing: [0.24, 0.24],
      estimatedMagnification: 1.2,
      distanceSourceToDetector: 1800,
      distanceSourceToPatient: 1490,
    }),
    'estimated',
    [0.2, 0.2],
    1.2,
    [],
  ],
  [
    'both, apart by 9 %',
    header({
      imagerPixelSpacing: [0.24, 0.24],
      estimatedMagnification: 1.2,
      distanceSourceToDetector: 1800,
      distanceSourceToPatient: 1636,
    }),
    'estimated',
    [0.2, 0.2],
    1.2,
    ['MAGNIFICATION_DISAGREES'],
  ],
  [
    'patient behind the detector',
    header({ imagerPixelSpacing: [0.2, 0.2], distanceSourceToDetector: 1500, distanceSourceToPatient: 1800 }),
    'detector',
    [0.2, 0.2],
    null,
    ['GEOMETRY_IMPOSSIBLE'],
  ],
  [
    'geometry',
    header({
      imagerPixelSpacing: [0.23, 0.23],
      pixelSpacing: [0.2, 0.2],
      calibrationType: 'GEOMETRY',
      calibrationDescription: 'd',
    }),
    'geometry',
    [0.2, 0.2],
    1.15,
    [],
  ],
  [
    'geometry against the distances',
    header({
      imagerPixelSpacing: [0.23, 0.23],
      pixelSpacing: [0.2, 0.2],
      calibrationType: 'GEOMETRY',
      calibrationDescription: 'd',
      estimatedMagnification: 1.3,
    }),
    'geometry',
    [0.2, 0.2],
    1.15,
    ['MAGNIFICATION_DISAGREES'],
  ],
  [
    'fiducial without its description',
    header({ imagerPixelSpacing: [0.24, 0.24], pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL' }),
    'fiducial',
    [0.2, 0.2],
    1.2,
    ['CALIBRATION_DESCRIPTION_MISSING'],
  ],
  [
    'fiducial, no imager spacing',
    header({ pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL', calibrationDescription: 'ball' }),
    'fiducial',
    [0.2, 0.2],
    null,
    [],
  ],
  [
    'different, type not stated',
    header({ imagerPixelSpacing: [0.24, 0.24], pixelSpacing: [0.2, 0.2] }),
    'geometry',
    [0.2, 0.2],
    1.2,
    ['CALIBRATION_TYPE_MISSING'],
  ],
  [
    'binned pixels are no magnification',
    header({ imagerPixelSpacing: [0.1, 0.1], pixelSpacing: [0.2, 0.2] }),
    'geometry',
    [0.2, 0.2],
    0.5,
    ['CALIBRATION_TYPE_MISSING', 'MAGNIFICATION_IMPLAUSIBLE'],
  ],
  [
    'fiducial that changed nothing',
    header({ imagerPixelSpacing: [0.2, 0.2], pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL' }),
    'detector',
    [0.2, 0.2],
    null,
    ['CALIBRATION_WITHOUT_EFFECT'],
  ],
  [
    'capture of a film',
    header({ pixelSpacing: [0.2, 0.2] }, { sopClassUID: SC }),
    'uncalibrated',
    null,
    null,
    ['SECONDARY_CAPTURE'],
  ],
  [
    'calibrated capture',
    header({ pixelSpacing: [0.2, 0.2], calibrationType: 'FIDUCIAL', calibrationDescription: 'ball' }, { sopClassUID: SC }),
    'fiducial',
    [0.2, 0.2],
    null,
    [],
  ],
  ['CT', header({ pixelSpacing: [0.4, 0.4] }, { modality: 'CT' }), 'volumetric', [0.4, 0.4], null, []],
  ['zero spacing is none', header({ imagerPixelSpacing: [0, 0.1] }), 'uncalibrated', null, null, []],
];

describe('spacing of an image by its header', () => {
  test.each(HEADERS)('%s', (_what, image, kind, mm, magnification, warnings) => {
    const spacing = describeSpacing(image);
    expect(spacing.kind).toBe(kind);
    if (mm === null) expect(spacing.mm).toBeNull();
    else mm.forEach((one, i) => expect(spacing.mm?.[i]).toBeCloseTo(one, 10));
    if (magnification === null) expect(spacing.magnification).toBeNull();
    else expect(spacing.magnification).toBeCloseTo(magnification, 10);
    expect(spacing.warnings).toEqual(warnings);
  });
});

const drawn = (change: Partial<CalibrationAnnotation> = {}): CalibrationAnnotation => ({
  id: 'c1',
  kind: 'calibration',
  sopInstanceUID: 'i',
  frame: 1,
  line: [
    [100, 50],
    [100, 290],
  ],
  lengthMm: 32,
  object: 'plate',
  ...change,
});

/** SD 2°: foreshortening 1 − cos φ of mean square 3σ⁴/4, and 35 mm · σ of depth at 1550 mm from the source (the header does not say). */
const SIGMA = (2 * Math.PI) / 180;
const TILT = Math.hypot((Math.sqrt(3) / 2) * SIGMA ** 2, (35 * SIGMA) / 1550);

describe('an object of known length drawn on the film', () => {
  test('tilt: 2° leaves 0.13 % in a drawn length, 0.17 % in the ratio of two', () => {
    expect(TILT).toBeCloseTo(0.001317, 6);
    expect(Math.sqrt(tiltOfOne(header({}).spacing))).toBeCloseTo(TILT, 12);
    // A source at 1000 mm in place of the assumed 1550 on one of the films.
    const near = header({ distanceSourceToPatient: 1000 }).spacing;
    expect(tiltOfRatio(header({}).spacing, near)).toBeCloseTo(
      SIGMA ** 4 + ((35 * SIGMA) / 1550) ** 2 + ((35 * SIGMA) / 1000) ** 2,
      15,
    );
  });

  test('32 mm over 240 rows of 0.16 mm: 38.4 mm on the detector, magnified 1.2, 0.1333 mm a row', () => {
    const calibration = resolveCalibration(header({ imagerPixelSpacing: [0.16, 0.1] }), [drawn()], 0.3);
    expect(calibration.magnification?.value).toBeCloseTo(1.2, 12);
    expect(calibration.spacingMm?.[0]).toBeCloseTo(0.16 / 1.2, 12);
    expect(calibration.spacingMm?.[1]).toBeCloseTo(0.1 / 1.2, 12);
    // Two ends of 0.3 mm each over 38.4 mm, and the tilt that is assumed of every drawn object.
    expect(calibration.relativeStandardError).toBeCloseTo(Math.hypot((Math.SQRT2 * 0.3) / 38.4, TILT), 12);
    expect(calibration.badge.text).toBe('calibrated: plate 32.0 mm');
    expect(calibration.plane).toBe('object');
  });
  test('its tolerance adds: 0.32 of 32 mm is 1 %', () => {
    const calibration = resolveCalibration(header({ imagerPixelSpacing: [0.16, 0.1] }), [drawn({ toleranceMm: 0.32 })], 0.3);
    expect(calibration.relativeStandardError).toBeCloseTo(Math.hypot((Math.SQRT2 * 0.3) / 38.4, 0.01, TILT), 12);
  });
  test('without any spacing the object alone gives millimetres, on the object plane only', () => {
    const calibration = resolveCalibration(header({}), [drawn()], null);
    expect(calibration).toMatchObject({ kind: 'user-fiducial', plane: 'object', magnification: null, detectorSpacingMm: null });
    expect(calibration.spacingMm?.[0]).toBeCloseTo(32 / 240, 12);
  });
  test('the pixel aspect ratio alone is used: rows 2, columns 1, an oblique line 3-4-5', () => {
    const calibration = resolveCalibration(
      header({ pixelAspectRatio: [2, 1] }),
      [
        drawn({
          line: [
            [0, 0],
            [30, 20],
          ],
          lengthMm: 25,
        }),
      ],
      null,
    );
    // 30 columns and 20 rows of twice the size: 30, 40, 50 column widths for 25 mm.
    expect(calibration.spacingMm?.[1]).toBeCloseTo(0.5, 12);
    expect(calibration.spacingMm?.[0]).toBeCloseTo(1, 12);
  });
  test('two objects: least squares through nought, and a disagreement of 10 % is said', () => {
    const two = [
      drawn(),
      drawn({
        id: 'c2',
        object: 'cage',
        lengthMm: 10,
        line: [
          [0, 0],
          [0, 82.5],
        ],
      }),
    ];
    const calibration = resolveCalibration(header({ imagerPixelSpacing: [0.16, 0.16] }), two, 0.3);
    // 38.4 for 32 and 13.2 for 10: (38.4·32 + 13.2·10) / (1024 + 100)
    expect(calibration.magnification?.value).toBeCloseTo((38.4 * 32 + 132) / 1124, 12);
    expect(calibration.warnings.map((one) => one.code)).toContain('CALIBRATIONS_DISAGREE');
  });
  test.each([
    [0.133, []],
    [0.14, ['CALIBRATION_CONFLICT']],
  ])('against a FIDUCIAL header of %d mm', (mm, codes) => {
    const film = header({
      imagerPixelSpacing: [0.16, 0.16],
      pixelSpacing: [mm, mm],
      calibrationType: 'FIDUCIAL',
      calibrationDescription: 'ball',
    });
    const calibration = resolveCalibration(film, [drawn()], 0.3);
    expect(calibration.kind).toBe('user-fiducial');
    expect(calibration.warnings.map((one) => one.code)).toEqual(codes);
  });
  test('a line of no length is no calibration', () => {
    expect(
      resolveCalibration(
        header({ imagerPixelSpacing: [0.16, 0.16] }),
        [
          drawn({
            line: [
              [5, 5],
              [5, 5],
            ],
          }),
        ],
        0.3,
      ).kind,
    ).toBe('detector');
  });
});
