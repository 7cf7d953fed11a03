import type { ReactNode } from 'react';
import type { ClinicalContext } from '#shared/case';
import { useSay, type Key } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Field, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';
import css from './SurgeryPanel.module.css';

const YES_NO = ['diabetes', 'osteoporosis', 'nsaids', 'revision'] as const;
const TEXTS = ['indication', 'symptoms'] as const;
const SMOKING = ['never', 'former', 'current', 'unknown'] as const;

/** Asked once, all of it optional: printed as context, part of no measurement. */
export function ContextForm(): ReactNode {
  const services = useServices();
  const say = useSay();
  const stored = useCase((state) => shownDocument(state).context);
  const writable = useCase(canWrite);
  const context: ClinicalContext = stored ?? {};
  const set = (key: string, value: string | boolean | undefined): void => {
    const { [key]: _old, ...rest } = context;
    perform(services, { type: 'context.set', context: value === undefined ? rest : { ...rest, [key]: value } });
  };
  const label = (name: string): string => say(`context.${name}` as Key);
  return (
    <section className="section" data-testid={TEST_IDS.context} aria-labelledby="context-title">
      <div className="section-head">
        <h2 id="context-title">{say('context.title')}</h2>
      </div>
      <p className="field-hint">{say('context.hint')}</p>
      <div className={css['answers']}>
        <SelectField
          label={label('smoking')}
          value={context.smoking ?? ''}
          disabled={!writable}
          options={[
            { value: '', label: say('common.notSaid') },
            ...SMOKING.map((one) => ({ value: one, label: say(`smoking.${one}`) })),
          ]}
          onChange={(value) => set('smoking', value === '' ? undefined : value)}
        />
        {YES_NO.map((name) => (
          <SelectField
            key={name}
            label={label(name)}
            value={context[name] === undefined ? '' : context[name] ? 'yes' : 'no'}
            disabled={!writable}
            options={[
              { value: '', label: say('common.notSaid') },
              { value: 'yes', label: say('common.yes') },
              { value: 'no', label: say('common.no') },
            ]}
            onChange={(value) => set(name, value === '' ? undefined : value === 'yes')}
          />
        ))}
      </div>
      <div className="stack">
        {TEXTS.map((name) => (
          <Field key={name} label={label(name)}>
            {(id) => (
              <textarea
                id={id}
                key={context[name] ?? ''}
                className="input"
                dir="auto"
                rows={2}
                disabled={!writable}
                defaultValue={context[name] ?? ''}
                onBlur={(event) => {
                  const text = event.target.value.trim();
                  if (text !== (context[name] ?? '')) set(name, text === '' ? undefined : text);
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}
