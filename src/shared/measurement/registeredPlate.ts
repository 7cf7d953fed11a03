import type { PlateRegistrationAnnotation, RegistrationAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import { figure, sentence, together } from '#shared/wording';
import { wrapDegrees } from './bodyFrame.ts';
import { carrier, scaleOf, type Carrier, type Carriers } from './carrier.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Measurement } from './measurement.ts';
import type { Pair } from './motion.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import { measuredAs } from './record.ts';

/** A plate that moves by this many standard errors, and by this much, is not chance. */
const MOVES_ERRORS = 3;
const MOVES_DEG = 0.5;
const MOVES_MM = 0.3;

/**
 * Metal against bone: how the plate with its screws turns and shifts against each body that it spans, between flexion and extension, in that
 * body's frame. `registrations` are the bones' that may be used. A finding beside the others; no rule asks for it.
 */
export function plateMotion(
  document: CaseDocument,
  pair: Pair,
  registrations: readonly RegistrationAnnotation[],
): { readonly measurements: readonly Measurement[]; readonly notices: readonly Notice[] } {
  const { flexion, extension } = pair;
  const measurements: Measurement[] = [];
  const notices: Notice[] = [];
  for (const plate of document.annotations) {
    if (!isKnownAnnotation(plate) || plate.kind !== 'plate-registration' || !plate.accepted) continue;
    if (plate.from !== flexion.sopInstanceUID || plate.to !== extension.sopInstanceUID) continue;
    const metal = carrier(plate, flexion, extension);
    const spanned = VERTEBRAE.slice(VERTEBRAE.indexOf(plate.upper), VERTEBRAE.indexOf(plate.lower) + 1);
    for (const vertebra of spanned) {
      const bone = registrations.find((one) => one.vertebra === vertebra && one.accepted);
      const bones = bone === undefined ? null : carrier(bone, flexion, extension);
      if (metal === null || bones === null || bone === undefined) continue;
      const found = against(pair, plate, vertebra, [metal, bones], [plate.id, bone.id]);
      measurements.push(...found);
      notices.push(...movesNotice(vertebra, found, [plate.id, bone.id]));
    }
  }
  return { measurements, notices };
}

const NAMES = ['registeredPlateRotation', 'registeredPlateTranslation', 'registeredPlateTranslationSuperior'] as const;

function against(
  pair: Pair,
  plate: PlateRegistrationAnnotation,
  vertebra: Vertebra,
  carriers: Carriers,
  ids: readonly string[],
): readonly Measurement[] {
  const { flexion } = pair;
  const body = flexion.bodies.get(vertebra);
  if (body === undefined) return [];
  const points = cornersOf(flexion, body);
  const object = scaleOf(pair, 'object', carriers);
  const scale = object.available ? object : scaleOf(pair, 'detector', carriers);
  if (!scale.available) return [];
  const { plane, words, annotations, inputs, extension: inMm } = scale.scale;
  const facing = flexion.facing ?? 1;
  const first = 8 + inputs.length;
  const second = first + carriers[0].inputs.length;
  const middle = [plate.centre[0] * flexion.spacing[1], plate.centre[1] * flexion.spacing[0]] as const;
  const extra = [...inputs, ...carriers[0].inputs, ...carriers[1].inputs];
  const how = together([
    sentence('how.plate', { algorithm: plate.algorithm, version: plate.algorithmVersion, vertebra }),
    placementsInWords(points),
    flexion.errors.from,
  ]);
  /** Where the plate is on extension beyond where the bone would have taken it, along and square to the body's mid-plane. */
  const shift = (x: ArrayLike<number>, component: number): number => {
    const metal = carriers[0].carry(x, first, middle[0], middle[1]);
    const bone = carriers[1].carry(x, second, middle[0], middle[1]);
    const at = (i: number) => carriers[1].carry(x, second, x[i] as number, x[i + 1] as number);
    const [sa, sp, ip, ia] = [at(0), at(2), at(4), at(6)];
    const [ex, ey] = [sa[0] + ia[0] - sp[0] - ip[0], sa[1] + ia[1] - sp[1] - ip[1]];
    const length = Math.hypot(ex, ey);
    const [dx, dy] = [metal[0] - bone[0], metal[1] - bone[1]];
    return component === 0 ? (dx * ex + dy * ey) / length : (facing * (dy * ex - dx * ey)) / length;
  };
  return NAMES.map((measure, k) =>
    measuredAs(
      { measure, vertebra },
      {
        points,
        extra,
        value: (x) =>
          k === 0
            ? wrapDegrees(facing * (turn(carriers[0], x, first) - turn(carriers[1], x, second)))
            : -shift(x, k - 1) * inMm(x, 8),
        unit: k === 0 ? 'deg' : 'mm',
        plane: k === 0 ? 'none' : plane,
        method: k === 0 ? how : together([how, words]),
      },
      { words, annotations: [...ids, ...annotations] },
    ),
  );
}

/** Degrees clockwise that a carrier turns by. */
function turn(by: Carrier, x: ArrayLike<number>, offset: number): number {
  const [o, e] = [by.carry(x, offset, 0, 0), by.carry(x, offset, 1, 0)];
  return (Math.atan2(e[1] - o[1], e[0] - o[0]) * 180) / Math.PI;
}

function movesNotice(vertebra: Vertebra, found: readonly Measurement[], ids: readonly string[]): readonly Notice[] {
  const [rotation, translation, superior] = found.map(({ quantity }) => quantity);
  if (rotation?.status !== 'measured' || translation?.status !== 'measured' || superior?.status !== 'measured') return [];
  const beyond = (q: typeof rotation, least: number): boolean =>
    Math.abs(q.value) > Math.max(least, MOVES_ERRORS * q.standardError);
  if (!beyond(rotation, MOVES_DEG) && !beyond(translation, MOVES_MM) && !beyond(superior, MOVES_MM)) return [];
  const half = (q: typeof rotation): number => (q.interval95[1] - q.interval95[0]) / 2;
  const size = Math.hypot(translation.value, superior.value);
  const said = sentence('registration.plateMoves', {
    vertebra,
    degrees: figure(rotation.value, 1),
    degreesError: figure(half(rotation), 1),
    millimetres: figure(size, 2),
    millimetresError: figure(Math.max(half(translation), half(superior)), 2),
  });
  return [notice('PLATE_MOVES', said, null, ids)];
}
