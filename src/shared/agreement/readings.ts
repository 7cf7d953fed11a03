import { z } from 'zod';
import { err, ok, type Result } from '#shared/base';

/** Readings of a study, as the file of the command line has them. Unknown fields are kept, wrong ones refused with their path. */
const readingSchema = z.looseObject({
  /** `case01/C5-C6`: what stands before the first slash is the patient, whose levels are not independent. */
  subject: z.string().min(1),
  reader: z.string().min(1),
  /** 1, 2, …: the same reader again. */
  round: z.int().positive(),
  value: z.number().optional(),
  category: z.string().min(1).optional(),
  /** A number with a mistake of handling (wrong level, swapped films): counted apart from errors of measuring. */
  clerical: z.boolean().optional(),
});

const readingsSchema = z.looseObject({
  version: z.literal(1),
  quantity: z.string().min(1),
  unit: z.string(),
  /** The categories in order, best first; without it the known order of the fusion categories, or that of the alphabet. */
  categories: z.array(z.string().min(1)).min(2).optional(),
  /** The reader that the others are held against. */
  reference: z.string().min(1).optional(),
  readings: z.array(readingSchema),
});

export type Reading = Readonly<z.infer<typeof readingSchema>>;
export type Readings = Readonly<z.infer<typeof readingsSchema>>;

export interface ReadingsIssue {
  /** READINGS_NOT_JSON, READINGS_VERSION, READINGS_FIELD, READINGS_TWICE. */
  readonly code: string;
  /** `readings[3].value`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

export function parseReadings(text: string): Result<Readings, readonly ReadingsIssue[]> {
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err([{ code: 'READINGS_NOT_JSON', path: '', message: `the readings are not JSON: ${why}` }]);
  }
  const parsed = readingsSchema.safeParse(json);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        code: path[0] === 'version' ? 'READINGS_VERSION' : 'READINGS_FIELD',
        path: pathText(path),
        message: message.replace(/^Invalid input: /, ''),
      })),
    );
  }
  const twice = readTwice(parsed.data.readings);
  return twice.length > 0 ? err(twice) : ok(parsed.data);
}

/** One reader reads one subject once a round. */
function readTwice(readings: readonly Reading[]): readonly ReadingsIssue[] {
  const seen = new Map<string, number>();
  const issues: ReadingsIssue[] = [];
  for (const [i, { subject, reader, round }] of readings.entries()) {
    const key = JSON.stringify([subject, reader, round]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    else {
      const message = `${reader} has read ${subject} in round ${round} already, in readings[${first}]`;
      issues.push({ code: 'READINGS_TWICE', path: `readings[${i}]`, message });
    }
  }
  return issues;
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`), '');

/** The patient of a subject. */
export const patientOf = (subject: string): string => subject.split('/', 1)[0] ?? subject;
