import type { ReactNode } from 'react';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useSettings } from '../../state/services.ts';
import { Button, NoticeBox } from '../../ui/index.ts';

/** A reading that somebody else began, or that is signed, says so before anything is moved. */
export function ReaderQuestion(): ReactNode {
  const { cases, view } = useServices();
  const say = useSay();
  const reading = useCase((state) => shownDocument(state).reading);
  const access = useCase((state) => state.access);
  const reader = useSettings((state) => state.preferences.reader);
  const theirs = reading?.reader;
  if (access === 'read') return null;
  if (reading?.state === 'final') {
    return (
      <NoticeBox>
        {say('case.isFinal', { name: theirs?.name ?? theirs?.id ?? '' })}{' '}
        <Button size="small" onClick={() => view.set({ dialog: 'amend' })}>
          {say('report.amend')}
        </Button>
      </NoticeBox>
    );
  }
  if (theirs === undefined || reader === null) return null;
  if (theirs.id === reader.id) {
    const same = theirs.name === reader.name && theirs.role === reader.role && theirs.ismSemMm === reader.ismSemMm;
    return same ? null : (
      <NoticeBox>
        {say('case.readerChanged')}{' '}
        <Button size="small" onClick={() => cases.apply({ type: 'reader.set', reader })}>
          {say('case.useChanged')}
        </Button>
      </NoticeBox>
    );
  }
  return (
    <NoticeBox tone="unsure">
      {say('case.begunBy', { name: theirs.name ?? theirs.id })}{' '}
      <Button size="small" onClick={() => cases.apply({ type: 'reader.set', reader })}>
        {say('case.continueAs', { name: reader.name ?? reader.id })}
      </Button>
    </NoticeBox>
  );
}
