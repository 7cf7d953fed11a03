import { readingState, type CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Evaluation } from '#shared/evaluateCase';
import { ApiError, type CaseSummary, type LibraryListing, type StudySummary } from '#shared/ipc';
import type { CaseRow, Journal } from '../io/journal.ts';
import type { Library, LibraryStudy } from '../io/library.ts';
import { foldForSearch, matchesSearch } from '../io/librarySearch.ts';
import { type Bundled, waitingSummary } from './bundled.ts';

export interface StudyListOptions {
  readonly journal: Journal;
  readonly library: Library;
  readonly bundled: Bundled;
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly evaluate: (document: CaseDocument, index: StudyIndex) => Evaluation;
}

type Summary = Pick<CaseSummary, 'state' | 'problem' | 'reader' | 'categories'>;

/** The study list: what is in the index and the bundled cases, with the state of each one's reading. */
export function listStudies(options: StudyListOptions, search: string): LibraryListing {
  const { journal, library, bundled } = options;
  const hidden = journal.hidden();
  const cases = new Map<string, CaseSummary>();
  for (const row of journal.cases()) {
    const wanted = row.studies.filter((uid) => !cases.has(uid));
    if (wanted.length === 0) continue;
    const summary = { caseId: row.caseId, studies: row.studies, updatedAt: row.updatedAt, ...summaryOf(options, row) };
    for (const uid of wanted) cases.set(uid, summary);
  }
  const found = library.studies(search).map((one) => toSummary(one, cases.get(one.study.studyInstanceUID) ?? null));
  const waiting = bundled
    .waiting()
    .map(waitingSummary)
    .filter((one) => matchesSearch(searchText(one), search))
    .map((one) => ({ ...one, case: cases.get(one.studyInstanceUID) ?? null }));
  return {
    studies: [...found, ...waiting].filter((one) => !hidden.has(one.studyInstanceUID)),
    // What happened to a store is said where files that could not be read are said.
    rejected: [...journal.notices, ...library.notices].map((one) => ({ path: '', ...one })).concat(library.rejected()),
  };
}

const searchText = (one: StudySummary): string =>
  foldForSearch([one.patientName, one.patientID, one.studyDescription, one.institution, one.studyDate].join(' '));

function toSummary({ study, facts }: LibraryStudy, one: CaseSummary | null): StudySummary {
  return {
    studyInstanceUID: study.studyInstanceUID,
    patientName: study.patientName,
    patientID: study.patientID,
    patientBirthDate: facts.patientBirthDate,
    studyDate: study.studyDate,
    studyDescription: facts.studyDescription,
    institution: facts.institution,
    modalities: facts.modalities,
    images: facts.images,
    source: facts.source,
    synthetic: facts.synthetic,
    ready: true,
    case: one,
  };
}

/** Computed once for a number of journal entries, then kept in the index. A case that cannot be read is listed all the same. */
function summaryOf(options: StudyListOptions, row: CaseRow): Summary {
  const kept = options.library.caseSummary(row.caseId, row.count);
  if (kept !== null) return kept as Summary;
  try {
    const document = options.document(row.caseId);
    const reader = document.reading?.reader;
    const { assessment } = options.evaluate(document, options.index(document));
    const summary: Summary = {
      state: readingState(document),
      problem: null,
      reader: reader?.name ?? reader?.id ?? null,
      categories: assessment.segments.map(({ segment, category }) => ({ segment, category })),
    };
    options.library.keepCaseSummary(row.caseId, row.count, summary);
    return summary;
  } catch (error) {
    const problem =
      error instanceof ApiError
        ? { code: error.code, message: error.message }
        : { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
    return { state: 'unreadable', problem, reader: null, categories: [] };
  }
}
