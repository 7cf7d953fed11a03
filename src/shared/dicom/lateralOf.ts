import type { CodedConcept, Instance, Laterality } from './model.ts';
import { LATERAL_WORDS, NOT_LATERAL_WORDS } from './poseWords.ts';
import { mentions } from './textMatch.ts';

export interface LateralFinding {
  readonly lateral: Laterality;
  /** The source in words, or null when nothing tells. */
  readonly from: string | null;
}

/** Views of PS3.16 CID 4010: SNOMED CT, then the SNOMED RT codes of older files. */
const LATERAL_CODES: readonly string[] = [
  '399067008',
  '399173006',
  '399198007',
  '30730003',
  '399260004',
  '399352003',
  'R-102CD',
  'R-10236',
  'R-10232',
  'G-A145',
  'R-10224',
  'R-10228',
];
const OTHER_CODES: readonly string[] = [
  '399033003',
  '399348003',
  '272479007',
  '399160007',
  '399312000',
  '399059000',
  '399356000',
  '399135007',
  '399038007',
  '399006002',
  '399236003',
  '399184004',
  '399182000',
  '399061009',
  '399255003',
  'R-10202',
  'R-10206',
  'R-40888',
  'R-10214',
  'R-10204',
  'R-10208',
  'R-10216',
  'R-40985',
  'R-10218',
  'R-10220',
  'R-10210',
  'R-10212',
  'R-10234',
  'R-10238',
  'R-102C1',
  'R-10241',
  'R-10256',
];

function fromViewCode(codes: readonly CodedConcept[]): LateralFinding | null {
  for (const code of codes) {
    const from = `view code (${code.value}, ${code.scheme}, ${code.meaning})`;
    if (LATERAL_CODES.includes(code.value)) return { lateral: 'lateral', from };
    if (OTHER_CODES.includes(code.value)) return { lateral: 'not', from };
    const byMeaning = fromText(code.meaning, '');
    if (byMeaning !== null) return { lateral: byMeaning.lateral, from };
  }
  return null;
}

function fromText(text: string | null, what: string): LateralFinding | null {
  if (text === null) return null;
  const lateral = mentions(text, LATERAL_WORDS);
  const other = mentions(text, NOT_LATERAL_WORDS);
  // "AP and lateral" names the study, not this film.
  if (lateral === other) return null;
  return { lateral: lateral ? 'lateral' : 'not', from: `${what} "${text}"` };
}

function fromViewPosition(text: string | null): LateralFinding | null {
  const value = (text ?? '').toUpperCase().trim();
  const from = `view position "${text}"`;
  if (['LL', 'RL', 'LLD', 'RLD', 'LAT', 'ML', 'LM'].includes(value)) return { lateral: 'lateral', from };
  if (['AP', 'PA', 'RAO', 'LAO', 'RPO', 'LPO', 'RLO', 'LLO'].includes(value)) return { lateral: 'not', from };
  return fromText(text, 'view position');
}

/** A lateral film's rows and columns run along A-P and H-F (PS3.3 C.7.6.1.1.1); a frontal one's along L-R. */
function fromOrientation(orientation: readonly [string, string] | null): LateralFinding | null {
  if (orientation === null) return null;
  const letters = orientation.map((direction) => direction.charAt(0));
  const from = `patient orientation ${orientation.join('\\')}`;
  if (letters.some((letter) => 'LR'.includes(letter))) return { lateral: 'not', from };
  const sagittal = letters.some((letter) => 'AP'.includes(letter)) && letters.some((letter) => 'HF'.includes(letter));
  return sagittal ? { lateral: 'lateral', from } : null;
}

interface LateralRule {
  readonly id: string;
  readonly citation: string;
  readonly read: (instance: Instance) => LateralFinding | null;
}

/** Highest first; the first that tells decides. */
export const LATERAL_RULES: readonly LateralRule[] = [
  { id: 'view-code', citation: 'PS3.16 CID 4010', read: (i) => fromViewCode(i.view.viewCodes) },
  {
    id: 'view-position',
    citation: 'PS3.3 C.8.1.1, View Position (0018,5101)',
    read: (i) => fromViewPosition(i.view.viewPosition),
  },
  { id: 'patient-orientation', citation: 'PS3.3 C.7.6.1.1.1', read: (i) => fromOrientation(i.view.patientOrientation) },
  { id: 'series-description', citation: 'PS3.3 C.7.3.1', read: (i) => fromText(i.series.description, 'series description') },
  { id: 'protocol-name', citation: 'PS3.3 C.7.3.1', read: (i) => fromText(i.series.protocolName, 'protocol name') },
  {
    id: 'acquisition-description',
    citation: 'PS3.3 C.8.1.1, (0018,1400)',
    read: (i) => fromText(i.view.acquisitionDescription, 'acquisition description'),
  },
  { id: 'image-comments', citation: 'PS3.3 C.7.6.1', read: (i) => fromText(i.view.imageComments, 'image comments') },
];

export function lateralOf(instance: Instance): LateralFinding {
  for (const rule of LATERAL_RULES) {
    const finding = rule.read(instance);
    if (finding !== null) return finding;
  }
  return { lateral: 'unknown', from: null };
}
