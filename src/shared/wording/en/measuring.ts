/** How a number was measured, and why one is not there. */
export const measuring = {
  'placement.one': 'one placement',
  'placement.mean': 'mean of {count} placements',
  'error.replicates': 'placement error from the replicates',
  'error.assumed': 'placement error from ASSUMED_SEM_MM {sem} (assumed)',
  'error.assumedPixels': 'placement error from ASSUMED_SEM_MM {sem} (assumed), a body taken as {depth} mm deep',
  'error.stored': "placement error from the reader's SEM {sem} mm",
  'error.storedPixels': "placement error from the reader's SEM {sem} mm, a body taken as {depth} mm deep",

  'line.mid-plane': 'mid-plane',
  'line.superior endplate': 'superior endplate',
  'line.inferior endplate': 'inferior endplate',

  'missing.tip': 'not placed: spinous process tip of {vertebrae} on the {film} film',
  'missing.edge': 'not placed: spinous process edge of {vertebrae} on the {film} film',
  'missing.base': 'not placed: spinous process base of {vertebrae} on the {film} film',
  'missing.corners': 'not placed: corners of {vertebrae} on the {film} film',
  'missing.plate': 'not placed: plate ends on the {film} film',
  'missing.registration': 'not placed: a registration',
  'missing.coincide': 'landmarks that must differ lie on one point',

  'how.tip': 'tip to tip',
  'how.edge': 'inferior cortex of the upper to superior cortex of the lower process',
  'how.base': 'spinolaminar junction to spinolaminar junction',
  'how.difference': '{what}, flexion minus extension',
  'how.of': 'interspinous motion of {level}: {how}',
  'how.rotation': "angle between the bodies' mid-planes, flexion minus extension",
  'how.translation': "upper body's centre along the lower mid-plane, flexion minus extension, anterior positive",
  'how.superior': "upper body's centre square to the lower mid-plane, flexion minus extension, superior positive",
  'how.slip': 'posterior-wall offset along the superior endplate below, flexion minus extension, anterior positive',
  'how.percent': "segmental translation over the lower body's superior endplate, each film its own",
  'how.range': 'angle of the inferior endplates of {upper} and {lower}, extension minus flexion',
  'how.angle': '{of} of {upper} against {against} of {lower}, lordosis positive',
  'how.vertical': 'C2 centre to the posterosuperior corner of C7 along the horizontal, anterior positive',
  'how.slope': '{line} of {vertebra} to the horizontal, anterior end down positive',
  'how.mismatch': 'T1 slope minus C2–C7 lordosis',
  'how.discMiddle': 'middle of the inferior endplate to middle of the superior endplate below',
  'how.discAnterior': 'anterior corners across the disc',
  'how.discPosterior': 'posterior corners across the disc',
  'how.discIndex': "mean of the three heights over the lower body's superior endplate",
  'how.listhesis': 'posterior-wall offset along the superior endplate below, anterior positive',
  'how.listhesisPercent': 'posterior-wall offset over the superior endplate below, anterior positive',
  'how.plateCranial': "cranial plate end to the endplate's edge along the anterior wall of {vertebra}",
  'how.plateCaudal': "caudal plate end to the endplate's edge along the anterior wall of {vertebra}",
  'how.carried': 'carried from flexion by registration ({algorithm} {version})',
  'how.carriedMotion': 'tip to tip, {carried}',
  'how.carriedRotation': "angle between the bodies' mid-planes, flexion minus extension, {carried}",
  'how.carriedTranslation':
    "upper body's centre along the lower mid-plane, flexion minus extension, anterior positive, {carried}",
  'how.carriedSuperior':
    "upper body's centre square to the lower mid-plane, flexion minus extension, superior positive, {carried}",

  'horizontal.rows': "horizontal taken from the image's rows (the film taken as upright)",
  'horizontal.columns': "horizontal taken from the image's columns (the film taken as upright)",
  'horizontal.statedRows': "horizontal taken from the image's rows (Patient Orientation {orientation})",
  'horizontal.statedColumns': "horizontal taken from the image's columns (Patient Orientation {orientation})",
  'horizontal.unknown': 'the image does not say where horizontal is, and the spine runs along neither of its axes',

  'level.noSuperjacent': 'no unfused level above {level} is measured on lateral films',
  'level.notMeasured': '{level} is not measured on lateral films',
  'level.unmeasured': '{level} is not measured',
  'plate.ambiguous': 'which plate belongs to which construct cannot be told on this film',

  'registration.rotationTooSmall': 'the segment turns by less than {degrees}°: its centre of rotation could be anywhere',
  'registration.closure':
    '{segment}: flexion to neutral and neutral to extension together turn {degrees}° more than flexion to extension directly; one of the three registrations is wrong',
  'how.centreAnterior':
    'fixed point of upper against lower vertebra along the lower mid-plane from its centre, anterior positive',
  'how.centreSuperior':
    'fixed point of upper against lower vertebra square to the lower mid-plane from its centre, superior positive',
  'how.registeredPart':
    'turn of the upper against the lower vertebra between two films by registration, the more flexed film minus the other',
  'how.registeredClosure': 'flexion to neutral plus neutral to extension minus flexion to extension, each registered by itself',
  'registration.otherFilms': 'the registration of {vertebra} is not from flexion to extension of this pair',
  'registration.missing': '{vertebra} is not registered',
  'registration.notAccepted': 'the registration of {vertebra} was not accepted',
  'registration.stale': 'landmarks of {vertebra} have been moved since it was registered: its registration is out of date',
  'registration.staleOnes':
    'landmarks of {vertebrae} have been moved since the registration: its numbers are withheld until it is made again',
  'how.plate':
    'plate and screws, followed by their edges, against {vertebra}, registered ({algorithm} {version}), flexion minus extension',
  'registration.plateMoves':
    'the plate moves against {vertebra}: {degrees}° ± {degreesError}° and {millimetres} mm ± {millimetresError} mm between flexion and extension',
  'registration.noError': 'the registration of {vertebra} does not state its error',
  'registration.covariance': 'the covariance of a registration is not one (3 × 3 or 4 × 4, symmetric, not negative)',

  'construct.invalid': 'a construct from {from} to {to} spans no level',
  'construct.contradictory': 'surgery.segments and surgery.constructs name different levels: the constructs count',
} as const;
