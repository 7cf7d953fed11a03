/**
 * Codes for what a report says, for the structured objects that carry it to archives. `verified` is false where a code was not found in a
 * dictionary: such a concept goes out as text under the private scheme, never under the unverified value.
 */
export interface ReportCode {
  readonly concept: string;
  readonly scheme: 'SCT' | 'DCM' | 'LN' | 'UCUM' | 'RADLEX' | 'NCIt' | 'I10CM' | '99CSF';
  readonly value: string;
  readonly meaning: string;
  readonly verified: boolean;
}

const verified = (scheme: ReportCode['scheme'], rows: readonly (readonly [string, string, string])[]): readonly ReportCode[] =>
  rows.map(([concept, value, meaning]) => ({ concept, scheme, value, meaning, verified: true }));
/** Private scheme of this product: the value is the concept's own name. */
const own = (rows: readonly (readonly [string, string])[]): readonly ReportCode[] =>
  rows.map(([concept, meaning]) => ({ concept, scheme: '99CSF', value: concept, meaning, verified: true }));

const ANATOMY = verified('SCT', [
  ['region/cervical', '122494005', 'Cervical spine'],
  ['region/cervicothoracic', '1217257000', 'Cervico-thoracic spine'],
  ['region/spine', '421060004', 'Vertebral column'],
  ['vertebra/C1', '14806007', 'C1 vertebra'],
  ['vertebra/C2', '39976000', 'C2 vertebra'],
  ['vertebra/C3', '113205007', 'C3 vertebra'],
  ['vertebra/C4', '5329002', 'C4 vertebra'],
  ['vertebra/C5', '36978003', 'C5 vertebra'],
  ['vertebra/C6', '36054005', 'C6 vertebra'],
  ['vertebra/C7', '87391001', 'C7 vertebra'],
  ['vertebra/T1', '64864005', 'T1 vertebra'],
  ['disc/C2-C3', '1078209008', 'C2/C3 intervertebral disc'],
  ['disc/C3-C4', '58820006', 'C3/C4 intervertebral disc'],
  ['disc/C4-C5', '49400002', 'C4/C5 intervertebral disc'],
  ['disc/C5-C6', '73959003', 'C5/C6 intervertebral disc'],
  ['disc/C6-C7', '75095006', 'C6/C7 intervertebral disc'],
  ['disc/C7-T1', '37414007', 'C7/T1 intervertebral disc'],
  ['level/C2-C3', '243902007', 'C2/C3 level'],
  ['level/C3-C4', '243903002', 'C3/C4 level'],
  ['level/C4-C5', '243904008', 'C4/C5 level'],
  ['level/C5-C6', '243905009', 'C5/C6 level'],
  ['level/C6-C7', '243906005', 'C6/C7 level'],
  ['level/C7-T1', '243925008', 'C7/T1 level'],
  ['spinousProcess', '55678000', 'Spinous process'],
  ['lamina', '89340005', 'Lamina of vertebra'],
  ['pedicle', '78972004', 'Pedicle of vertebra'],
]);

const ACQUISITION = [
  ...verified('SCT', [
    ['view/lateral', '399067008', 'Lateral'],
    ['view/leftLateral', '399173006', 'Left lateral'],
    ['view/rightLateral', '399198007', 'Right lateral'],
    ['pose/flexion', '9964006', 'Flexion'],
    ['pose/extension', '24154002', 'Extension'],
    ['orientation/standing', '10904000', 'Standing'],
    ['orientation/semiErect', '102539006', 'Semi-erect'],
  ]),
  ...verified('DCM', [['pose/neutral', '109136', 'Neutral musculoskeletal position']]),
  ...verified('NCIt', [['orientation/erect', 'C86043', 'Erect']]),
];

const MEASURES = [
  ...verified('DCM', [
    ['interspinousDistance', '121206', 'Distance'],
    ['height', '121207', 'Height'],
    ['lineSegmentLength', '121227', 'Line segment length'],
    ['linearDisplacement', '110856', 'Linear Displacement'],
  ]),
  ...verified('SCT', [
    ['length', '410668003', 'Length'],
    ['cobbAngle', '285285000', 'Cobb angle'],
    ['angle', '1483009', 'Angle'],
  ]),
  ...verified('UCUM', [
    ['unit/mm', 'mm', 'millimeter'],
    ['unit/deg', 'deg', 'degree'],
    ['unit/%', '%', 'percent'],
    ['unit/1', '1', 'no units'],
    ['unit/HU', "[hnsf'U]", 'Hounsfield unit'],
  ]),
];

const FINDINGS = [
  ...verified('SCT', [
    ['screw', '68183006', 'Screw'],
    ['plate', '271003', 'Bone plate'],
    ['implant', '40388003', 'Implant'],
    ['fixation/screw', '257834006', 'Internal fixation by screw'],
    ['fixation/plate', '257835007', 'Internal fixation by plate'],
    ['fusion', '129379006', 'Fusion - action'],
    ['hardware/migration', '370512004', 'Migration of implant or internal device'],
    ['present', '52101004', 'Present'],
    ['absent', '272519000', 'Absent'],
    ['undetermined', '373068000', 'Undetermined'],
    ['indeterminate', '82334004', 'Indeterminate'],
    ['uncertain', '64957009', 'Uncertain'],
    ['normal', '17621005', 'Normal'],
    ['abnormal', '263654008', 'Abnormal'],
    ['left', '7771000', 'Left'],
    ['right', '24028007', 'Right'],
    ['bilateral', '51440002', 'Bilateral'],
    ['instability', '240220009', 'Spinal instability'],
  ]),
  ...verified('DCM', [['abnormalLucency', '112062', 'Abnormal lucency']]),
  ...verified('RADLEX', [
    ['quality/diagnostic', 'RID12', 'Diagnostic quality'],
    ['quality/limited', 'RID13', 'Limited quality'],
    ['quality/non-diagnostic', 'RID14', 'Non-diagnostic quality'],
    ['artifact/beamHardening', 'RID11327', 'Beam-hardening artifact'],
    ['artifact/motion', 'RID11423', 'Motion artifact'],
  ]),
  ...verified('I10CM', [['pseudarthrosis', 'M96.0', 'Pseudarthrosis after fusion or arthrodesis']]),
];

const UNVERIFIED: readonly ReportCode[] = [
  ['hardware/loosening', 'T84.216A', 'Breakdown of internal fixation device of vertebrae'],
  ['hardware/plate-displacement', 'T84.226A', 'Displacement of internal fixation device of vertebrae'],
  ['hardware/other', 'T84.296A', 'Other mechanical complication of internal fixation device of vertebrae'],
].map(([concept = '', value = '', meaning = '']) => ({ concept, scheme: 'I10CM', value, meaning, verified: false }));

const DOCUMENT = verified('LN', [
  ['title/imaging', '18748-4', 'Diagnostic Imaging Report'],
  ['title/xray', '43468-8', 'X-Ray Report'],
  ['section/procedure', '55111-9', 'Current Procedure Descriptions'],
  ['section/clinical', '55752-0', 'Clinical Information'],
  ['section/findings', '59776-5', 'Findings'],
  ['section/impressions', '19005-8', 'Impressions'],
  ['section/recommendations', '18783-1', 'Recommendations'],
  ['section/keyImages', '55113-5', 'Key Images'],
]);

const PRIVATE = own([
  ['interspinousMotion', 'Interspinous motion, flexion minus extension'],
  ['category', 'Fusion category'],
  ['category/fused', 'Fused'],
  ['category/probably-fused', 'Probably fused'],
  ['category/indeterminate', 'Indeterminate'],
  ['category/pseudarthrosis', 'Pseudarthrosis'],
  ['exgbb', 'Extra-graft bridging bone'],
  ['ingbb', 'In-graft bridging bone'],
  ['adequacy', 'Adequacy of effort'],
]);

export const REPORT_CODES: readonly ReportCode[] = [
  ...ANATOMY,
  ...ACQUISITION,
  ...MEASURES,
  ...FINDINGS,
  ...UNVERIFIED,
  ...DOCUMENT,
  ...PRIVATE,
];

/** The code that may leave the program for a concept: an unverified one becomes text under the private scheme. Null for an unknown concept. */
export function codeOf(concept: string): Omit<ReportCode, 'verified'> | null {
  const found = REPORT_CODES.find((code) => code.concept === concept);
  if (found === undefined) return null;
  const { verified: isVerified, ...code } = found;
  return isVerified ? code : { ...code, scheme: '99CSF', value: concept };
}
