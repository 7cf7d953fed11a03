import type { Attributes } from './attributes.ts';
import type { CodedConcept, PatientHeader, SeriesHeader, StudyHeader, ViewHeader } from './model.ts';

/** DA as `YYYYMMDD`; the `YYYY.MM.DD` of old files is the same date. Null, and DATE_INVALID, for anything else. */
export function dateOf(attributes: Attributes, tag: string, warn: (code: string) => void): string | null {
  const text = attributes.code(tag);
  if (text === null) return null;
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text);
  if (match === null || Number(match[2]) < 1 || Number(match[2]) > 12 || Number(match[3]) < 1 || Number(match[3]) > 31) {
    warn('DATE_INVALID');
    return null;
  }
  return `${match[1]}${match[2]}${match[3]}`;
}

export function patientHeaderOf(attributes: Attributes, warn: (code: string) => void): PatientHeader {
  return {
    name: attributes.name('x00100010') ?? '',
    id: attributes.text('x00100020') ?? '',
    birthDate: dateOf(attributes, 'x00100030', warn),
    sex: attributes.code('x00100040'),
  };
}

export function studyHeaderOf(attributes: Attributes, instanceUID: string, warn: (code: string) => void): StudyHeader {
  return {
    instanceUID,
    date: dateOf(attributes, 'x00080020', warn),
    time: attributes.code('x00080030'),
    description: attributes.text('x00081030'),
    accessionNumber: attributes.text('x00080050'),
    institution: attributes.text('x00080080'),
    referringPhysician: attributes.name('x00080090'),
  };
}

export function seriesHeaderOf(attributes: Attributes, instanceUID: string, warn: (code: string) => void): SeriesHeader {
  return {
    instanceUID,
    number: attributes.integer('x00200011'),
    modality: attributes.code('x00080060') ?? '',
    description: attributes.text('x0008103e'),
    date: dateOf(attributes, 'x00080021', warn),
    time: attributes.code('x00080031'),
    protocolName: attributes.text('x00181030'),
    bodyPart: attributes.text('x00180015'),
    laterality: attributes.code('x00200060'),
    manufacturer: attributes.text('x00080070'),
    model: attributes.text('x00081090'),
  };
}

export function viewHeaderOf(attributes: Attributes): ViewHeader {
  const views = attributes.items('x00540220');
  const [row, column] = attributes.values('x00200020');
  const descriptions = ['x00181400', 'x00189424', 'x00400254'].flatMap((tag) => attributes.text(tag) ?? []);
  return {
    viewPosition: attributes.text('x00185101'),
    viewCodes: attributes.concepts('x00540220'),
    // The modifier belongs within the view's item (PS3.3 C.8.11.5); some makers write it beside.
    viewModifierCodes: [...views.flatMap((view) => view.concepts('x00540222')), ...attributes.concepts('x00540222')],
    jointPositionCodes: jointPositionCodesOf(attributes),
    patientOrientation: row !== undefined && column !== undefined && row !== '' && column !== '' ? [row, column] : null,
    imageLaterality: attributes.code('x00200062'),
    imageComments: attributes.paragraph('x00204000'),
    acquisitionDescription: descriptions.length === 0 ? null : [...new Set(descriptions)].join(' / '),
  };
}

/** Acquisition Context (0040,0555) values and the modifiers of the anatomic region (0008,2220). */
function jointPositionCodesOf(attributes: Attributes): readonly CodedConcept[] {
  const context = attributes.items('x00400555').flatMap((item) => item.concepts('x0040a168'));
  const region = attributes
    .items('x00082218')
    .flatMap((item) => item.concepts('x00082220'))
    .concat(attributes.concepts('x00082220'));
  return [...context, ...region];
}
