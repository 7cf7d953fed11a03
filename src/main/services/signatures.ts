import type { CaseDocument, JournalEntry, Reader } from '#shared/case';
import { evaluationJson } from '#shared/evaluateCase';
import { ApiError } from '#shared/ipc';
import { sha256 } from '../io/atomicWrite.ts';
import type { Library } from '../io/library.ts';
import type { Ports } from './ports.ts';

export interface Signature {
  /** SHA-256, lower-case hex, of the evaluation as `evaluationJson` writes it, which is what the command line prints. */
  readonly contentHash: string;
  /** `id/version`. */
  readonly ruleSet: string;
}

/** What a reader signs is computed here from the journal's document, and compared when the signature is written: never a number of the screen. */
export interface Signatures {
  readonly prepare: (document: CaseDocument, reader: Reader) => Signature;
  /** Throws HASH_MISMATCH for a signature under another evaluation than the one on the disk. */
  readonly approve: (after: CaseDocument, entry: JournalEntry) => void;
}

export function createSignatures(evaluate: Ports['evaluate'], library: Pick<Library, 'index'>): Signatures {
  const sign = (document: CaseDocument): Signature => {
    const evaluation = evaluate(document, library.index(document.studies ?? []));
    const { id, version } = evaluation.assessment.ruleSet;
    return { contentHash: sha256(evaluationJson(evaluation)), ruleSet: `${id}/${version}` };
  };
  return {
    prepare: (document, reader) => sign({ ...document, reading: { ...document.reading, reader } }),
    approve(after, entry) {
      if (entry.kind !== 'do' || entry.command.type !== 'reading.finalise') return;
      if (sign(after).contentHash !== entry.command.contentHash) {
        throw new ApiError(
          'HASH_MISMATCH',
          'the evaluation that was signed is not the one of the case on the disk; open it again',
        );
      }
    },
  };
}
