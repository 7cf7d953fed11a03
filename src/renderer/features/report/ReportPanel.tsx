import type { ReactNode } from 'react';
import { FileText } from 'lucide-react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Badge, Button, NoticeBox, ToneShape } from '../../ui/index.ts';
import { saySegment } from '../format.ts';
import { toneOfCategory } from '../tones.ts';
import { ExportBar } from './ExportBar.tsx';
import { FreeTexts } from './FreeTexts.tsx';

/** The report beside the films: its answers in short, the way to the page, files and words. */
export function ReportPanel(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const { segments } = useCase(shownEvaluation).assessment;
  return (
    <>
      <section className="section" aria-labelledby="answers-title">
        <div className="section-head">
          <h2 id="answers-title">{say('report.answers')}</h2>
          <Button kind="primary" size="small" onClick={() => view.set({ screen: 'report' })} data-testid="open-report">
            <FileText size={14} aria-hidden="true" />
            {say('report.open')}
          </Button>
        </div>
        {segments.length === 0 ? (
          <NoticeBox>{say('levels.noSurgery')}</NoticeBox>
        ) : (
          <ul className="stack">
            {segments.map((one) => (
              <li key={one.segment} className="row">
                <strong style={{ width: 56 }}>{saySegment(one.segment)}</strong>
                <Badge tone={toneOfCategory(one.category)}>
                  <ToneShape tone={toneOfCategory(one.category)} />
                  {sayTerm('category', one.category)}
                </Badge>
                <span className="field-hint">{one.wording}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <ExportBar />
      <FreeTexts />
    </>
  );
}
