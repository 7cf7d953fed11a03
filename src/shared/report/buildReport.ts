import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Evaluation } from '#shared/evaluateCase';
import type { Sentence } from '#shared/wording';
import { say } from './phrase.ts';
import { leadingImage, readCase } from './reading.ts';
import type { KeyImage, StructuredReport } from './structuredReport.ts';
import { adequacySection } from './sections/adequacy.ts';
import { adjacentSection } from './sections/adjacent.ts';
import { bridgingSection } from './sections/bridging.ts';
import { causesSection } from './sections/causes.ts';
import { fusionSection } from './sections/fusion.ts';
import { hardwareSection } from './sections/hardware.ts';
import { headerSection } from './sections/header.ts';
import { imagesSection } from './sections/images.ts';
import { levelsSection } from './sections/levels.ts';
import { limitationsSection } from './sections/limitations.ts';
import { marksSection } from './sections/marks.ts';
import { provenanceSection } from './sections/provenance.ts';
import { amendmentPhrases, signaturePhrase, stateOf } from './sections/signature.ts';
import { techniqueSection } from './sections/technique.ts';
import { isSyntheticInstance } from './synthetic.ts';

/** What is neither in the case nor computed from it. */
export interface ReportFacts {
  readonly productVersion: string;
  readonly keyImages: readonly KeyImage[];
  /** SHA-256 of the evaluation as it is now, lower-case hex, or null where it was not taken: a signed report is compared with it. */
  readonly contentHash: string | null;
  /** Why there are no key images, or null. */
  readonly keyImagesMissing: Sentence | null;
  /** ISO 8601 UTC from outside, or null: then the report carries no time of its own. */
  readonly generatedAt: string | null;
}

/**
 * The document that answers: has it fused, is the hardware where it should be, and how sure can one be. Fusion first, then hardware, then
 * adjacent segments and alignment, then by cause; technique and tables behind. Pure; in no language yet.
 */
export function buildReport(
  document: CaseDocument,
  index: StudyIndex,
  evaluation: Evaluation,
  facts: ReportFacts,
): StructuredReport {
  const reading = readCase(document, index, evaluation);
  const film = leadingImage(reading);
  return {
    title: say('title'),
    state: stateOf(document),
    signature: signaturePhrase(document),
    amendments: amendmentPhrases(document),
    synthetic: Object.values(index.instances).some(isSyntheticInstance),
    patient: {
      name: film?.patient.name ?? '',
      id: film?.patient.id ?? '',
      birthDate: film?.patient.birthDate ?? null,
      sex: film?.patient.sex ?? null,
    },
    studyDate: film?.study.date ?? null,
    sections: [
      headerSection(reading),
      fusionSection(reading),
      hardwareSection(reading),
      adjacentSection(reading),
      causesSection(reading),
      limitationsSection(reading),
      imagesSection(facts.keyImages, facts.keyImagesMissing),
      adequacySection(reading),
      levelsSection(reading),
      bridgingSection(reading),
      ...marksSection(reading),
      techniqueSection(reading),
      provenanceSection(reading, facts),
    ],
    evaluation,
    productVersion: facts.productVersion,
    generatedAt: facts.generatedAt,
  };
}
