import type { RegistrationAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import { MOTION_SEGMENTS, vertebraeOf, type Segment, type Vertebra } from '#shared/spine';
import { unavailable } from '#shared/units';
import type { Plane, UnavailableQuantity } from '#shared/units';
import { literal, sentence, together, type Sentence } from '#shared/wording';
import { anteriorOffset, gapBetween, lordosis, superiorOffset, wrapDegrees } from './bodyFrame.ts';
import { carriedDistances, missingTip, noDistances } from './carriedDistances.ts';
import { carrier, scaleOf, type Carriers } from './carrier.ts';
import type { Placed } from './derive.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Measurement } from './measurement.ts';
import type { Pair, PairOrReason } from './motion.ts';
import { missingCorners } from './motion.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import type { Subject } from './record.ts';
import { measuredAs, missing, unavailableAs } from './record.ts';
import { centreOfRotation } from './registeredCentre.ts';
import { leadsOverNeutral, neutralRegistered } from './registeredNeutral.ts';
import { plateMotion } from './registeredPlate.ts';
import { staleNotices, staleRegistrations } from './staleRegistrations.ts';

/** Interspinous motion of a level by registration in one plane. */
export interface RegisteredMotion {
  readonly segment: Segment;
  readonly plane: Plane;
  readonly measurement: Measurement;
}

/**
 * Motion from the registrations that the case holds: landmarks placed on the flexion film are carried to extension by each vertebra's own
 * similarity. Their placement error is carried with them, so it mostly cancels; the similarity brings its own covariance, of
 * `[angle (deg), x, y (px)]` or `[angle, x, y, scale]`. Nothing here looks at pixels.
 */
export function registeredMeasures(
  document: CaseDocument,
  given: PairOrReason,
  neutralUID: string | null = null,
): {
  readonly measurements: readonly Measurement[];
  readonly motions: readonly RegisteredMotion[];
  readonly notices: readonly Notice[];
} {
  const all = document.annotations.filter(
    (annotation): annotation is RegistrationAnnotation => isKnownAnnotation(annotation) && annotation.kind === 'registration',
  );
  if (all.length === 0) return { measurements: [], motions: [], notices: [] };
  const notices: Notice[] = [];
  const poses =
    'pair' in given && neutralUID !== null
      ? {
          flexion: given.pair.flexion.sopInstanceUID,
          neutral: neutralUID,
          extension: given.pair.extension.sopInstanceUID,
          facing: given.pair.flexion.facing ?? 1,
        }
      : null;
  const byVertebra = new Map<Vertebra, RegistrationAnnotation>();
  const stale = 'pair' in given ? staleRegistrations(all, given.pair.flexion) : new Set<RegistrationAnnotation>();
  if ('pair' in given)
    for (const one of all) {
      if (one.from === given.pair.flexion.sopInstanceUID && one.to === given.pair.extension.sopInstanceUID)
        byVertebra.set(one.vertebra, one);
      else if (poses === null || !leadsOverNeutral(one, poses))
        notices.push(
          notice('REGISTRATION_OF_OTHER_FILMS', sentence('registration.otherFilms', { vertebra: one.vertebra }), null, [one.id]),
        );
    }
  notices.push(...staleNotices([...byVertebra.values()].filter((one) => stale.has(one))));
  const motions: RegisteredMotion[] = [];
  const measurements = MOTION_SEGMENTS.flatMap((segment) => {
    const [upper, lower] = vertebraeOf(segment) as readonly [Vertebra, Vertebra];
    const registrations = [byVertebra.get(upper), byVertebra.get(lower)] as const;
    const level = carriedLevel(given, segment, upper, lower, registrations, stale);
    motions.push(...level.motions);
    return level.measurements;
  });
  if ('pair' in given) {
    const usable = [...byVertebra.values()].filter((one) => !stale.has(one));
    const plates = plateMotion(document, given.pair, usable);
    measurements.push(...plates.measurements);
    notices.push(...plates.notices);
  }
  if (poses === null) return { measurements, motions, notices };
  const third = neutralRegistered(
    all.filter((one) => !stale.has(one)),
    poses,
  );
  return { measurements: [...measurements, ...third.measurements], motions, notices: [...notices, ...third.notices] };
}

interface Level {
  readonly measurements: readonly Measurement[];
  readonly motions: readonly RegisteredMotion[];
}

function carriedLevel(
  given: PairOrReason,
  segment: Segment,
  upper: Vertebra,
  lower: Vertebra,
  [first, second]: readonly [RegistrationAnnotation | undefined, RegistrationAnnotation | undefined],
  stale: ReadonlySet<RegistrationAnnotation>,
): Level {
  const subject = (measure: string): Subject => ({ measure, segment });
  const names = ['registeredRotation', 'registeredTranslation', 'registeredTranslationSuperior'];
  const none = (why: UnavailableQuantity): Level => ({
    measurements: [
      ...['registeredInterspinousMotion', ...names].map((name) => unavailableAs(subject(name), why)),
      ...['registeredCentreOfRotationAnterior', 'registeredCentreOfRotationSuperior'].map((name) =>
        unavailableAs(subject(name), why),
      ),
      ...noDistances(segment, why),
    ],
    motions: (['detector', 'object'] as const).map((plane) => ({
      segment,
      plane,
      measurement: unavailableAs({ ...subject('registeredInterspinousMotion'), asked: plane }, why),
    })),
  });
  if ('why' in given) return none(given.why);
  const why = whyNot(upper, first, stale) ?? whyNot(lower, second, stale);
  if (why !== null || first === undefined || second === undefined) return none(why ?? missing(sentence('missing.registration')));
  const { flexion, extension } = given.pair;
  const carriers = [carrier(first, flexion, extension), carrier(second, flexion, extension)] as const;
  if (carriers[0] === null || carriers[1] === null)
    return none(unavailable('REGISTRATION_COVARIANCE_INVALID', sentence('registration.covariance')));
  const both: Carriers = [carriers[0], carriers[1]];
  const method = sentence('how.carried', { algorithm: first.algorithm, version: first.algorithmVersion });
  const ids = [first.id, second.id];
  const motions = (['detector', 'object'] as const).map((plane) => ({
    segment,
    plane,
    measurement: carriedInterspinous(given.pair, plane, subject('registeredInterspinousMotion'), upper, lower, both, method, ids),
  }));
  const bodies = carriedBodies(given.pair, names.map(subject), upper, lower, both, method, ids);
  const rotation = bodies[0]?.quantity ?? missing(sentence('missing.registration'));
  const shown = motions[1]?.measurement.quantity.status === 'measured' ? motions[1] : motions[0];
  return {
    measurements: [
      ...(shown === undefined ? [] : [withoutPlane(shown.measurement)]),
      ...carriedDistances(given.pair, segment, upper, lower, both, method, ids),
      ...bodies,
      ...centreOfRotation(given.pair, segment, upper, lower, both, rotation, method, ids),
    ],
    motions,
  };
}

const withoutPlane = ({ plane: _plane, ...rest }: Measurement): Measurement => rest;

function whyNot(
  vertebra: Vertebra,
  registration: RegistrationAnnotation | undefined,
  stale: ReadonlySet<RegistrationAnnotation>,
): UnavailableQuantity | null {
  if (registration === undefined) return unavailable('REGISTRATION_MISSING', sentence('registration.missing', { vertebra }));
  if (!registration.accepted) return unavailable('REGISTRATION_NOT_ACCEPTED', sentence('registration.notAccepted', { vertebra }));
  if (stale.has(registration)) return unavailable('REGISTRATION_STALE', sentence('registration.stale', { vertebra }));
  if (registration.covariance === undefined)
    return unavailable('REGISTRATION_NO_COVARIANCE', sentence('registration.noError', { vertebra }));
  return null;
}

function carriedInterspinous(
  pair: Pair,
  plane: 'detector' | 'object',
  subject: Subject,
  upper: Vertebra,
  lower: Vertebra,
  carriers: Carriers,
  method: Sentence,
  ids: readonly string[],
): Measurement {
  const asked: Subject = { ...subject, asked: plane };
  const { flexion } = pair;
  const [a, b] = [flexion.placements.tips.get(upper), flexion.placements.tips.get(lower)];
  if (a === undefined || b === undefined) return unavailableAs(asked, missingTip(a === undefined ? upper : lower));
  const scale = scaleOf(pair, plane, carriers);
  if (!scale.available) return unavailableAs(asked, scale.why);
  const { inputs, words, annotations } = scale.scale;
  const points: readonly Placed[] = [
    [flexion, a],
    [flexion, b],
  ];
  const first = 4 + inputs.length;
  const second = first + carriers[0].inputs.length;
  return measuredAs(
    asked,
    {
      points,
      extra: [...inputs, ...carriers[0].inputs, ...carriers[1].inputs],
      value: (x) => {
        const upperTip = carriers[0].carry(x, first, x[0] as number, x[1] as number);
        const lowerTip = carriers[1].carry(x, second, x[2] as number, x[3] as number);
        return (
          gapBetween(x, 0, 2) * scale.scale.flexion(x, 4) -
          gapBetween([...upperTip, ...lowerTip], 0, 2) * scale.scale.extension(x, 4)
        );
      },
      unit: 'mm',
      plane,
      method: together([
        sentence('how.carriedMotion', { carried: method }),
        placementsInWords(points),
        flexion.errors.from,
        words,
      ]),
    },
    { words, annotations: [...ids, ...annotations] },
  );
}

/** Rotation and translations of the bodies: 0 and 8 in flexion, carried to 16 and 24 of a second array. */
function carriedBodies(
  pair: Pair,
  subjects: readonly Subject[],
  upper: Vertebra,
  lower: Vertebra,
  carriers: Carriers,
  method: Sentence,
  ids: readonly string[],
): readonly Measurement[] {
  const { flexion } = pair;
  const [a, b] = [flexion.bodies.get(upper), flexion.bodies.get(lower)];
  if (a === undefined || b === undefined)
    return subjects.map((subject) => unavailableAs(subject, missingCorners([a === undefined ? upper : lower], flexion)));
  const points = [...cornersOf(flexion, a), ...cornersOf(flexion, b)];
  const object = scaleOf(pair, 'object', carriers);
  const scale = object.available ? object : scaleOf(pair, 'detector', carriers);
  const facing = flexion.facing ?? 1;
  const scaleInputs = scale.available ? scale.scale.inputs : [];
  const first = 16 + scaleInputs.length;
  const second = first + carriers[0].inputs.length;
  const carried = (x: ArrayLike<number>): readonly number[] => {
    const corners: number[] = [];
    for (let i = 0; i < 16; i += 2) {
      const [which, offset] = i < 8 ? [carriers[0], first] : [carriers[1], second];
      corners.push(...which.carry(x, offset, x[i] as number, x[i + 1] as number));
    }
    return corners;
  };
  const extra = [...scaleInputs, ...carriers[0].inputs, ...carriers[1].inputs];
  const how = together([method, placementsInWords(points), flexion.errors.from]);
  const [rotation, translation, superior] = subjects as [Subject, Subject, Subject];
  const turned = measuredAs(
    rotation,
    {
      points,
      extra,
      value: (x) =>
        wrapDegrees(
          lordosis(carried(x), 0, 8, facing, 'mid-plane', 'mid-plane') - lordosis(x, 0, 8, facing, 'mid-plane', 'mid-plane'),
        ),
      unit: 'deg',
      plane: 'none',
      method: sentence('how.carriedRotation', { carried: how }),
    },
    { words: literal(''), annotations: ids },
  );
  const { calibrationSaid: _none, ...turnedBasis } = turned.basis;
  const rotationMeasure: Measurement = { ...turned, basis: { ...turnedBasis, calibration: null } };
  if (!scale.available) return [rotationMeasure, unavailableAs(translation, scale.why), unavailableAs(superior, scale.why)];
  const { plane, words, annotations, flexion: scaleF, extension: scaleE } = scale.scale;
  const basis = { words, annotations: [...ids, ...annotations] };
  return [
    rotationMeasure,
    measuredAs(
      translation,
      {
        points,
        extra,
        value: (x) => anteriorOffset(x, 0, 8) * scaleF(x, 16) - anteriorOffset(carried(x), 0, 8) * scaleE(x, 16),
        unit: 'mm',
        plane,
        method: together([sentence('how.carriedTranslation', { carried: how }), words]),
      },
      basis,
    ),
    measuredAs(
      superior,
      {
        points,
        extra,
        value: (x) => superiorOffset(x, 0, 8, facing) * scaleF(x, 16) - superiorOffset(carried(x), 0, 8, facing) * scaleE(x, 16),
        unit: 'mm',
        plane,
        method: together([sentence('how.carriedSuperior', { carried: how }), words]),
      },
      basis,
    ),
  ];
}
