import type { ReactNode } from 'react';
import { memo } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { EvaluationWarning } from '#shared/assessment';
import { isKnownAnnotation } from '#shared/annotation';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useServices } from '../../state/services.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { saySegment } from '../format.ts';
import { distinctWarnings, namesLevel, sayWarning } from './warningWords.ts';
import css from './WarningsList.module.css';

/** What the reader must know before the numbers are believed; each leads to its points. */
export const WarningsList = memo(function WarningsList({
  warnings,
}: {
  readonly warnings: readonly EvaluationWarning[];
}): ReactNode {
  const { cases, view } = useServices();
  const say = useSay();
  if (warnings.length === 0) return null;
  const shown = distinctWarnings(warnings);
  const jump = (warning: EvaluationWarning): void => {
    const wanted = new Set(warning.annotations);
    const images = shownDocument(cases.getState())
      .annotations.filter((one) => wanted.has(one.id) && isKnownAnnotation(one))
      .flatMap((one) => ('sopInstanceUID' in one && typeof one.sopInstanceUID === 'string' ? [one.sopInstanceUID] : []));
    view.jumpTo(warning.annotations, images);
  };
  return (
    <section className="section" aria-labelledby="warnings-title" data-testid={TEST_IDS.warnings}>
      <div className="section-head">
        <h2 id="warnings-title">{say('warnings.title', { count: shown.length })}</h2>
      </div>
      <ul className={css['list']}>
        {shown.map((warning, at) => (
          <li key={`${warning.code}-${at}`} data-testid={TEST_IDS.warning} data-code={warning.code}>
            <TriangleAlert size={14} aria-hidden="true" />
            <span>
              {warning.segment !== null && !namesLevel(warning) && <strong>{saySegment(warning.segment)} </strong>}
              {sayWarning(warning)}
            </span>
            {warning.annotations.length > 0 && (
              <button type="button" className="button" data-kind="link" data-size="small" onClick={() => jump(warning)}>
                {say('warnings.show')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
});
