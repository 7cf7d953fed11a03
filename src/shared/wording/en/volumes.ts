/** What is found about a CT volume, and how its metal is measured. */
export const volumes = {
  'volume.gap': '{count} slices are missing ({mm} mm): nothing is measured in this volume, and the gap is shown empty',
  'volume.duplicates': '{count} slices lie where another lies: the first of each is used',
  'volume.uneven':
    '{count} of {total} slices are not at even steps of {step} mm and are left out: nothing is measured in this volume',
  'volume.tiltCorrected': 'Taken with the gantry tilted by {degrees}°: planes are corrected for it, slices as stored are oblique',
  'volume.tiltUnsure':
    'The header says {header}° of gantry tilt, the positions of the slices say {degrees}°: nothing is measured in this volume',
  'volume.mixedOrientation': '{count} of {total} slices are oriented differently and are left out: nothing is measured',
  'volume.mixedMatrix': '{count} of {total} slices have another matrix or pixel size and are left out: nothing is measured',
  'volume.mixedKernel': 'Slices of more than one kernel: {kernels}',
  'volume.mixedThickness': 'Slices are {least} to {most} mm thick',
  'volume.slicesApart': 'Slices of {thickness} mm lie {step} mm apart: there is tissue between them that nobody has seen',
  'volume.thick': 'Slices of {mm} mm: too thick to judge bridging bone or a screw',
  'volume.clipped': 'Values end at {hu} HU (12 bits): the edges of metal are less certain',
  'volume.memory': 'The volume needs {need} MB of memory, {have} MB are free for it',
  'volume.sliceUnreadable': '{count} slices cannot be read ({reason}): shown empty, and nothing is measured in this volume',
  'volume.valuesCut': '{count} values lie outside what a volume can hold and were cut to its limits',

  'hardware.diameter': 'half maximum of the mean of crest and root, corrected for blooming, plus half a usual thread (0.5 mm)',
  'hardware.length':
    'half-maximum edges on the axis; the point from a blurred rod laid over the profile; error from synthetic scans',
  'hardware.halo':
    'width of the lucent ring from thread to bone, the largest over two adjacent sections; rings narrower than {least} mm are not told from the edge of the metal; error from synthetic scans',
  'hardware.proud':
    'from the outer surface of the plate, a curved sheet through the metal around the heads, to the half maximum of the head',
  'hardware.backout': 'proud minus the smallest proud of the screws of the same plate (no prior)',
  'hardware.noPriorToggle': 'toggle is a change of angle and wants a prior study',
  'hardware.noPlate': 'no plate was found around the head; measure against the cortex by hand',
  'hardware.noPriorBackout': 'without a plate the back-out is a change and wants a prior study',
  'hardware.plateNotSeen': 'too little of the plate is seen around the head',

  'judging.cornersCoincide': 'the landmarks lie in one place: no direction follows from them',
  'judging.angleToEndplate':
    'axis from head to tip against the endplate in the midsagittal plane; error from the placement of both',
  'judging.convergence':
    'axis from head to tip against the midsagittal plane, seen along the body; error from the placement of the screw',
  'judging.tipToWall': 'tip to the posterior wall at right angles to it, negative beyond; error from the placement of both',
  'judging.plateToDisc':
    'from the end of the plate to the edge of the adjacent disc along the front wall, negative when the plate reaches over it',
} as const;
