import { list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { levelName, type Reading } from '../reading.ts';
import { citationLines } from '../citations.ts';
import { amendmentPhrases, readerPhrase, stateOf } from './signature.ts';
import { NO_EVIDENCE, type Block, type Fact, type Section, type Statement } from '../structuredReport.ts';
import type { StringKey } from '../strings/en.ts';

/** Rule set, reader, signature, overrides, amendments and the sources of the criteria. */
export function provenanceSection(
  reading: Reading,
  facts: { readonly productVersion: string; readonly generatedAt: string | null; readonly contentHash: string | null },
): Section {
  const { productVersion, generatedAt, contentHash } = facts;
  const { document, evaluation } = reading;
  const { ruleSet, mode } = evaluation.assessment;
  const signed = document.reading;
  const state = stateOf(document);
  const reader = signed?.reader;
  const fact = (label: StringKey, value: Phrase): Fact => ({ label: say(label), value, evidence: NO_EVIDENCE });
  const lines: Fact[] = [
    fact('provenance.state', say(`state.${state}`)),
    fact('provenance.reader', reader === undefined ? say('provenance.reader.none') : readerPhrase(reader)),
    fact('provenance.sem', semPhrase(reader)),
    fact('provenance.ruleSet', verbatim(`${ruleSet.id} ${ruleSet.version}`)),
    fact('provenance.mode', say(`provenance.mode.${mode}`)),
    ...(state === 'draft' || signed?.finalisedAt === undefined
      ? [fact('provenance.finalised', say('provenance.unsigned'))]
      : [fact('provenance.finalised', { instant: signed.finalisedAt })]),
    ...(state === 'draft' || signed?.contentHash === undefined ? [] : [fact('provenance.hash', verbatim(signed.contentHash))]),
    ...(state === 'draft' || signed?.ruleSet === undefined ? [] : [fact('provenance.signedRuleSet', verbatim(signed.ruleSet))]),
    fact('provenance.overrides', overridesPhrase(reading)),
    fact('provenance.product', verbatim(`Fusion Review ${productVersion}`)),
    ...(generatedAt === null ? [] : [fact('provenance.generated', { instant: generatedAt })]),
  ];
  const amendments: Statement[] = amendmentPhrases(document).map((phrase) => ({
    phrase,
    evidence: NO_EVIDENCE,
    tone: 'override',
  }));
  if (state !== 'draft' && contentHash !== null && signed?.contentHash !== undefined && signed.contentHash !== contentHash)
    amendments.push({
      phrase: say('provenance.changed', { hash: verbatim(contentHash) }),
      evidence: NO_EVIDENCE,
      tone: 'caution',
    });
  const sources: Statement[] = citationLines(reading).map((line) => ({
    phrase: say('provenance.citation', { citation: { sentence: line } }),
    evidence: NO_EVIDENCE,
    tone: 'muted',
  }));
  const plane = say(`technique.plane.${evaluation.assessment.ismPlane}`);
  const criteria: Statement[] = [
    say('criteria.superjacent'),
    say('criteria.plane', { plane }),
    say('criteria.ct'),
    say('limits.unverified'),
  ].map((phrase) => ({ phrase, evidence: NO_EVIDENCE, tone: 'muted' }));
  const blocks: Block[] = [
    { kind: 'facts', facts: lines },
    ...(amendments.length > 0 ? [{ kind: 'statements' as const, statements: amendments }] : []),
    { kind: 'statements', statements: criteria },
    { kind: 'statements', statements: sources },
  ];
  return { id: 'provenance', title: say('section.provenance'), blocks };
}

function semPhrase(
  reader: { readonly ismSemMm?: number | undefined; readonly semSource?: string | undefined } | undefined,
): Phrase {
  if (reader?.ismSemMm === undefined) return say('provenance.sem.none');
  const source = reader.semSource === undefined ? say('notRecorded') : verbatim(reader.semSource);
  return say('provenance.sem.value', { value: numeral(reader.ismSemMm, 2), source });
}

function overridesPhrase(reading: Reading): Phrase {
  const overridden = reading.evaluation.assessment.segments.flatMap((segment) =>
    segment.override === null ? [] : [{ segment, override: segment.override }],
  );
  if (overridden.length === 0) return say('provenance.overrides.none');
  return list(
    overridden.map(({ segment, override }) =>
      say('provenance.override', {
        level: verbatim(levelName(segment.segment)),
        category: say(`category.${override.category}`),
        suggested: say(`category.${segment.suggestedCategory}`),
        reason: verbatim(override.reason),
      }),
    ),
    '; ',
  );
}
