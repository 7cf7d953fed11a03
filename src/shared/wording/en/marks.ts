/** Free lengths, angles and areas. */
export const marks = {
  'mark.arms': 'between the arms at the vertex',
  'mark.crosses': 'the outline crosses itself: it has no one area',
  'mark.widths': 'in widths of a pixel, uncalibrated',
  'mark.pixels': 'in pixels, uncalibrated',
  'mark.coincide': 'points that must differ lie on one place',
  'mark.errorPixels': 'placement error taken as {pixels} px (assumed)',
  'cobb.lineMissing': 'the second line is missing: an angle wants two',
  'cobb.oneImage': 'between two lines of one image, 0 to 90 degrees',
  'cobb.upright': 'two images, the patient and the detector taken as equally upright in both, 0 to 90 degrees',
  'cobb.uprightUnstated':
    'two images, the patient and the detector taken as equally upright in both, neither mirrored (Patient Orientation not stated), 0 to 90 degrees',
  'cobb.sections': 'two sections, in patient coordinates, 0 to 90 degrees',
  'cobb.viewsDiffer': 'the two images look at the patient from different sides: their lines have no angle in one plane',
} as const;
