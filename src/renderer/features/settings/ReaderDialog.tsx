import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { UserRound } from 'lucide-react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { useServices, useSettings, useView } from '../../state/services.ts';
import { Button, Dialog, Field, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import css from './ReaderDialog.module.css';

export const ROLES = ['surgeon', 'fellow', 'radiologist', 'researcher', 'student'] as const;

/** Who reads: asked once, kept on this machine. */
export function ReaderDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'reader');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('reader.title')}
      description={say('reader.hint')}
      closeLabel={say('common.close')}
      testId={TEST_IDS.readerDialog}
    >
      <ReaderChoice onChosen={() => view.set({ dialog: null })} />
    </Dialog>
  );
}

/** The readers known here, and a form for a new one. */
export function ReaderChoice({ onChosen }: { readonly onChosen: () => void }): ReactNode {
  const { settings, newId } = useServices();
  const say = useSay();
  const readers = useSettings((state) => state.readers);
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('surgeon');
  const [sem, setSem] = useState('');
  const [semSource, setSemSource] = useState('');
  const semMm = Number(sem.replace(',', '.'));
  const semValid = sem.trim() === '' || (Number.isFinite(semMm) && semMm > 0);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || !semValid) return;
    const measured =
      sem.trim() === '' ? {} : { ismSemMm: semMm, ...(semSource.trim() === '' ? {} : { semSource: semSource.trim() }) };
    void settings.chooseReader({ id: newId(), name: name.trim(), role, ...measured }).then(onChosen);
  };
  return (
    <div className="stack">
      {readers.length > 0 && (
        <section className="stack" aria-label={say('reader.known')}>
          <h3 className={css['heading']}>{say('reader.known')}</h3>
          <div className={css['known']}>
            {readers.map((reader) => (
              <button
                key={reader.id}
                type="button"
                className={css['reader']}
                aria-label={say('reader.choose', { name: reader.name ?? reader.id })}
                onClick={() => void settings.chooseReader(reader).then(onChosen)}
              >
                <UserRound size={16} aria-hidden="true" />
                <span className="ellipsis" dir="auto">
                  {reader.name ?? reader.id}
                </span>
                <span className={css['role']}>{reader.role === undefined ? '' : sayTerm('reader.role', reader.role)}</span>
              </button>
            ))}
          </div>
          <h3 className={css['heading']}>{say('reader.new')}</h3>
        </section>
      )}
      <form className="stack" onSubmit={onSubmit}>
        <div className={css['pair']}>
          <Field label={say('reader.name')}>
            {(id) => (
              <input
                id={id}
                className="input"
                dir="auto"
                autoFocus
                required
                autoComplete="name"
                placeholder={say('reader.namePlaceholder')}
                value={name}
                data-testid={TEST_IDS.readerName}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <SelectField
            label={say('reader.role')}
            value={role}
            options={ROLES.map((one) => ({ value: one, label: say(`reader.role.${one}`) }))}
            onChange={setRole}
            testId={TEST_IDS.readerRole}
          />
        </div>
        <details className={css['more']}>
          <summary>{say('reader.sem')}</summary>
          <div className={css['pair']}>
            <Field label={say('reader.sem')} hint={say('reader.semHint')}>
              {(id) => (
                <input
                  id={id}
                  className="input"
                  inputMode="decimal"
                  value={sem}
                  aria-invalid={!semValid}
                  onChange={(event) => setSem(event.target.value)}
                />
              )}
            </Field>
            <Field label={say('reader.semSource')}>
              {(id) => (
                <input
                  id={id}
                  className="input"
                  placeholder={say('reader.semSourcePlaceholder')}
                  value={semSource}
                  onChange={(event) => setSemSource(event.target.value)}
                />
              )}
            </Field>
          </div>
        </details>
        <div className="row" style={{ justifyContent: 'flex-end', paddingBottom: 12 }}>
          <Button kind="primary" type="submit" disabled={name.trim() === '' || !semValid} data-testid={TEST_IDS.readerStart}>
            {say('reader.start')}
          </Button>
        </div>
      </form>
    </div>
  );
}
