import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ArrowLeft, LoaderCircle } from 'lucide-react';
import { sayCode, useSay } from '../../i18n/index.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Button, Empty } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { ReportSide } from './ReportSide.tsx';
import { useReportLanguage } from './useReportLanguage.ts';
import type { ReportEvidence } from './evidence.ts';
import css from './ReportScreen.module.css';

/** The report as it will be printed, beside what the surgeon adds to it. */
export function ReportScreen(): ReactNode {
  const services = useServices();
  const { cases, view, bridge } = services;
  const say = useSay();
  const caseId = useCase((state) => state.caseId);
  const document = useCase((state) => state.history.present);
  const save = useCase((state) => state.save);
  const [html, setHtml] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const language = useReportLanguage();
  const asked = useRef(0);

  // The page is made of what lies on the disk: it is asked for again when everything has arrived there.
  useEffect(() => {
    if (caseId === null || save !== 'saved') return;
    const mine = ++asked.current;
    bridge.api
      .previewReport({ caseId, language })
      .then((made) => {
        if (mine !== asked.current) return;
        setHtml(made.html);
        setFailure(null);
      })
      .catch((error: unknown) => {
        if (mine === asked.current) setFailure(failureOf(error));
      });
  }, [bridge, caseId, document, save, language]);

  const onEvidence = useCallback(
    (evidence: ReportEvidence) => {
      view.set({ screen: 'reading', panel: 'levels' });
      view.jumpTo(evidence.annotations, evidence.images);
    },
    [view],
  );
  if (caseId === null) {
    return (
      <Empty title={say('case.none')} hint={say('case.noneHint')}>
        <Button onClick={() => view.set({ screen: 'library' })}>{say('app.toLibrary')}</Button>
      </Empty>
    );
  }
  return (
    <div className={css['screen']} data-testid={TEST_IDS.report}>
      <div className={css['page']}>
        <div className={css['head']}>
          <Button kind="quiet" size="small" onClick={() => view.set({ screen: 'reading' })}>
            <ArrowLeft size={14} aria-hidden="true" />
            {say('report.back')}
          </Button>
          <h1>{say('report.title')}</h1>
          {/* The page holds a stop for every number: nobody should have to pass them all to come to the files. */}
          <button
            type="button"
            className={css['skip']}
            data-skip-page=""
            onClick={() => window.document.querySelector<HTMLElement>('[data-report-side]')?.focus()}
          >
            {say('report.skip')}
          </button>
          <span className={css['soft']}>{say('report.jumpHint')}</span>
          <LanguageChoice />
        </div>
        {failure !== null ? (
          <Empty title={say('report.failed')} hint={sayCode(failure.code, failure.message)}>
            <Button onClick={() => void cases.reload()}>{say('app.retry')}</Button>
          </Empty>
        ) : html === null ? (
          <Empty
            icon={<LoaderCircle size={24} aria-hidden="true" />}
            title={say('report.making')}
            hint={say('report.makingHint')}
          />
        ) : (
          <ReportFrame html={html} title={say('report.title')} onEvidence={onEvidence} />
        )}
      </div>
      <ReportSide />
    </div>
  );
}
