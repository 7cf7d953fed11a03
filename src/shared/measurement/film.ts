import type { Calibration, Spacing } from '#shared/calibration';
import { baseSpacing, headerCalibration, relativeTolerance, resolveCalibration, tiltOfOne } from '#shared/calibration';
import type { CalibrationAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { Instance } from '#shared/dicom';
import type { Pose, Vertebra } from '#shared/spine';
import { VERTEBRAE } from '#shared/spine';
import { figure, sentence } from '#shared/wording';
import type { Facing } from './bodyFrame.ts';
import { bodyCentreX, bodyCentreY, facingOf } from './bodyFrame.ts';
import type { FilmChoice } from './films.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import type { PlacementError } from './placementError.ts';
import { placementErrors, type ReaderError } from './placementError.ts';
import type { PlacedBody, Placements } from './placements.ts';
import { CORNERS, gatherPlacements } from './placements.ts';

/** A film with everything placed on it, in its own units: mm on the detector, else mm in the object plane, else pixel widths. */
export interface Film {
  readonly pose: Pose;
  readonly sopInstanceUID: string;
  readonly instance: Instance;
  readonly units: 'detector' | 'object' | 'px';
  /** `[row, column]`: the film's units in one pixel. */
  readonly spacing: Spacing;
  readonly calibration: Calibration;
  /** Film units over object mm, or null where the object plane is unknown. */
  readonly divisor: ObjectDivisor | null;
  readonly placements: Placements;
  readonly errors: PlacementError;
  /** From the corners; null without bodies. */
  readonly facing: Facing | null;
  /** Bodies whose corners are in a sound order. */
  readonly bodies: ReadonlyMap<Vertebra, PlacedBody>;
}

export interface ObjectDivisor {
  readonly value: number;
  /** From the ends of the drawn object. */
  readonly variance: number;
  /** Relative, of the object's known length, and which object: the same one on two films errs alike. */
  readonly tolerance: number;
  /** Relative, squared: what the assumed tilt of a drawn object leaves in it. */
  readonly tiltVariance: number;
  readonly object: string | null;
}

export interface Films {
  readonly flexion: Film | null;
  readonly neutral: Film | null;
  readonly extension: Film | null;
  readonly reader: ReaderError;
  readonly notices: readonly Notice[];
}

/** Brings the chosen films, their calibrations and their landmarks together. */
export function assembleFilms(document: CaseDocument, choices: Readonly<Record<Pose, FilmChoice>>): Films {
  const poses = ['flexion', 'neutral', 'extension'] as const;
  const started = poses.flatMap((pose) => {
    const { instance } = choices[pose];
    if (instance === null) return [];
    const header = headerCalibration(instance);
    const spacing = baseSpacing(header);
    const placements = gatherPlacements(document.annotations, instance.sopInstanceUID, spacing, instance.pixels?.frames ?? 1);
    const units: Film['units'] = header.detectorSpacingMm !== null ? 'detector' : header.spacingMm !== null ? 'object' : 'px';
    return [{ pose, instance, spacing, placements, units }];
  });
  const { perFilm, reader, notices: errorNotices } = placementErrors(document, started);
  const notices: Notice[] = [...errorNotices];
  const films = started.map((film, i): Film => {
    const errors = perFilm[i] as PlacementError;
    const drawn = film.placements.drawn.filter((one): one is CalibrationAnnotation => one.kind === 'calibration');
    const calibration = resolveCalibration(film.instance, drawn, errors.line.sd);
    for (const warning of calibration.warnings)
      notices.push(notice(warning.code, sentence('film.says', { film: sentence(`pose.${film.pose}`), what: warning.said })));
    notices.push(...film.placements.notices);
    const sound = soundBodies(film.pose, film.placements.bodies, notices);
    outsideImage(film.pose, film.instance, film.spacing, film.placements, notices);
    return {
      pose: film.pose,
      sopInstanceUID: film.instance.sopInstanceUID,
      instance: film.instance,
      units: film.units,
      spacing: film.spacing,
      calibration,
      divisor: divisorOf(film.units, film.spacing, calibration, drawn, tiltOfOne(film.instance.spacing)),
      placements: film.placements,
      errors,
      facing: sound.facing,
      bodies: sound.bodies,
    };
  });
  const of = (pose: Pose): Film | null => films.find((film) => film.pose === pose) ?? null;
  return { flexion: of('flexion'), neutral: of('neutral'), extension: of('extension'), reader, notices };
}

function divisorOf(
  units: Film['units'],
  spacing: Spacing,
  calibration: Calibration,
  drawn: readonly CalibrationAnnotation[],
  tilt: number,
): ObjectDivisor | null {
  if (calibration.kind === 'user-fiducial' && calibration.spacingMm !== null) {
    const used = drawn.filter((one) => calibration.annotations.includes(one.id));
    const value = spacing[1] / calibration.spacingMm[1];
    const tolerance = relativeTolerance(used);
    const relative = calibration.relativeStandardError ?? 0;
    const tiltVariance = relative === 0 ? 0 : tilt;
    const click2 = Math.max(0, relative * relative - tolerance * tolerance - tiltVariance);
    const object = used.length === 1 ? `${used[0]?.object?.trim().toLowerCase() ?? ''} ${used[0]?.lengthMm}` : null;
    return { value, variance: click2 * value * value, tolerance, tiltVariance, object };
  }
  if (units === 'object') return { value: 1, variance: 0, tolerance: 0, tiltVariance: 0, object: null };
  const { magnification } = calibration;
  return magnification === null ? null : { value: magnification.value, variance: 0, tolerance: 0, tiltVariance: 0, object: null };
}

/** Coordinates of a body, as `bodyFrame` wants them. */
export function bodyCoordinates(body: PlacedBody): readonly number[] {
  return CORNERS.flatMap((corner) => [body[corner].x, body[corner].y]);
}

/** A body whose corners turn the other way than the rest, or that stands on its head, was clicked in the wrong order: it is not measured. */
function soundBodies(
  pose: Pose,
  bodies: ReadonlyMap<Vertebra, PlacedBody>,
  notices: Notice[],
): { readonly facing: Facing | null; readonly bodies: ReadonlyMap<Vertebra, PlacedBody> } {
  const ordered = VERTEBRAE.flatMap((vertebra) => {
    const body = bodies.get(vertebra);
    return body === undefined ? [] : [{ vertebra, body, x: bodyCoordinates(body) }];
  });
  const votes = ordered.reduce((sum, { x }) => sum + facingOf(x, 0), 0);
  if (ordered.length === 0 || votes === 0) return { facing: null, bodies: new Map() };
  const facing: Facing = votes > 0 ? 1 : -1;
  const sound = new Map<Vertebra, PlacedBody>();
  ordered.forEach(({ vertebra, body, x }, i) => {
    const neighbour = ordered[i === 0 ? 1 : i - 1];
    if (facingOf(x, 0) === facing && !(neighbour !== undefined && standsOnHead(x, neighbour.x, i === 0)))
      sound.set(vertebra, body);
    else
      notices.push(
        notice(
          'CORNERS_DISORDERED',
          sentence('trap.disordered', { film: sentence(`pose.${pose}`), vertebra }),
          null,
          body.superiorAnterior.annotations,
        ),
      );
  });
  return { facing, bodies: sound };
}

/** The way up (inferior → superior) points away from the cranial neighbour (towards it, for the topmost body's caudal one). */
function standsOnHead(x: readonly number[], neighbour: readonly number[], neighbourIsCaudal: boolean): boolean {
  const upX = at(x, 0) + at(x, 2) - at(x, 4) - at(x, 6);
  const upY = at(x, 1) + at(x, 3) - at(x, 5) - at(x, 7);
  const along = (bodyCentreX(neighbour, 0) - bodyCentreX(x, 0)) * upX + (bodyCentreY(neighbour, 0) - bodyCentreY(x, 0)) * upY;
  return neighbourIsCaudal ? along > 0 : along < 0;
}

const at = (x: readonly number[], i: number): number => x[i] ?? 0;

function outsideImage(pose: Pose, instance: Instance, spacing: Spacing, placements: Placements, notices: Notice[]): void {
  const { pixels } = instance;
  if (pixels === null) return;
  const points = [
    ...placements.tips.values(),
    ...[...placements.bodies.values()].flatMap((body) => CORNERS.map((corner) => body[corner])),
  ];
  const outside = points.filter(({ x, y }) => x < 0 || y < 0 || x > pixels.columns * spacing[1] || y > pixels.rows * spacing[0]);
  if (outside.length > 0)
    notices.push(
      notice(
        'POINT_OUTSIDE_IMAGE',
        sentence('trap.outside', { film: sentence(`pose.${pose}`), count: figure(outside.length) }),
        null,
        [...new Set(outside.flatMap((point) => point.annotations))],
      ),
    );
}
