import type { Calibration } from '#shared/calibration';
import type { ImagePlane, Instance } from '#shared/dicom';
import { cross3, dot3 } from '#shared/geometry';
import { planeName } from '#shared/hanging';
import { say, sayDate, sayNumber, sayTerm, saySentence } from '../../i18n/index.ts';
import { readableName } from '../../ui/index.ts';
import type { CornerLine, CornerTexts, ViewportBadge } from '../../viewport/index.ts';

const lines = (...texts: readonly (string | null)[]): readonly CornerLine[] =>
  texts.filter((text) => text !== null && text !== '').map((text): CornerLine => ({ kind: 'text', text: text ?? '' }));

const identifying = (...texts: readonly (string | null)[]): readonly CornerLine[] =>
  lines(...texts).map((line) => (line.kind === 'text' ? { ...line, identifying: true } : line));

/** What stands in the corners of an image, most important first (product.md, "Corners"). */
export function cornerTexts(instance: Instance, place: readonly [number, number], frame: number): CornerTexts {
  const { patient, study, series } = instance;
  const birthAndSex = [patient.birthDate === null ? null : sayDate(patient.birthDate), patient.sex].filter(
    (part) => part !== null,
  );
  const time = study.time === null ? '' : ` ${study.time.slice(0, 2)}:${study.time.slice(2, 4)}`;
  const plane = instance.planes[Math.min(frame, instance.planes.length) - 1];
  return {
    topLeft: identifying(readableName(patient.name), patient.id, birthAndSex.join(' · ')),
    topRight: [
      ...lines(study.date === null ? null : sayDate(study.date) + time),
      ...identifying(study.institution),
      ...lines(study.description),
    ],
    bottomLeft: [{ kind: 'zoom' }, { kind: 'window' }, ...lines(say('corner.image', { at: place[0], of: place[1] }))],
    bottomRight: lines(
      series.description ?? sayTerm('kind', 'radiograph'),
      plane === undefined
        ? null
        : say('corner.slice', { at: sayNumber(sliceLocation(plane), 1), thickness: sayNumber(plane.sliceThickness ?? 0, 1) }),
    ),
  };
}

/** How far along its normal a slice lies, mm: towards the head, the left or the back, whichever the normal leans on most (DICOM's own axes). */
function sliceLocation(plane: ImagePlane): number {
  const normal = cross3(plane.rowDirection, plane.columnDirection);
  const axis = { sagittal: 0, coronal: 1, axial: 2 } as const;
  return dot3(plane.position, normal) * Math.sign(normal[axis[planeName(plane)]]);
}

/** The calibration badge in the chosen language. */
export const calibrationText = ({ badge }: Calibration): string => saySentence(badge.said, badge.text);

/** Short words that stay when the text is hidden. */
export function badgesOf(instance: Instance, calibration: Calibration, synthetic: boolean): readonly ViewportBadge[] {
  const badges: ViewportBadge[] = [
    {
      id: 'calibration',
      text: calibrationText(calibration),
      tone: calibration.kind === 'uncalibrated' ? 'warning' : calibration.kind === 'user-fiducial' ? 'good' : 'plain',
      title: saySentence(calibration.sourceSaid, calibration.source),
    },
  ];
  const laterality = instance.view.imageLaterality ?? instance.series.laterality;
  // U: unpaired, which is no side.
  if (laterality !== null && laterality !== '' && laterality !== 'U')
    badges.push({ id: 'laterality', text: laterality, tone: 'plain' });
  if (synthetic)
    badges.push({ id: 'synthetic', text: say('library.synthetic'), tone: 'warning', title: say('library.syntheticHint') });
  return badges;
}
