import type { PlateRegistrationAnnotation, RegistrationAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import { ALGORITHM, METAL_ALGORITHM } from '#shared/registration';
import type { PairRegistration, PairScaleEstimate, PlacedOnExtension, PlateSpan, VertebraLandmarks } from '#shared/registration';
import type { StudyIndex } from '#shared/dicom';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import { isFusion } from './constructs.ts';
import { bodySize } from './bodyFrame.ts';
import { bodyCoordinates, type Film } from './film.ts';
import type { CaseMeasures } from './measureCase.ts';
import { measureCase } from './measureCase.ts';
import { ASSUMED_BODY_DEPTH_MM, meanDepth } from './placementError.ts';
import { pixelOf, placedLandmarks } from './placedLandmarks.ts';

/** What a registration of the case's pair needs beside the pixels. */
export interface RegistrationInput {
  readonly flexionUID: string;
  readonly extensionUID: string;
  /** Millimetres of a pixel on each film; where a film has none, bodies are taken as of common depth. */
  readonly flexionMm: number;
  readonly extensionMm: number;
  /** The neutral film, where there is one that can be registered. */
  readonly neutral: { readonly uid: string; readonly mm: number } | null;
  readonly landmarks: readonly VertebraLandmarks[];
  readonly placedOnExtension: PlacedOnExtension;
  readonly scale: PairScaleEstimate | null;
  /** Fused stretches with metal in front. */
  readonly plates: readonly PlateSpan[];
  readonly measures: CaseMeasures;
}

export type RegistrationInputOrReason =
  RegistrationInput | { readonly why: { readonly reason: string; readonly message: string } };

/** Pixels further from square than this cannot be turned by a similarity. */
const SQUARE = 1e-3;

/** Gathers the pair, its scale and its landmarks from a case, or says why the pair cannot be registered. */
export function registrationInput(document: CaseDocument, index: StudyIndex): RegistrationInputOrReason {
  const measures = measureCase(document, index);
  const { flexion, extension } = measures.films;
  const why = (reason: string, message: string) => ({ why: { reason, message } });
  for (const pose of ['flexion', 'extension'] as const) {
    const choice = measures.choices[pose];
    if (choice.reason !== null) return why(choice.reason, choice.message ?? '');
  }
  if (flexion === null || extension === null || measures.lock === null) return why('PAIR_NOT_COMPARED', pairReason(measures));
  for (const film of [flexion, extension])
    if (Math.abs(film.spacing[0] / film.spacing[1] - 1) > SQUARE)
      return why('PIXELS_NOT_SQUARE', `the pixels of the ${film.pose} film are not square`);
  const landmarks = placedLandmarks(flexion);
  if (landmarks.length === 0) return why('NO_LANDMARKS', 'no vertebral body is placed on the flexion film');
  const { ratio, relativeVariance, source } = measures.lock;
  const flexionMm = millimetres(flexion, null);
  const { neutral } = measures.films;
  const square = neutral !== null && Math.abs(neutral.spacing[0] / neutral.spacing[1] - 1) <= SQUARE;
  return {
    flexionUID: flexion.sopInstanceUID,
    extensionUID: extension.sopInstanceUID,
    flexionMm,
    extensionMm: millimetres(extension, flexionMm),
    neutral: neutral === null || !square ? null : { uid: neutral.sopInstanceUID, mm: millimetres(neutral, flexionMm) },
    landmarks,
    placedOnExtension: placedOn(extension),
    scale: ratio === null ? null : { ratio, relativeStandardError: Math.sqrt(relativeVariance), source },
    plates: measures.constructs
      .filter((one) => isFusion(one) && one.approach !== 'posterior')
      .map(({ from, to }) => ({ upper: from, lower: to })),
    measures,
  };
}

const pairReason = (measures: CaseMeasures): string =>
  measures.notices.find((one) => one.code.startsWith('FILMS_') || one.code.startsWith('SAME_FILM'))?.message ??
  'the films of the pair must not be compared';

function millimetres(film: Film, other: number | null): number {
  if (film.units !== 'px') return film.spacing[1];
  if (other !== null) return other;
  return ASSUMED_BODY_DEPTH_MM / (meanDepth(film.placements) ?? ASSUMED_BODY_DEPTH_MM);
}

function placedOn(film: Film): PlacedOnExtension {
  const placed = new Map<Vertebra, Partial<Omit<VertebraLandmarks, 'vertebra'>>>();
  for (const vertebra of VERTEBRAE) {
    const body = film.bodies.get(vertebra);
    const tip = film.placements.tips.get(vertebra);
    if (body === undefined && tip === undefined) continue;
    placed.set(vertebra, {
      ...(body === undefined || bodySize(bodyCoordinates(body), 0) === 0
        ? {}
        : {
            superiorAnterior: pixelOf(film, body.superiorAnterior),
            superiorPosterior: pixelOf(film, body.superiorPosterior),
            inferiorPosterior: pixelOf(film, body.inferiorPosterior),
            inferiorAnterior: pixelOf(film, body.inferiorAnterior),
          }),
      ...(tip === undefined ? {} : { tip: pixelOf(film, tip) }),
    });
  }
  return placed;
}

/** What the case keeps of a registered pair: one annotation for each vertebra that was found. Ids are the same for the same films. */
export function registrationAnnotations(input: RegistrationInput, result: PairRegistration): readonly RegistrationAnnotation[] {
  return result.vertebrae.flatMap((one): readonly RegistrationAnnotation[] => {
    const { transform } = one;
    if (transform === null) return [];
    return [
      {
        id: `registration/${one.vertebra}/${input.flexionUID}/${input.extensionUID}`,
        kind: 'registration',
        vertebra: one.vertebra,
        from: input.flexionUID,
        to: input.extensionUID,
        angle: transform.angle,
        translation: [transform.translation[0], transform.translation[1]],
        scale: transform.scale,
        ...(one.covariance === null ? {} : { covariance: one.covariance.map((row) => [...row]) }),
        ...(one.similarity === null ? {} : { similarity: one.similarity }),
        ...(one.checks === null ? {} : { wayBackMm: one.checks.wayBackMm }),
        ...standsOn(input, one.vertebra),
        accepted: one.accepted,
        ...(one.rejection === null ? {} : { reason: one.rejection.code, message: one.rejection.message }),
        algorithm: ALGORITHM.name,
        algorithmVersion: ALGORITHM.version,
      },
    ];
  });
}

/** What the case keeps of the metal that was followed. */
export function plateAnnotations(
  { flexionUID, extensionUID }: Pick<RegistrationInput, 'flexionUID' | 'extensionUID'>,
  result: PairRegistration,
): readonly PlateRegistrationAnnotation[] {
  return (result.plates ?? []).map(({ upper, lower, metal }) => ({
    id: `plate-registration/${upper}-${lower}/${flexionUID}/${extensionUID}`,
    kind: 'plate-registration',
    upper,
    lower,
    from: flexionUID,
    to: extensionUID,
    centre: [metal.centre[0], metal.centre[1]],
    angle: metal.transform.angle,
    translation: [metal.transform.translation[0], metal.transform.translation[1]],
    scale: metal.transform.scale,
    covariance: metal.covariance.map((row) => [...row]),
    similarity: metal.similarity,
    accepted: metal.rejection === null,
    ...(metal.rejection === null ? {} : { reason: metal.rejection }),
    algorithm: METAL_ALGORITHM.name,
    algorithmVersion: METAL_ALGORITHM.version,
  }));
}

/** The landmarks of a vertebra as a registration keeps them, to tell later whether they have moved. */
export function standsOn(
  { landmarks }: Pick<RegistrationInput, 'landmarks'>,
  vertebra: Vertebra,
): Pick<RegistrationAnnotation, 'landmarks'> {
  const marks = landmarks.find((one) => one.vertebra === vertebra);
  if (marks === undefined) return {};
  const { vertebra: _name, ...points } = marks;
  return { landmarks: points };
}

/** The case with these registrations in place of all earlier ones between the same films. */
export function withRegistrations(
  document: CaseDocument,
  input: Pick<RegistrationInput, 'flexionUID' | 'extensionUID'>,
  registrations: readonly (RegistrationAnnotation | PlateRegistrationAnnotation)[],
): CaseDocument {
  const kept = document.annotations.filter(
    (one) =>
      !(
        (one.kind === 'registration' || one.kind === 'plate-registration') &&
        'from' in one &&
        one.from === input.flexionUID &&
        one.to === input.extensionUID
      ),
  );
  return { ...document, annotations: [...kept, ...registrations] };
}
