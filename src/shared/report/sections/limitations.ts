import { say, verbatim } from '../phrase.ts';
import type { Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type Section, type Statement } from '../structuredReport.ts';
import { PLACED_TEXTS } from './freeText.ts';

/** What the reader of the report must know before believing it, and what the surgeon wrote that has no other place. */
export function limitationsSection(reading: Reading): Section {
  const { document } = reading;
  const plain = (phrase: Statement['phrase'], tone: Statement['tone'] = 'plain'): Statement => ({
    phrase,
    evidence: NO_EVIDENCE,
    tone,
  });
  const statements: Statement[] = [plain(say('limits.separate')), plain(say('limits.method'))];
  if (reading.films.flexion !== undefined && reading.films.extension !== undefined) statements.push(plain(say('limits.lateral')));
  if (reading.evaluation.assessment.segments.some((segment) => segment.profile.id === 'posterior'))
    statements.push(plain(say('limits.posterior'), 'caution'));
  if (!document.annotations.some((annotation) => annotation.kind === 'bridging')) statements.push(plain(say('limits.noCt')));
  const reason = document.films?.pairingReason;
  if (reason !== undefined && reason !== '')
    statements.push(plain(say('limits.pairing', { reason: verbatim(reason) }), 'caution'));
  const placed = new Set<string>(PLACED_TEXTS);
  const others = Object.entries(document.reportText ?? {}).filter(
    ([section, text]) => !placed.has(section) && text.trim() !== '',
  );
  const blocks: Block[] = [
    { kind: 'statements', statements },
    ...others.map(([section, text]): Block => ({ kind: 'freeText', section, text })),
  ];
  return { id: 'limitations', title: say('section.limitations'), blocks };
}
