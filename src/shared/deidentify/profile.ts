import { z } from 'zod';
import { err, ok, type Result } from '#shared/base';

/** Options of PS3.15 Annex E that a project chooses. What is left out is as in `DEFAULT_PROFILE`. */
const optionsSchema = z.strictObject({
  /** Dates shifted by a number of days of their own for each patient; off: dates and times go. */
  retainLongitudinal: z.boolean().default(true),
  retainDevice: z.boolean().default(false),
  retainPatientCharacteristics: z.boolean().default(false),
  /** Descriptions keep the words of a vocabulary of views, anatomy and technique; off: they go. */
  cleanDescriptors: z.boolean().default(true),
  /** Images are looked at for burned-in text; off: they are taken as they are. */
  cleanPixelData: z.boolean().default(true),
  cleanGraphics: z.boolean().default(true),
});

/** A rectangle that somebody reviewed: columns, rows, width, height in pixels from the top left. */
const rectangle = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().positive(), z.int().positive()]);

const maskSchema = z.strictObject({
  /** Original SOP Instance UID; or all images of this modality and size. */
  sopInstanceUID: z.string().optional(),
  modality: z.string().optional(),
  rows: z.int().positive().optional(),
  columns: z.int().positive().optional(),
  /** None: reviewed, nothing to mask. */
  rectangles: z.array(rectangle),
});

const profileSchema = z.strictObject({
  version: z.literal(1),
  options: optionsSchema.prefault({}),
  masks: z.array(maskSchema).default([]),
});

export type Profile = Readonly<z.infer<typeof profileSchema>>;
export type ProfileOptions = Profile['options'];
export type Mask = Profile['masks'][number];

export const DEFAULT_PROFILE: Profile = profileSchema.parse({ version: 1 });

/** Reads a profile file. Errors: one line a fault, with its path. */
export function parseProfile(text: string): Result<Profile, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err([`the profile is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = profileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`));
}

/** CID 7050, De-identification Method: the codes that (0012,0064) lists for what was done. */
export function methodCodes(options: ProfileOptions): readonly { readonly value: string; readonly meaning: string }[] {
  const all: readonly (readonly [boolean, string, string])[] = [
    [true, '113100', 'Basic Application Confidentiality Profile'],
    [options.cleanPixelData, '113101', 'Clean Pixel Data Option'],
    [options.cleanGraphics, '113103', 'Clean Graphics Option'],
    [options.cleanDescriptors, '113105', 'Clean Descriptors Option'],
    [options.retainLongitudinal, '113107', 'Retain Longitudinal Temporal Information Modified Dates Option'],
    [options.retainPatientCharacteristics, '113108', 'Retain Patient Characteristics Option'],
    [options.retainDevice, '113109', 'Retain Device Identity Option'],
  ];
  return all.filter(([applies]) => applies).map(([, value, meaning]) => ({ value, meaning }));
}
