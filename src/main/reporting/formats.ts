/** A format that a report can be asked for, by its name on the command line. */
export interface ReportFormat {
  readonly name: string;
  readonly file: string;
  /** `later`: the name and the file are settled, the writer is not there yet. */
  readonly status: 'written' | 'printed' | 'later';
}

/** In the order in which they are written. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  { name: 'pdf', file: 'report.pdf', status: 'printed' },
  { name: 'html', file: 'report.html', status: 'written' },
  { name: 'json', file: 'report.json', status: 'written' },
  { name: 'csv', file: 'report.csv', status: 'written' },
  { name: 'text', file: 'report.txt', status: 'written' },
  { name: 'sr', file: 'report-sr.dcm', status: 'later' },
  { name: 'encapsulated-pdf', file: 'report-pdf.dcm', status: 'later' },
  { name: 'key-objects', file: 'report-key-objects.dcm', status: 'later' },
  { name: 'fhir', file: 'report-fhir.json', status: 'later' },
];

export const reportFormat = (name: string): ReportFormat | null => REPORT_FORMATS.find((format) => format.name === name) ?? null;

/** What is written when no format is named. */
export const DEFAULT_FORMATS: readonly string[] = REPORT_FORMATS.filter((format) => format.status !== 'later').map(
  (format) => format.name,
);
