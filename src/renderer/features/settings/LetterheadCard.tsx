import type { ChangeEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';
import { isLogo, LARGEST_LOGO, parseLetterhead, type Letterhead } from '#shared/report';
import { useSay } from '../../i18n/index.ts';
import { useServices, useSettings } from '../../state/services.ts';
import { Button, Field } from '../../ui/index.ts';
import css from './SettingsScreen.module.css';

const EMPTY: Letterhead = { name: '', address: '', logo: null };

/** Name, address and logo that stand at the head of every report of this machine. */
export function LetterheadCard(): ReactNode {
  const { settings, toasts } = useServices();
  const say = useSay();
  const title = useId();
  const picker = useRef<HTMLInputElement>(null);
  const stored = useSettings((state) => state.stored['letterhead']);
  const head = { ...EMPTY, ...(typeof stored === 'object' ? (stored as Partial<Letterhead> | null) : null) };
  const logo = parseLetterhead(head)?.logo ?? null;
  const keep = (change: Partial<Letterhead>): void => void settings.remember('letterhead', { ...head, ...change });
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    const data = file.size <= LARGEST_LOGO ? await dataUri(file) : '';
    if (isLogo(data)) keep({ logo: data });
    else toasts.show({ tone: 'bad', title: say('letterhead.refused'), detail: file.name });
  };
  return (
    <section className={css['card']} aria-labelledby={title} data-testid="letterhead">
      <h2 id={title}>{say('letterhead.title')}</h2>
      <p className="field-hint">{say('letterhead.hint')}</p>
      <div className="columns">
        <Field label={say('letterhead.name')}>
          {(id) => (
            <input
              id={id}
              className="input"
              maxLength={200}
              dir="auto"
              defaultValue={head.name}
              data-testid="letterhead-name"
              onBlur={(event) => keep({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('letterhead.address')}>
          {(id) => (
            <textarea
              id={id}
              className="input"
              rows={3}
              maxLength={400}
              dir="auto"
              defaultValue={head.address}
              data-testid="letterhead-address"
              onBlur={(event) => keep({ address: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="row">
        {logo !== null && (
          <img
            src={logo}
            alt={say('letterhead.logo')}
            style={{ maxHeight: 48, maxWidth: 180, background: 'var(--white)', padding: 4 }}
          />
        )}
        <Button size="small" onClick={() => picker.current?.click()}>
          {say('letterhead.choose')}
        </Button>
        {logo !== null && (
          <Button size="small" kind="quiet" onClick={() => keep({ logo: null })}>
            {say('letterhead.remove')}
          </Button>
        )}
        <span className="field-hint">{say('letterhead.logo')}</span>
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg"
          hidden
          data-testid="letterhead-logo"
          onChange={(event) => void choose(event)}
        />
      </div>
    </section>
  );
}

const dataUri = (file: File): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => done('');
    reader.readAsDataURL(file);
  });
