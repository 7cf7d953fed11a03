import type { ReactNode } from 'react';
import { useState } from 'react';
import { CircleAlert, CircleCheck, Copy, FileDown, FolderOpen } from 'lucide-react';
import type { CaseDocument } from '#shared/case';
import type { ExportedFile } from '#shared/ipc';
import { sayCode, useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { failureOf } from '../../state/failure.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Badge, Button, NoticeBox, Progress } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { copyReport } from '../export/richText.ts';
import { useReportLanguage } from './useReportLanguage.ts';
import css from './ReportScreen.module.css';

const FORMATS = ['pdf', 'html', 'json', 'csv', 'text'] as const;
type Format = (typeof FORMATS)[number];

/** A file and what the reading was when it was made. */
interface MadeFile extends ExportedFile {
  readonly state: 'draft' | 'final' | 'amended';
  readonly document: CaseDocument;
}

/** Files of the report, each with what it is of: one that was made as a draft stays one after the signature. A file is called saved only when it has been read back and compared. */
export function ExportBar(): ReactNode {
  const { bridge, info, cases, toasts } = useServices();
  const say = useSay();
  const caseId = useCase((state) => state.caseId);
  const language = useReportLanguage();
  const [busy, setBusy] = useState(false);
  const state = useCase((one) => shownDocument(one).reading?.state ?? 'draft');
  const document = useCase((one) => one.history.present);
  const [files, setFiles] = useState<readonly MadeFile[]>([]);
  const fail = (error: unknown): void => {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('export.failed'), detail: sayCode(code, message) });
  };
  const run = async (formats: readonly Format[]): Promise<void> => {
    if (caseId === null) return;
    setBusy(true);
    try {
      // What is exported is what lies on the disk: wait until everything has arrived there.
      await cases.settled();
      const made = cases.getState().history.present;
      const done = await bridge.api.exportReport({ caseId, formats: [...formats], directory: null, language });
      setFiles(done.files.map((file) => ({ ...file, state: made.reading?.state ?? 'draft', document: made })));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const copy = async (): Promise<void> => {
    if (caseId === null) return;
    try {
      await cases.settled();
      const { html, text } = await bridge.api.previewReport({ caseId, language });
      await copyReport(html, text);
      toasts.show({ tone: 'good', title: say('export.copied'), detail: null });
    } catch (error) {
      fail(error);
    }
  };
  const { printToPdf, reveal } = info.capabilities;
  return (
    <section className="section" data-testid={TEST_IDS.exportBar} aria-labelledby="export-title">
      <div className="section-head">
        <h2 id="export-title">{say('export.title')}</h2>
      </div>
      <div className={css['formats']}>
        <Button kind="primary" disabled={busy || !printToPdf} onClick={() => void run(['pdf'])} data-testid="export-pdf">
          <FileDown size={15} aria-hidden="true" />
          {say('export.pdf')}
        </Button>
        {FORMATS.slice(1).map((format) => (
          <Button key={format} disabled={busy} onClick={() => void run([format])} data-testid={`export-${format}`}>
            {say(`export.${format}`)}
          </Button>
        ))}
        <Button disabled={busy} onClick={() => void run(printToPdf ? FORMATS : FORMATS.slice(1))} data-testid="export-all">
          {say('export.all')}
        </Button>
        <Button disabled={busy} onClick={() => void copy()} data-testid="export-copy">
          <Copy size={14} aria-hidden="true" />
          {say('export.copy')}
        </Button>
      </div>
      {!printToPdf && <NoticeBox>{say('export.noPdf')}</NoticeBox>}
      {busy && <Progress label={say('export.running')} done={0} total={null} />}
      <ul className={css['files']} data-testid={TEST_IDS.exported} aria-live="polite">
        {files.map((file) => (
          <li key={file.format} data-ok={file.verified} data-format={file.format} data-path={file.path}>
            {file.verified ? <CircleCheck size={15} aria-hidden="true" /> : <CircleAlert size={15} aria-hidden="true" />}
            <span>
              <strong>{file.format.toUpperCase()}</strong>{' '}
              <Badge tone={file.state === 'draft' ? 'unsure' : 'none'}>{say(`library.state.${file.state}`)}</Badge>{' '}
              {file.verified
                ? say('export.verified')
                : file.error === null
                  ? say('export.notVerified')
                  : sayCode(file.error.code, file.error.message)}
              <span className={css['path']}>{file.path}</span>
              {file.document !== document && (
                <span className={css['path']} data-outdated="">
                  {say(file.state === 'draft' && state !== 'draft' ? 'export.wasDraft' : 'export.changedSince')}
                </span>
              )}
            </span>
            {file.verified && reveal && (
              <Button size="small" kind="quiet" onClick={() => void bridge.api.reveal({ path: file.path }).catch(fail)}>
                <FolderOpen size={14} aria-hidden="true" />
                {say('export.reveal')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
