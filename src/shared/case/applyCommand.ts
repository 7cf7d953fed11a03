import type { Result } from '#shared/base';
import { assertNever, err, ok } from '#shared/base';
import { isKnownAnnotation, type Annotation } from '#shared/annotation';
import type { Command, CommandError } from './commands.ts';
import type { CaseDocument } from './schemaV1.ts';

/** A case before anything has been said about it. */
export const EMPTY_CASE: CaseDocument = { version: 1, annotations: [] };

type Applied = Result<CaseDocument, CommandError>;

/**
 * What a command makes of a document. Pure; the parts that a command does not touch are shared with the document before.
 * A final reading takes nothing but an amendment (READING_IS_FINAL).
 */
export function applyCommand(document: CaseDocument, command: Command): Applied {
  if (document.reading?.state === 'final' && command.type !== 'reading.amend') {
    return refuse('READING_IS_FINAL', 'the reading is final: amend it, with a reason, before changing it');
  }
  switch (command.type) {
    case 'annotations.put':
      return ok({ ...document, annotations: put(document.annotations, command.annotations) });
    case 'annotations.remove':
      return removeAnnotations(document, command.ids);
    case 'registrations.set': {
      const sets = [command, ...(command.further ?? [])];
      const others = document.annotations.filter((one) => !sets.some(({ from, to }) => isBetween(one, from, to)));
      return ok({
        ...document,
        annotations: [...others, ...sets.flatMap(({ registrations }) => registrations), ...(command.plates ?? [])],
      });
    }
    case 'surgery.set':
      return ok({ ...document, surgery: command.surgery });
    case 'films.set':
      return ok({ ...document, films: command.films });
    case 'context.set':
      return ok({ ...document, context: command.context });
    case 'settings.set':
      return ok({ ...document, settings: command.settings });
    case 'reader.set':
      return ok({ ...document, reading: { ...document.reading, reader: command.reader } });
    case 'reportText.set':
      return ok({ ...document, reportText: withText(document.reportText ?? {}, command.section, command.text) });
    case 'override.set': {
      const others = (document.overrides ?? []).filter((override) => override.segment !== command.override.segment);
      return ok({ ...document, overrides: [...others, command.override] });
    }
    case 'override.remove':
      return removeOverride(document, command.segment);
    case 'secondReading.set': {
      const { segment, readerId } = command.secondReading;
      const others = (document.secondReadings ?? []).filter((one) => one.segment !== segment || one.readerId !== readerId);
      return ok({ ...document, secondReadings: [...others, command.secondReading] });
    }
    case 'keyImages.set':
      return ok({ ...document, keyImages: command.keyImages });
    case 'studies.set':
      return ok({ ...document, studies: command.studies });
    case 'case.replace':
      return ok(replaceDocument(document, command.document));
    case 'reading.finalise':
      return ok({
        ...document,
        reading: {
          ...document.reading,
          reader: command.reader,
          state: 'final',
          finalisedAt: command.at,
          contentHash: command.contentHash,
          ruleSet: command.ruleSet,
        },
      });
    case 'reading.amend':
      return amend(document, command);
    default:
      return assertNever(command);
  }
}

const refuse = (code: string, message: string): Applied => err({ code, message });

/** Replaces in place what has the same id, appends the rest in order; of one id given twice, the last counts. */
function put(present: readonly Annotation[], added: readonly Annotation[]): Annotation[] {
  const byId = new Map(added.map((annotation) => [annotation.id, annotation]));
  const kept = present.map((annotation) => {
    const replacement = byId.get(annotation.id);
    if (replacement === undefined) return annotation;
    byId.delete(annotation.id);
    return replacement;
  });
  return [...kept, ...byId.values()];
}

const isBetween = (one: Annotation, from: string, to: string): boolean =>
  isKnownAnnotation(one) &&
  (one.kind === 'registration' || one.kind === 'plate-registration') &&
  one.from === from &&
  one.to === to;

function removeAnnotations(document: CaseDocument, ids: readonly string[]): Applied {
  const missing = ids.find((id) => !document.annotations.some((annotation) => annotation.id === id));
  if (missing !== undefined) return refuse('ANNOTATION_NOT_FOUND', `no annotation ${missing} in this case`);
  const gone = new Set(ids);
  return ok({ ...document, annotations: document.annotations.filter((annotation) => !gone.has(annotation.id)) });
}

function removeOverride(document: CaseDocument, segment: string): Applied {
  const overrides = (document.overrides ?? []).filter((override) => override.segment !== segment);
  if (overrides.length === (document.overrides ?? []).length) {
    return refuse('OVERRIDE_NOT_FOUND', `no override of ${segment} in this case`);
  }
  return ok({ ...document, overrides });
}

/** An empty text takes the section away, so that clearing a field leaves no trace. */
function withText(texts: Readonly<Record<string, string>>, section: string, text: string): Record<string, string> {
  const others = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== section));
  return text === '' ? others : { ...others, [section]: text };
}

/**
 * An imported file may say nothing about studies: the case stays with those that it was opened on. Ids that occur twice in the file (which
 * reads well enough) are told apart here, or one drag would later move two points.
 */
function replaceDocument(before: CaseDocument, document: CaseDocument): CaseDocument {
  const studies = document.studies ?? before.studies;
  const annotations = withUniqueIds(document.annotations);
  return studies === undefined ? { ...document, annotations } : { ...document, annotations, studies };
}

function withUniqueIds(annotations: readonly Annotation[]): Annotation[] {
  const used = new Set(annotations.map((annotation) => annotation.id));
  if (used.size === annotations.length) return [...annotations];
  const seen = new Set<string>();
  return annotations.map((annotation) => {
    let id = annotation.id;
    for (let n = 2; seen.has(id) || (id !== annotation.id && used.has(id)); n++) id = `${annotation.id}~${n}`;
    seen.add(id);
    return id === annotation.id ? annotation : { ...annotation, id };
  });
}

function amend(document: CaseDocument, command: Extract<Command, { type: 'reading.amend' }>): Applied {
  const reading = document.reading;
  if (reading?.state !== 'final') return refuse('READING_NOT_FINAL', 'only a final reading can be amended');
  const { contentHash, finalisedAt, ruleSet, ...rest } = reading;
  const amendment = {
    at: command.at,
    readerId: command.readerId,
    reason: command.reason,
    ...(contentHash === undefined ? {} : { previousHash: contentHash }),
    ...(finalisedAt === undefined ? {} : { previouslyFinalisedAt: finalisedAt }),
    ...(ruleSet === undefined ? {} : { previousRuleSet: ruleSet }),
  };
  return ok({
    ...document,
    reading: { ...rest, state: 'amended', amendments: [...(reading.amendments ?? []), amendment] },
  });
}
