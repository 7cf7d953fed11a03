import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { MarkAnnotation } from '#shared/annotation';
import { isMark, markLabel } from '#shared/annotation';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import type { MarkEdit } from '../../state/viewStore.ts';
import { Button, Dialog, Field } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { put, relabel } from './placeMark.ts';

/** The words of a mark: of a new text, or the name of one that stands. */
export function MarkDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const edited = useView((state) => (state.dialog === 'mark' ? state.markEdit : null));
  const close = (): void => view.set({ dialog: null, markEdit: null });
  return (
    <Dialog
      open={edited !== null}
      onClose={close}
      title={say(edited?.id == null ? 'marks.newText' : 'marks.rename')}
      closeLabel={say('common.close')}
      testId={TEST_IDS.markDialog}
    >
      {edited !== null && <Words key={edited.id ?? 'new'} edited={edited} onDone={close} />}
    </Dialog>
  );
}

function Words({ edited, onDone }: { readonly edited: MarkEdit; readonly onDone: () => void }): ReactNode {
  const services = useServices();
  const say = useSay();
  const before = useCase((state) => shownDocument(state).annotations.find((one) => one.id === edited.id));
  const [words, setWords] = useState(before !== undefined && isMark(before) ? (markLabel(before) ?? '') : '');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const text = words.trim();
    if (edited.id !== null) relabel(services, edited.id, text);
    else if (edited.shape !== null && text !== '')
      put(services, [{ ...edited.shape, id: services.newId(), text } as MarkAnnotation], 'text');
    onDone();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <Field label={say('marks.words')}>
        {(id) => (
          <input
            id={id}
            className="input"
            dir="auto"
            autoFocus
            value={words}
            data-testid={TEST_IDS.markWords}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <div className="row" style={{ justifyContent: 'flex-end', padding: '8px 0 12px' }}>
        <Button onClick={onDone}>{say('common.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={edited.id === null && words.trim() === ''}>
          {say('marks.save')}
        </Button>
      </div>
    </form>
  );
}
