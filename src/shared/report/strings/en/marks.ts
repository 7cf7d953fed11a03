/** The table of free marks. */
export const marks = {
  'section.marks': 'Other measurements',
  'table.marks': 'Lengths, angles and areas drawn by the reader',
  'column.mark': 'Mark',
  'column.image': 'Image',
  'column.plane': 'Plane',
  'column.scale': 'Millimetres from',
  'mark.length': 'Length',
  'mark.angle': 'Angle',
  'mark.cobb': 'Angle of two lines',
  'mark.area': 'Area',
  'mark.labelled': '{kind}: {label}',
  'mark.frame': '{image}, image {number}',
  'mark.noPlane': 'none',
  'mark.uncalibrated': 'uncalibrated: pixels',
  'note.marks': 'Drawn freely: no rule reads them. Intervals are of placement and of a stated error of the scale alone.',
} as const;
