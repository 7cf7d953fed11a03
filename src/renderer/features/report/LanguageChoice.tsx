import type { ReactNode } from 'react';
import { languageTable, REPORT_LANGUAGES } from '#shared/report';
import { useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import { useReportLanguage } from './useReportLanguage.ts';
import css from './ReportScreen.module.css';

/** In which language the report is shown and written, whatever the screen's is. */
export function LanguageChoice(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const language = useReportLanguage();
  return (
    <label className={css['language']}>
      {say('report.language')}
      <select
        className="input"
        value={language}
        data-testid="report-language"
        onChange={(event) => {
          const chosen = REPORT_LANGUAGES.find((one) => one === event.target.value);
          if (chosen !== undefined) view.set({ reportLanguage: chosen });
        }}
      >
        {REPORT_LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {languageTable(one).name}
          </option>
        ))}
      </select>
    </label>
  );
}
