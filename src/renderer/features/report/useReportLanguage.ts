import { isReportLanguage, type ReportLanguage } from '#shared/report';
import { screenLanguage } from '../../i18n/index.ts';
import { useCase, useView } from '../../state/services.ts';

/** The report's language: as chosen on its screen, else the case's own, else the screen's. */
export function useReportLanguage(): ReportLanguage {
  const chosen = useView((state) => state.reportLanguage);
  const own = useCase((state) => state.history.present.settings?.['reportLanguage']);
  if (chosen !== null) return chosen;
  if (typeof own === 'string' && isReportLanguage(own)) return own;
  return screenLanguage();
}
