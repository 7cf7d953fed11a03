import type { CaseDocument } from '#shared/case';
import { list, say, verbatim, type Phrase } from '../phrase.ts';
import type { ReportState } from '../structuredReport.ts';

/** A reading that was amended stays an amended one when it is signed again. */
export function stateOf({ reading }: CaseDocument): ReportState {
  const state = reading?.state ?? 'draft';
  return state === 'final' && (reading?.amendments?.length ?? 0) > 0 ? 'amended' : state;
}

/** Who amended when and why, and which signed version it replaces. */
export const amendmentPhrases = ({ reading }: CaseDocument): readonly Phrase[] =>
  (reading?.amendments ?? []).map((amendment) => {
    const before = amendment['previouslyFinalisedAt'];
    const known = {
      at: { instant: amendment.at },
      reader: verbatim(amendment.readerId),
      reason: verbatim(amendment.reason),
      hash: amendment.previousHash === undefined ? say('notRecorded') : verbatim(amendment.previousHash),
    };
    return typeof before === 'string'
      ? say('provenance.amendment.replaces', { ...known, before: { instant: before } })
      : say('provenance.amendment', known);
  });

export function readerPhrase(reader: {
  readonly id: string;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
}): Phrase {
  const parts = [reader.name ?? reader.id, ...(reader.role === undefined ? [] : [reader.role])];
  return list([...parts.map(verbatim), ...(reader.name === undefined ? [] : [verbatim(`(${reader.id})`)])], ' ');
}

/** The signature in one line; null for a draft, and for a reading that was opened again and not signed since. */
export function signaturePhrase(document: CaseDocument): Phrase | null {
  const signed = document.reading;
  if (signed === undefined || signed.state === undefined || signed.state === 'draft') return null;
  if (signed.state === 'amended' && signed.finalisedAt === undefined) return null;
  const given = (text: string | undefined): Phrase => (text === undefined ? say('notRecorded') : verbatim(text));
  return say('signed.line', {
    state: say(`state.${stateOf(document)}`),
    reader: signed.reader === undefined ? say('provenance.reader.none') : readerPhrase(signed.reader),
    at: signed.finalisedAt === undefined ? say('notRecorded') : { instant: signed.finalisedAt },
    ruleSet: given(signed.ruleSet),
    hash: given(signed.contentHash),
  });
}
