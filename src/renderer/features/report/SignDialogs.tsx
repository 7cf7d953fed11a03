import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { sayCode, useSay } from '../../i18n/index.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { failureOf } from '../../state/failure.ts';
import { useCase, useServices, useSettings, useView } from '../../state/services.ts';
import { Button, Dialog, Field, NoticeBox, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from '../dynamic-films/placing.ts';
import { LevelAnswers } from './LevelAnswers.tsx';

/** Finalising asks who signs and shows what is signed; amending asks why. */
export function SignDialogs(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const dialog = useView((state) => state.dialog);
  const close = (): void => view.set({ dialog: null });
  return (
    <>
      <Dialog
        open={dialog === 'finalise'}
        onClose={close}
        title={say('finalise.title')}
        description={say('finalise.hint')}
        closeLabel={say('common.close')}
        width={540}
        testId={TEST_IDS.finaliseDialog}
      >
        {dialog === 'finalise' && <FinaliseForm onDone={close} />}
      </Dialog>
      <Dialog
        open={dialog === 'amend'}
        onClose={close}
        title={say('amend.title')}
        description={say('amend.hint')}
        closeLabel={say('common.close')}
        testId={TEST_IDS.amendDialog}
      >
        {dialog === 'amend' && <AmendForm onDone={close} />}
      </Dialog>
    </>
  );
}

function FinaliseForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const services = useServices();
  const say = useSay();
  const readers = useSettings((state) => state.readers);
  const present = useSettings((state) => state.preferences.reader);
  const caseId = useCase((state) => state.caseId);
  const evaluation = useCase(shownEvaluation);
  const [readerId, setReaderId] = useState(present?.id ?? '');
  const [busy, setBusy] = useState(false);
  const reader = readers.find((one) => one.id === readerId) ?? null;
  const { segments } = evaluation.assessment;
  const sign = async (): Promise<void> => {
    if (reader === null || caseId === null) return;
    setBusy(true);
    try {
      await services.cases.settled();
      const signature = await services.bridge.api.prepareSignature({ caseId, reader });
      const done = perform(services, { type: 'reading.finalise', reader, at: services.now(), ...signature });
      if (!done) return;
      await services.cases.settled();
      if (services.cases.getState().history.present.reading?.state === 'final') {
        services.toasts.show({ tone: 'good', title: say('finalise.done'), detail: null });
        onDone();
      }
    } catch (error) {
      const { code, message } = failureOf(error);
      services.toasts.show({ tone: 'bad', title: say('save.refused'), detail: sayCode(code, message) });
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void sign();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <LevelAnswers segments={segments} />
      {segments.length === 0 && <NoticeBox tone="unsure">{say('finalise.nothing')}</NoticeBox>}
      {evaluation.warnings.length > 0 && (
        <NoticeBox tone="unsure">{say('finalise.warnings', { count: evaluation.warnings.length })}</NoticeBox>
      )}
      <SelectField
        label={say('finalise.reader')}
        value={readerId}
        options={[
          ...(reader === null ? [{ value: '', label: say('app.noReader') }] : []),
          ...readers.map((one) => ({ value: one.id, label: one.name ?? one.id })),
        ]}
        onChange={setReaderId}
      />
      <div className="row" style={{ justifyContent: 'flex-end', padding: '8px 0 12px' }}>
        <Button onClick={onDone}>{say('common.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={reader === null || busy} data-testid="finalise-sign">
          {say('finalise.sign')}
        </Button>
      </div>
    </form>
  );
}

function AmendForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const services = useServices();
  const say = useSay();
  const reader = useSettings((state) => state.preferences.reader);
  const [reason, setReason] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '' || reader === null) return;
    if (perform(services, { type: 'reading.amend', readerId: reader.id, at: services.now(), reason: reason.trim() })) onDone();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <Field label={say('amend.reason')}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            dir="auto"
            required
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row" style={{ justifyContent: 'flex-end', padding: '8px 0 12px' }}>
        <Button onClick={onDone}>{say('common.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={reason.trim() === '' || reader === null}>
          {say('amend.apply')}
        </Button>
      </div>
    </form>
  );
}
