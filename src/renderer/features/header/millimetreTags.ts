import type { Calibration } from '#shared/calibration';
import type { Instance } from '#shared/dicom';
import { say } from '../../i18n/index.ts';

const PIXEL_SPACING = '(0028,0030)';
const IMAGER_SPACING = '(0018,1164)';
const SCANNED_SPACING = '(0018,2010)';
const CALIBRATION_TYPE = '(0028,0A02)';
const CALIBRATION_DESCRIPTION = '(0028,0A04)';
const MAGNIFICATION = '(0018,1114)';
const SOURCE_TO_DETECTOR = '(0018,1110)';
const SOURCE_TO_PATIENT = '(0018,1111)';

/** The elements that gave this image's millimetres, each with why; those that are there and were not used are named too. */
export function millimetreTags({ spacing }: Instance, calibration: Calibration): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const { kind, source } = calibration;
  const reason = say(`header.mm.${kind}`, { source });
  const detector = spacing.imagerPixelSpacing !== null ? IMAGER_SPACING : SCANNED_SPACING;
  switch (kind) {
    case 'volumetric':
      tags.set(PIXEL_SPACING, reason);
      break;
    case 'fiducial':
    case 'geometry':
      for (const tag of [PIXEL_SPACING, CALIBRATION_TYPE, CALIBRATION_DESCRIPTION]) tags.set(tag, reason);
      break;
    case 'estimated':
      tags.set(detector, reason);
      if (calibration.magnification?.source === 'ERMF') tags.set(MAGNIFICATION, reason);
      else for (const tag of [SOURCE_TO_DETECTOR, SOURCE_TO_PATIENT]) tags.set(tag, reason);
      break;
    case 'detector':
      tags.set(source === 'Pixel Spacing' ? PIXEL_SPACING : detector, reason);
      break;
    default:
      break;
  }
  const unused = say('header.mm.unused');
  const present: readonly (readonly [string, unknown])[] = [
    [PIXEL_SPACING, spacing.pixelSpacing],
    [IMAGER_SPACING, spacing.imagerPixelSpacing],
    [SCANNED_SPACING, spacing.nominalScannedPixelSpacing],
    [MAGNIFICATION, spacing.estimatedMagnification],
  ];
  for (const [tag, value] of present) if (value !== null && !tags.has(tag)) tags.set(tag, unused);
  return tags;
}
