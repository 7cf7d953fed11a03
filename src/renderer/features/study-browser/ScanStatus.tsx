import type { ReactNode } from 'react';
import { CircleCheck, FileWarning, X } from 'lucide-react';
import { sayCode, useSay } from '../../i18n/index.ts';
import { useLibrary, useServices } from '../../state/services.ts';
import { Button, IconButton, NoticeBox, Progress } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { stopSending } from './bringFiles.ts';
import css from './ScanStatus.module.css';

/** What is being read: how far, how to stop it, and what could not be read. */
export function ScanStatus(): ReactNode {
  const { library, view } = useServices();
  const say = useSay();
  const scan = useLibrary((state) => state.scan);
  const sending = useLibrary((state) => state.sending);
  const rejected = useLibrary((state) => state.listing.rejected.length);
  const failure = useLibrary((state) => state.failure);
  const rejectedButton = rejected > 0 && (
    <Button size="small" data-testid={TEST_IDS.rejectedOpen} onClick={() => view.set({ dialog: 'rejected' })}>
      <FileWarning size={14} aria-hidden="true" />
      {say('scan.rejected', { count: rejected })}
    </Button>
  );
  if (failure !== null && scan === null) {
    return (
      <NoticeBox tone="bad">
        {say('scan.failed')}. {sayCode(failure.code, failure.message)}
      </NoticeBox>
    );
  }
  if (sending !== null) {
    const text = say('scan.sending', { done: sending.done, total: sending.total });
    return (
      <div className={css['status']} data-testid={TEST_IDS.scanStatus} role="status">
        <div className={css['line']}>
          <span className={css['text']}>{text}</span>
          <Button size="small" onClick={stopSending}>
            {say('common.cancel')}
          </Button>
        </div>
        <Progress label={text} done={sending.done} total={sending.total} />
      </div>
    );
  }
  if (scan === null) return rejectedButton === false ? null : <div className={css['quiet']}>{rejectedButton}</div>;
  const counts = { files: scan.files, total: scan.total ?? 0, instances: scan.instances };
  if (scan.state === 'running') {
    const text = say(scan.total === null ? 'scan.running' : 'scan.runningOf', counts);
    return (
      <div className={css['status']} data-testid={TEST_IDS.scanStatus} data-state="running" role="status">
        <div className={css['line']}>
          <span className={`${css['text']} num`}>{text}</span>
          {rejectedButton}
          <Button size="small" onClick={() => void library.cancelScan()}>
            {say('common.cancel')}
          </Button>
        </div>
        <Progress label={text} done={scan.files} total={scan.total} />
      </div>
    );
  }
  const text =
    scan.state === 'done' ? say('scan.done', counts) : say(scan.state === 'failed' ? 'scan.failed' : 'scan.cancelled', counts);
  return (
    <div className={css['status']} data-testid={TEST_IDS.scanStatus} data-state={scan.state} role="status">
      <div className={css['line']}>
        {scan.state === 'done' && <CircleCheck size={15} aria-hidden="true" />}
        <span className={`${css['text']} num`}>
          {text}
          {scan.state === 'failed' && scan.message !== null && `: ${scan.message}`}
          {scan.state === 'done' && scan.instances === 0 && ` ${say('scan.nothing')}`}
        </span>
        {rejectedButton}
        <IconButton label={say('common.dismiss')} onClick={library.dismissScan}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
