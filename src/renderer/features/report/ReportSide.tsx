import type { ReactNode } from 'react';
import { PenLine, Stamp } from 'lucide-react';
import { readingState } from '#shared/case';
import { sayDateTime, useSay } from '../../i18n/index.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Badge, Button, NoticeBox } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { ExportBar } from './ExportBar.tsx';
import { FreeTexts } from './FreeTexts.tsx';
import css from './ReportScreen.module.css';

/** What the surgeon adds: state and signature, files, words. */
export function ReportSide(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const reading = useCase((state) => state.history.present.reading);
  const access = useCase((state) => state.access);
  const state = useCase(({ history }) => readingState(history.present));
  const amendments = reading?.amendments ?? [];
  return (
    <aside data-report-side="" tabIndex={-1} className={css['side']} aria-label={say('report.side')}>
      <section className="section" aria-labelledby="sign-title">
        <div className="section-head">
          <h2 id="sign-title">{say('report.state')}</h2>
          <Badge tone={state === 'draft' ? 'none' : 'good'} testId="report-state">
            {say(`library.state.${state}`)}
          </Badge>
        </div>
        <div className={css['status']}>
          {state !== 'draft' ? (
            <>
              <p>
                {say('report.signedBy', {
                  reader: reading?.reader?.name ?? reading?.reader?.id ?? '',
                  at: sayDateTime(reading?.finalisedAt ?? ''),
                })}
              </p>
              <p className={css['soft']}>
                {say('report.ruleSet', { ruleSet: reading?.ruleSet ?? '' })}
                <span className={css['path']}>{reading?.contentHash}</span>
              </p>
              <div>
                <Button disabled={access === 'read'} onClick={() => view.set({ dialog: 'amend' })}>
                  <PenLine size={14} aria-hidden="true" />
                  {say('report.amend')}
                </Button>
              </div>
            </>
          ) : (
            <>
              <p className={css['soft']}>{say('report.draftHint')}</p>
              <div>
                <Button
                  kind="primary"
                  disabled={access === 'read'}
                  data-testid={TEST_IDS.finalise}
                  onClick={() => view.set({ dialog: 'finalise' })}
                >
                  <Stamp size={15} aria-hidden="true" />
                  {say('report.finalise')}
                </Button>
              </div>
            </>
          )}
          {amendments.map((one) => (
            <NoticeBox key={one.at}>{say('report.amended', { at: sayDateTime(one.at), reason: one.reason })}</NoticeBox>
          ))}
        </div>
      </section>
      <ExportBar />
      <FreeTexts />
    </aside>
  );
}
