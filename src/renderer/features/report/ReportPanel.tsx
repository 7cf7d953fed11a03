import type { ReactNode } from 'react';
import { FileText } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Button, NoticeBox } from '../../ui/index.ts';
import { ExportBar } from './ExportBar.tsx';
import { FreeTexts } from './FreeTexts.tsx';
import { LevelAnswers } from './LevelAnswers.tsx';

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
        {segments.length === 0 ? <NoticeBox>{say('levels.noSurgery')}</NoticeBox> : <LevelAnswers segments={segments} />}
      </section>
      <ExportBar />
      <FreeTexts />
    </>
  );
}
