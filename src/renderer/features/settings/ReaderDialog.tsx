import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { PenLine, UserRound } from 'lucide-react';
import type { Reader } from '#shared/case';
import { sayNumber, sayTerm, useSay } from '../../i18n/index.ts';
import { useServices, useSettings, useView } from '../../state/services.ts';
import { Button, Dialog, Field, IconButton, SelectField } from '../../ui/index.ts';
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
  const present = useSettings((state) => state.preferences.reader);
  /** The reader whose particulars are being changed, or null for a new one. */
  const [edited, setEdited] = useState<Reader | null>(null);
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('surgeon');
  const [sem, setSem] = useState('');
  const [semSource, setSemSource] = useState('');
  const edit = (reader: Reader): void => {
    setEdited(reader);
    setName(reader.name ?? reader.id);
    setRole(reader.role ?? 'surgeon');
    setSem(reader.ismSemMm === undefined ? '' : String(reader.ismSemMm));
    setSemSource(reader.semSource ?? '');
  };
  const semMm = Number(sem.replace(',', '.'));
  const semValid = sem.trim() === '' || (Number.isFinite(semMm) && semMm > 0);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || !semValid) return;
    const measured =
      sem.trim() === '' ? {} : { ismSemMm: semMm, ...(semSource.trim() === '' ? {} : { semSource: semSource.trim() }) };
    void settings.chooseReader({ id: edited?.id ?? newId(), name: name.trim(), role, ...measured }).then(onChosen);
  };
  return (
    <div className="stack">
      {readers.length > 0 && (
        <section className="stack" aria-label={say('reader.known')}>
          <h3 className={css['heading']}>{say('reader.known')}</h3>
          <div className={css['known']}>
            {readers.map((reader) => (
              <div key={reader.id} className={css['line']}>
                <button
                  type="button"
                  className={css['reader']}
                  title={say('reader.choose', { name: reader.name ?? reader.id })}
                  aria-current={reader.id === present?.id}
                  onClick={() => void settings.chooseReader(reader).then(onChosen)}
                >
                  <UserRound size={16} aria-hidden="true" />
                  <span className="ellipsis" dir="auto">
                    {reader.name ?? reader.id}
                  </span>
                  <span className={css['role']}>
                    {reader.role === undefined ? '' : sayTerm('reader.role', reader.role)}
                    {reader.ismSemMm === undefined ? '' : ` · SEM ${sayNumber(reader.ismSemMm, 2)} mm`}
                  </span>
                </button>
                <IconButton label={say('reader.edit', { name: reader.name ?? reader.id })} onClick={() => edit(reader)}>
                  <PenLine size={14} aria-hidden="true" />
                </IconButton>
              </div>
            ))}
          </div>
          <h3 className={css['heading']}>
            {edited === null ? say('reader.new') : say('reader.edit', { name: edited.name ?? edited.id })}
          </h3>
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
        <details className={css['more']} open={edited !== null || undefined}>
          <summary>{say('reader.sem')}</summary>
          <div className={css['pair']}>
            <Field label={say('reader.semShort')} hint={say('reader.semHint')}>
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
            {say(edited === null ? 'reader.start' : 'common.save')}
          </Button>
        </div>
      </form>
    </div>
  );
}
