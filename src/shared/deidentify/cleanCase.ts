import { annotationFields } from '#shared/annotation';
import { VERTEBRAE, vertebraeOf } from '#shared/spine';
import { isTextOfCase, wordsOfCase } from './caseWords.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { shiftedDate } from './shiftedDate.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = Readonly<Record<string, Clean>>;
/** Undefined: the field goes. */
type Clean = (value: Json, context: Context) => Json | undefined;

interface Context {
  readonly pseudonyms: Pseudonyms;
  readonly shiftDays: number | null;
}

/**
 * A case document for other eyes. Only fields that this version of the case file has are copied: numbers, grades and facts stay, UIDs are
 * mapped as those of the images, dates shifted as theirs, readers and annotations get names from the key. All other text goes; where a
 * field must not be empty it becomes `removed`. `shiftDays` null: dates go.
 */
export function cleanCase(document: Json, pseudonyms: Pseudonyms, shiftDays: number | null): Json {
  return record(CASE)(document, { pseudonyms, shiftDays }) ?? {};
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

const fact: Clean = (value) => (typeof value === 'number' || typeof value === 'boolean' ? value : undefined);
/** Numbers in lists of any depth: points, lines, matrices. */
const points = (value: Json): Json | undefined =>
  typeof value === 'number' || value === null ? value : isList(value) ? value.map((one) => points(one) ?? null) : undefined;
const nested: Clean = (value) => points(value);
const oneOf =
  (isAllowed: (text: string) => boolean): Clean =>
  (value) =>
    typeof value === 'string' && isAllowed(value) ? value : undefined;
const list =
  (each: Clean): Clean =>
  (value, context) =>
    isList(value) ? value.flatMap((one) => each(one, context) ?? []) : undefined;
function record(fields: Fields): Clean {
  return (value, context) => {
    if (!isRecord(value)) return undefined;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const clean = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const cleaned = clean?.(inner, context);
      return cleaned === undefined ? [] : [[key, cleaned] as const];
    });
    return Object.fromEntries(entries);
  };
}
const text =
  (write: (text: string, context: Context) => string | undefined): Clean =>
  (value, context) =>
    typeof value === 'string' && value !== '' ? write(value, context) : undefined;

const uid = text((value, { pseudonyms }) => pseudonyms.uid(value));
const reader = text((value, { pseudonyms }) => `reader-${pseudonyms.label('reader', value)}`);
const id = text((value, { pseudonyms }) => (/^[a-z]\d{1,3}$/.test(value) ? value : `a-${pseudonyms.label('annotation', value)}`));
const removed = text(() => 'removed');
const words = text((value) => wordsOfCase(value) || undefined);
/** What is measured on both films of a pair: the same words stay the same. */
const object = text((value, { pseudonyms }) => wordsOfCase(value) || `object-${pseudonyms.label('object', value)}`);
const chosen = oneOf(isTextOfCase);
const vertebra = oneOf((value) => (VERTEBRAE as readonly string[]).includes(value));
const segment = oneOf((value) => vertebraeOf(value) !== null);
const date = text((value, { shiftDays }) => {
  const moved = shiftDays === null ? null : shiftedDate(value, shiftDays);
  return moved === null ? undefined : `${moved.slice(0, 4)}-${moved.slice(4, 6)}-${moved.slice(6)}`;
});
const yesNo = { anterior: chosen, posterior: chosen, left: chosen, right: chosen };
const corners = { superiorAnterior: nested, superiorPosterior: nested, inferiorPosterior: nested, inferiorAnterior: nested };

const ANNOTATION: Fields = {
  id,
  kind: oneOf((kind) => annotationFields(kind) !== null),
  sopInstanceUID: uid,
  seriesInstanceUID: uid,
  frame: fact,
  vertebra,
  segment,
  replicate: fact,
  ...corners,
  point: nested,
  superior: nested,
  inferior: nested,
  line: nested,
  lines: nested,
  points: nested,
  cranial: nested,
  caudal: nested,
  lengthMm: fact,
  toleranceMm: fact,
  object,
  partner: id,
  text: removed,
  side: chosen,
  head: nested,
  tip: nested,
  diameterMm: fact,
  extraGraft: record(yesNo),
  intraGraft: chosen,
  cleft: chosen,
  continuity: chosen,
  slices: fact,
  seenOn: list(chosen),
  upper: vertebra,
  lower: vertebra,
  from: uid,
  to: uid,
  centre: nested,
  angle: fact,
  translation: nested,
  scale: fact,
  covariance: nested,
  similarity: fact,
  wayBackMm: fact,
  landmarks: record({ ...corners, tip: nested }),
  accepted: fact,
  algorithm: text((value) => (isTextOfCase(value) ? value : 'other')),
  algorithmVersion: oneOf((value) => /^\d{1,2}(\.\d{1,2}){0,2}$/.test(value)),
  finding: chosen,
  progressive: chosen,
};

/** One of a kind of another version goes as a whole: nobody knows what its fields say. */
const annotation: Clean = (value, context) => {
  const kind = isRecord(value) && typeof value['kind'] === 'string' ? annotationFields(value['kind']) : null;
  if (kind === null) return undefined;
  return record(Object.fromEntries(Object.entries(ANNOTATION).filter(([field]) => kind.includes(field))))(value, context);
};

const CASE: Fields = {
  version: fact,
  studies: list(uid),
  surgery: record({
    date,
    monthsSince: fact,
    constructs: list(record({ from: vertebra, to: vertebra, approach: words, procedure: words, graft: words })),
    segments: list(segment),
    approach: words,
    procedure: words,
    graft: words,
  }),
  films: record({ flexion: uid, neutral: uid, extension: uid, pairingReason: removed }),
  reading: record({ reader: record({ id: reader, role: chosen, ismSemMm: fact }), state: chosen, ruleSet: chosen }),
  context: record({ smoking: chosen, diabetes: fact, osteoporosis: fact, nsaids: fact, revision: fact }),
  annotations: list(annotation),
  overrides: list(record({ segment, category: chosen, reason: removed, readerId: reader })),
  secondReadings: list(record({ segment, readerId: reader, motionReproduced: fact })),
  keyImages: list(record({ sopInstanceUID: uid, frame: fact, window: record({ center: fact, width: fact }) })),
  settings: record({ ruleSet: chosen, ismPlane: chosen, ismSource: chosen, mode: chosen }),
};
