/** The help: what each measure is, and the first steps. A dash stands where there is nothing to say. */
export const help = {
  'help.title': 'Measures and rules',
  'help.hint': 'What each number is, how it is taken, and what it can bear.',
  'help.search': 'Search measures, signs, sources',
  'help.nothing': 'Nothing of that name. Search for a measure such as rotation, or a source such as Riew.',
  'help.about': 'What is this: {{what}}',
  'help.figure': 'Drawing: {{what}}',
  'help.policy': 'This program’s own definition; no threshold is attached to it.',
  'help.part.sign': 'Sign',
  'help.part.plane': 'Plane, unit',
  'help.part.mind': 'To bear in mind',
  'help.part.source': 'Source',
  'help.part.name': 'Name in files',
  'help.variant.tip': 'tip',
  'help.variant.edge': 'edge',
  'help.variant.base': 'base',
  'help.unfusedLevel': 'first level not fused',
  'help.fusedLevel': 'fused',
  'help.anterior': '← anterior',
  'help.horizontal': 'horizontal',
  'help.cranial': 'cranial',
  'help.caudal': 'caudal',
  'help.plate': 'plate',
  'help.tube': 'tube',
  'help.threshold': 'threshold',
  'help.locked': 'locked',
  'help.extraGraft': 'extra-graft',
  'help.inGraft': 'in-graft',
  'help.cleft': 'cleft',
  'help.or': 'or',
  'help.rules.caption': 'Rule set {{id}} {{version}}; first match decides',
  'help.rules.rule': 'Rule',
  'help.rules.when': 'When',
  'help.rules.then': 'Then',
  'help.rules.else': 'anything else',
  'help.rule.motion': 'motion {{bands}}',
  'help.rule.ct': 'CT: {{findings}}',
  'help.rule.cleftFull': 'cleft across the full depth',
  'help.rule.hardware': 'hardware failing',
  'help.rule.noHardware': 'hardware sound',
  'help.rule.from': 'from {{months}} months',
  'help.rule.below': 'before {{months}} months',
  'help.rule.continuous': 'continuous on more than 3 slices',
  'help.rule.reproduced': 'motion found again by a second reading',
  'help.rule.guarded': 'guarded wording',
  'help.rule.published': 'published wording',
  'help.ct.exgbb': 'extra-graft bone',
  'help.ct.ingbb': 'in-graft bone only',
  'help.ct.none': 'no bridging',
  'help.ct.cleft': 'cleft',
  'help.ct.absent': 'none, or not assessable',
  'help.graft.structural': 'structural graft',
  'help.graft.cage': 'cage',
  'firstSteps.title': 'First steps',
  'firstSteps.hint': 'Three steps from films to a signed report. Find them again under Help.',
  'firstSteps.dismiss': 'Do not show this again',
  'firstSteps.1': 'Bring the images',
  'firstSteps.1text':
    'Open a folder, a ZIP or a DICOMDIR, or drop it anywhere. The synthetic cases in the list are for trying things out.',
  'firstSteps.2': 'Place the landmarks',
  'firstSteps.2text':
    'Double-click a study. Four corners and the spinous tip of each vertebra on both films; the line above the films says what comes next.',
  'firstSteps.3': 'Judge and sign',
  'firstSteps.3text':
    'Every number shows its error and leads back to its points. A question mark beside it explains it. Then sign the report and export it.',
  'firstSteps.open': 'Open a folder',
  'help.distance.title': 'Interspinous distance',
  'help.distance.what':
    'The straight distance between the tips of two neighbouring spinous processes on one film. The tip is the most dorsal cortical point; of a bifid process take the sharper outline, and the same one on both films.',
  'help.distance.sign': 'Always positive.',
  'help.distance.plane':
    'Millimetres of the detector plane and, where the magnification or an object of known size is given, of the object plane. Without a scale: pixels.',
  'help.distance.mind': 'Every click counts fully: one point that is 0.5 mm off along the line makes the distance 0.5 mm wrong.',
  'help.motion.title': 'Interspinous motion',
  'help.motion.what':
    'The distance of the tips in flexion minus their distance in extension, d(F) − d(E). Both films are brought to one scale first: a tube distance that differs between them can alone make more than 1 mm.',
  'help.motion.sign':
    'Positive when the gap opens in flexion, as it should. Clearly negative: look for swapped films, a wrong level or swapped tips.',
  'help.motion.plane':
    'Computed in both planes; which one the rule used is printed. Published thresholds were read on the detector plane.',
  'help.motion.mind':
    'Published for anterior fusion: below 1 mm with superjacent motion of at least 4 mm. Manual reading has a standard error of 0.45–1.0 mm, so the ± beside the number matters as much as the number.',
  'help.variants.title': 'Variants: tip, edge, base',
  'help.variants.what':
    'The same motion from other points: edge to edge (lower cortex of the upper process to upper cortex of the lower one) or base to base (where process and lamina meet). Which points were used is always recorded.',
  'help.variants.sign': 'As interspinous motion.',
  'help.variants.plane': 'As interspinous motion.',
  'help.variants.mind':
    'Tip to tip is the default: it has the longest lever and was the better test in comparison with the base. Thresholds for tips are not thresholds for the others.',
  'help.superjacent.title': 'Superjacent motion: the effort gate',
  'help.superjacent.what':
    'Interspinous motion at the first level above the construct that is not fused. It shows whether the patient moved at all: without 4 mm there, a still level proves nothing.',
  'help.superjacent.sign': 'As interspinous motion.',
  'help.superjacent.plane': 'The same plane as the motion that it vouches for.',
  'help.superjacent.mind':
    'Below 4 mm every level is non-diagnostic, unless its motion is above the threshold: poor effort can hide motion, it cannot make it.',
  'help.bands.title': 'Bands: below, grey zone, above',
  'help.bands.what':
    'A number is called below or above the threshold only if its error leaves no doubt (one-sided 95 %). In between lies the grey zone. The zone is as wide as the reader’s own error demands: three placements and a small error make it narrow.',
  'help.bands.sign': '–',
  'help.bands.plane': 'The zone is computed in the plane in which the threshold is applied.',
  'help.bands.mind':
    'Without own replicates and without a stored error, 1.0 mm is assumed and printed as assumed; then nothing can be below. The plain published verdict, met or not met, is printed beside it in every case.',
  'help.planes.title': 'Planes and scale',
  'help.planes.what':
    'A film shows the neck larger than it is, by about a fifth. Detector-plane millimetres are those of the film; object-plane millimetres are those of the neck. A calibration on an object of known size, or the distances of tube and object in the header, lead from one to the other.',
  'help.planes.sign': '–',
  'help.planes.plane':
    'Every length names its plane: detector, object, or patient (CT). The badge at the lower left of an image says where its millimetres come from.',
  'help.planes.mind':
    'Without a scale there are no millimetres, only pixels. Angles, percentages and ratios need no scale. Scale, extension / flexion, is the ratio of one rigid object on the two films: 1 when they match.',
  'help.rotation.title': 'Segmental rotation',
  'help.rotation.what':
    'The angle between the mid-planes of two neighbouring bodies, in flexion minus in extension. A mid-plane runs through the midpoints of a body’s anterior and posterior height: four corners steady it, and osteophytes or a cage disturb it less than an endplate.',
  'help.rotation.sign': 'Positive when the upper vertebra turns into flexion.',
  'help.rotation.plane': 'None: an angle needs no scale.',
  'help.rotation.mind':
    'Angles have weaker thresholds than interspinous motion: over the lever arm of a spinous process 1 mm is only about 1.3°.',
  'help.translation.title': 'Segmental translation',
  'help.translation.what':
    'How far the centre of the upper body moves in the frame of the lower one: origin its centre, axis its mid-plane. A centre is the mean of the four corners. Flexion minus extension; along the axis (anterior) and square to it (superior).',
  'help.translation.sign': 'Anterior positive; superior positive.',
  'help.translation.plane': 'Object plane where it is known; as a percentage of the lower body’s depth it needs no scale.',
  'help.translation.mind': 'Other definitions (a corner on a wall) give other numbers: compare only with those of the same kind.',
  'help.registered.title': 'Registered motion',
  'help.registered.what':
    'The program lays each vertebra of the flexion film on the same vertebra of the extension film and takes the motion from these positions. Tips are placed once and carried along, so that most of the clicking error cancels. The ghost view shows it: what is seen double has moved.',
  'help.registered.sign': 'As the number it stands beside.',
  'help.registered.plane': 'As the number it stands beside.',
  'help.registered.mind':
    'A registration that fails its own checks gives no number; the reason stands with the vertebra. It brings its own standard error.',
  'help.range.title': 'C2–C7 range of motion',
  'help.range.what':
    'The change of the angle between the inferior endplates of C2 and C7 from extension to flexion. It tells of effort where no level above the construct can be measured.',
  'help.range.sign': 'Positive for normal motion.',
  'help.range.plane': 'None: an angle needs no scale.',
  'help.range.mind': 'As a gate for effort it has no validated threshold; it is printed as context.',
  'help.lordosis.title': 'C2–C7 lordosis',
  'help.lordosis.what':
    'The angle between the inferior endplates of C2 and C7 on the upright neutral film. Of a fused segment: superior endplate of the upper to inferior endplate of the lower vertebra.',
  'help.lordosis.sign': 'Lordosis positive, kyphosis negative. Papers differ; the sign is stored with the number.',
  'help.lordosis.plane': 'None: an angle needs no scale.',
  'help.lordosis.mind': 'Read by hand it has a standard error of 1.8°: a change of less than about 5° may be none.',
  'help.csva.title': 'C2–C7 sagittal vertical axis (cSVA)',
  'help.csva.what':
    'The horizontal distance from the plumb line through the middle of C2 to the posterosuperior corner of C7, on the upright neutral film.',
  'help.csva.sign': 'Positive when C2 lies in front of C7.',
  'help.csva.plane':
    'Detector and object plane, as the scale allows. It needs a known horizontal: the film must say which way is down.',
  'help.csva.mind':
    'More than 40 mm goes with disability in reports; plain films read larger than slot-scanned ones, because they magnify.',
  'help.slope.title': 'T1 slope, and T1 slope − lordosis',
  'help.slope.what':
    'The angle of the superior endplate of T1 to the horizontal; of C7 where the shoulders hide T1. T1 slope minus lordosis says how much curve is missing for the base on which the neck stands.',
  'help.slope.sign': 'Positive when the anterior end is the lower one.',
  'help.slope.plane': 'None, but a known horizontal.',
  'help.slope.mind': 'A difference of more than 17° was found to go with a sagittal vertical axis of 40 mm.',
  'help.disc.title': 'Disc height',
  'help.disc.what':
    'From endplate to endplate at the anterior edge, in the middle and at the posterior edge. The index is the mean of the three over the depth of the lower body.',
  'help.disc.sign': 'Always positive.',
  'help.disc.plane': 'Millimetres by the film’s scale; the index, in per cent, needs none and can be compared between visits.',
  'help.disc.mind': 'The edges are where osteophytes sit: the middle height is the steadier one.',
  'help.listhesis.title': 'Listhesis',
  'help.listhesis.what':
    'How far the posterior inferior corner of the upper body stands before or behind the posterior superior corner of the lower one, along the lower body’s superior endplate.',
  'help.listhesis.sign': 'Anterior positive (anterolisthesis), posterior negative (retrolisthesis).',
  'help.listhesis.plane': 'Millimetres by the film’s scale, and per cent of the lower body’s depth.',
  'help.listhesis.mind': '2 mm and more is worth a word; more than 3.5 mm belongs to the classic signs of instability.',
  'help.plate.title': 'Plate-to-disc distance',
  'help.plate.what':
    'From each end of the plate to the edge of the neighbouring, unfused disc, along the anterior wall of the end vertebra; cranial and caudal apart.',
  'help.plate.sign': 'Negative where the plate reaches past the edge of the disc.',
  'help.plate.plane': 'Millimetres by the film’s scale; a plate of known length gives one.',
  'help.plate.mind': 'At 5 mm and more, ossification of the neighbouring disc was less frequent.',
  'help.bridging.title': 'Bridging bone on CT',
  'help.bridging.what':
    'Extra-graft: complete cortical bridging at a margin of the disc space, outside the graft. In-graft: bone bridging within graft or cage only. A cleft is a lucent line that separates the bone from the vertebra.',
  'help.bridging.sign': '–',
  'help.bridging.plane': 'CT reformats: seen in sagittal and coronal planes, on more than three slices.',
  'help.bridging.mind':
    'Extra-graft bone is the strongest sign against surgical exploration. Bone inside a cage alone never means fused.',
  'help.rules.title': 'How a level is judged: rules R1–R16',
  'help.rules.what':
    'Motion, CT, hardware and time since surgery go through this table from the top; the first row whose conditions all hold decides. The result is a suggestion that the surgeon signs, and can override with a reason.',
  'help.rules.sign': '–',
  'help.rules.plane': 'Motion is applied in the plane that the settings name.',
  'help.rules.mind': 'A worse finding never moves a level towards fused: a test goes through every combination.',
} as const;
