import { languageTable, type ReportLanguage } from '../language.ts';
import { phraseText } from '../phraseText.ts';
import { personName } from '../sections/header.ts';
import type { StructuredReport } from '../structuredReport.ts';
import { cssString } from './escape.ts';

export type Paper = 'A4' | 'Letter';

/** Who, what, the notice and the page's number in the margins of every printed page (CSS paged media, margin boxes). */
export function pageBoxes(report: StructuredReport, language: ReportLanguage, families: string, paper: Paper): string {
  const { strings } = languageTable(language);
  const { patient } = report;
  const who = [
    personName(patient.name),
    patient.id,
    patient.birthDate === null ? '' : `${strings['field.birthDate']} ${phraseText({ date: patient.birthDate }, language)}`,
  ].filter((part) => part !== '');
  const marks = [
    ...(report.signature === null ? [strings['mark.draft']] : []),
    ...(report.synthetic ? [strings['mark.synthetic']] : []),
  ].join(' · ');
  const what = report.studyDate === null ? phraseText(report.title, language) : phraseText({ date: report.studyDate }, language);
  const box = (name: string, content: string, more = ''): string =>
    `@${name}{content:${content};font-family:${families};font-size:7.5pt;color:#4d5860;${more}}`;
  return [
    `@page{size:${paper};margin:19mm 15mm 18mm;`,
    box('top-left', cssString(who.join(' · ')), 'font-weight:600;color:#1a2026;'),
    box(
      'top-right',
      cssString([marks, what].filter((part) => part !== '').join('  ·  ')),
      marks === '' ? '' : 'font-weight:600;color:#9a3412;',
    ),
    box('bottom-left', cssString(strings['notice'])),
    box('bottom-right', `${cssString(`${strings['page.of']} `)} counter(page) " / " counter(pages)`),
    '}',
  ].join('');
}
