import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type TruthPoint = readonly [number, number];

/** Landmarks of one vertebra on one film, pixels from the corner of the first pixel. */
export interface TruthVertebra {
  readonly superior_anterior: TruthPoint;
  readonly superior_posterior: TruthPoint;
  readonly inferior_posterior: TruthPoint;
  readonly inferior_anterior: TruthPoint;
  readonly spinous_tip: TruthPoint;
}

export interface TruthLevel {
  readonly rotation_projected_deg: number;
  readonly translation_mm: readonly [number, number];
  readonly ism_object_signed_mm: number;
  readonly ism_detector_signed_mm: number;
  readonly interspinous_flexion_mm: number;
  readonly interspinous_extension_mm: number;
}

/** The part of a `truth.json` that the tests go by: the same in synthetic cases and in the film pairs of real anatomy. */
export interface Truth {
  readonly levels: Readonly<Record<string, TruthLevel>>;
  readonly dx: Readonly<
    Record<
      string,
      { readonly sop: string; readonly pixel_mm: number; readonly landmarks_px: Readonly<Record<string, TruthVertebra>> }
    >
  >;
}

export const readTruth = (path: string): Truth => JSON.parse(readFileSync(path, 'utf8')) as Truth;

/** Landmarks of a truth as a case file's annotations; only the vertebrae that it has. */
export function annotationsOf(truth: Truth): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(truth.dx).flatMap(([pose, { sop, landmarks_px }]) =>
    Object.entries(landmarks_px).flatMap(([vertebra, at]) => {
      const on = { sopInstanceUID: sop, frame: 1, vertebra };
      return [
        {
          ...on,
          id: `${pose}-${vertebra}-body`,
          kind: 'vertebra',
          superiorAnterior: at.superior_anterior,
          superiorPosterior: at.superior_posterior,
          inferiorPosterior: at.inferior_posterior,
          inferiorAnterior: at.inferior_anterior,
        },
        { ...on, id: `${pose}-${vertebra}-tip`, kind: 'spinous-tip', point: at.spinous_tip },
      ];
    }),
  );
}

/** What the film simulation wrote beside a bundled case's images. */
export function bundledCaseFile(home: string, name: string): string {
  const root = join(home, 'bundled');
  // Which edition of the pictures stands there is the program's own business.
  const edition = readdirSync(root).find((one) => existsSync(join(root, one, name)));
  if (edition === undefined) throw new Error(`${name} has not been made under ${root}`);
  return join(root, edition, name);
}
