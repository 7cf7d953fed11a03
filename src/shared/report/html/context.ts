import type { ReportLanguage } from '../language.ts';

export interface HtmlContext {
  readonly language: ReportLanguage;
  /** Evidence can be clicked. */
  readonly interactive: boolean;
}
