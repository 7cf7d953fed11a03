import type { Annotation, CalibrationAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { Calibration } from '#shared/calibration';
import { baseSpacing, headerCalibration, resolveCalibration } from '#shared/calibration';
import type { CaseDocument } from '#shared/case';
import type { Instance } from '#shared/dicom';
import type { Pose } from '#shared/spine';
import { POSES } from '#shared/spine';
import { figure, sentence, type Sentence } from '#shared/wording';
import type { Plane } from '#shared/units';
import type { Films } from './film.ts';
import type { FilmChoice } from './films.ts';
import { ASSUMED_SEM_MM, clickFromSem } from './placementError.ts';

/** What an image's marks are measured with. */
export interface MarkContext {
  readonly instance: Instance;
  readonly pose: Pose | null;
  /** `[row, column]`: mm of one pixel, or its shape alone (`[aspect, 1]`) where there are no millimetres. */
  readonly spacing: readonly [number, number];
  readonly plane: Exclude<Plane, 'none'> | null;
  readonly calibration: Calibration;
  /** SD of one click along one axis in units of `spacing`, and its degrees of freedom. */
  readonly click: { readonly sd: number; readonly df: number };
  readonly from: Sentence;
  /** The same for two documents in which nothing changed that this image's marks are measured with. */
  readonly key: string;
}

/** On an image without millimetres and without landmarks nothing says how large a click's error is: a pixel's width is assumed. */
const ASSUMED_CLICK_PX = 1;

/** One image's scale and click error: a film of the case as it is measured there, any other image by its own calibration and the reader's SEM. */
export function markContext(
  document: CaseDocument,
  instance: Instance,
  choices: Readonly<Record<Pose, FilmChoice>>,
  films: Films,
): MarkContext {
  const uid = instance.sopInstanceUID;
  const pose = POSES.find((one) => choices[one].sopInstanceUID === uid) ?? null;
  const film = pose === null ? null : films[pose];
  const header = headerCalibration(instance);
  const base = baseSpacing(header);
  const known = clickFromSem(document.reading?.reader?.ismSemMm ?? ASSUMED_SEM_MM);
  const isPixels = header.spacingMm === null;
  const own =
    film !== null && film.errors.line.sd > 0
      ? { sd: film.errors.line.sd, df: film.errors.line.df, from: film.errors.from }
      : { sd: isPixels ? ASSUMED_CLICK_PX : known, df: Infinity, from: assumed(document, isPixels) };
  const drawn = document.annotations.filter((one) => isCalibrationOf(one, uid));
  const calibration = film?.calibration ?? resolveCalibration(instance, drawn, own.sd);
  const spacing = calibration.spacingMm ?? [calibration.aspect, 1];
  const click = { sd: (own.sd * spacing[1]) / base[1], df: own.df };
  return {
    instance,
    pose,
    spacing,
    plane: calibration.plane,
    calibration,
    click,
    from: own.from,
    key: [
      ...spacing,
      calibration.plane,
      calibration.relativeStandardError,
      calibration.badge.text,
      click.sd,
      click.df,
      pose,
    ].join(),
  };
}

const isCalibrationOf = (one: Annotation, uid: string): one is CalibrationAnnotation =>
  isKnownAnnotation(one) && one.kind === 'calibration' && one.sopInstanceUID === uid;

function assumed(document: CaseDocument, isPixels: boolean): Sentence {
  if (isPixels) return sentence('mark.errorPixels', { pixels: figure(ASSUMED_CLICK_PX) });
  const stored = document.reading?.reader?.ismSemMm;
  return stored === undefined
    ? sentence('error.assumed', { sem: figure(ASSUMED_SEM_MM, 1) })
    : sentence('error.stored', { sem: figure(stored) });
}
