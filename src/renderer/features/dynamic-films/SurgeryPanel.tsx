import type { ReactNode } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { GRAFTS, PROCEDURES, type Construct, type Surgery } from '#shared/case';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import { sayDate, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Button, Field, IconButton, NoticeBox, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { ContextForm } from './ContextForm.tsx';
import { perform } from './placing.ts';
import { constructsOf, withConstructs } from './surgeryFacts.ts';
import css from './SurgeryPanel.module.css';

const APPROACHES = ['anterior', 'posterior', 'combined'] as const;
const FUSABLE: readonly Vertebra[] = VERTEBRAE.filter((vertebra) => vertebra !== 'T2');

/** What was operated, when and how: without it no level can be judged. */
export function SurgeryPanel(): ReactNode {
  const services = useServices();
  const say = useSay();
  const stored = useCase((state) => shownDocument(state).surgery);
  const writable = useCase(canWrite);
  const surgery = stored ?? {};
  const constructs = constructsOf(surgery);
  const set = (next: Surgery): void => {
    perform(services, { type: 'surgery.set', surgery: next });
  };
  const change = (at: number, part: Partial<Construct>): void =>
    set(
      withConstructs(
        surgery,
        constructs.map((one, index) => (index === at ? { ...one, ...part } : one)),
      ),
    );
  const add = (): void => {
    const last = constructs.at(-1);
    set(
      withConstructs(surgery, [
        ...constructs,
        {
          from: 'C5',
          to: 'C6',
          approach: 'anterior',
          procedure: 'ACDF',
          ...(last === undefined ? {} : { graft: last.graft ?? 'unknown' }),
        },
      ]),
    );
  };
  return (
    <>
      <section className="section" data-testid={TEST_IDS.surgery} aria-labelledby="surgery-title">
        <div className="section-head">
          <h2 id="surgery-title">{say('surgery.title')}</h2>
        </div>
        <div className="stack">
          <Field
            label={say('surgery.date')}
            hint={`${surgery.date === undefined ? '' : `${sayDate(surgery.date)}. `}${say('surgery.dateHint')}`}
          >
            {(id) => (
              <input
                id={id}
                key={surgery.date ?? ''}
                className="input"
                type="date"
                disabled={!writable}
                defaultValue={surgery.date ?? ''}
                data-testid={TEST_IDS.surgeryDate}
                onBlur={(event) => {
                  const { value } = event.target;
                  if (value === (surgery.date ?? '')) return;
                  const { date: _old, ...rest } = surgery;
                  set(value === '' ? rest : { ...rest, date: value });
                }}
              />
            )}
          </Field>
          {surgery.date === undefined && (
            <Field label={say('surgery.months')} hint={say('surgery.monthsHint')}>
              {(id) => (
                <input
                  id={id}
                  key={surgery.monthsSince ?? ''}
                  className="input"
                  inputMode="numeric"
                  disabled={!writable}
                  defaultValue={surgery.monthsSince ?? ''}
                  onBlur={(event) => {
                    const months = Number(event.target.value);
                    const { monthsSince: old, ...rest } = surgery;
                    if (event.target.value.trim() === '') {
                      if (old !== undefined) set(rest);
                    } else if (Number.isFinite(months) && months >= 0 && months !== old) set({ ...rest, monthsSince: months });
                  }}
                />
              )}
            </Field>
          )}
          {constructs.length === 0 && <NoticeBox>{say('surgery.empty')}</NoticeBox>}
          {constructs.map((construct, at) => (
            <ConstructRow
              key={`${at}`}
              construct={construct}
              number={at + 1}
              disabled={!writable}
              onChange={(part) => change(at, part)}
              onRemove={() =>
                set(
                  withConstructs(
                    surgery,
                    constructs.filter((_, index) => index !== at),
                  ),
                )
              }
            />
          ))}
          <div>
            <Button size="small" disabled={!writable} onClick={add}>
              <Plus size={14} aria-hidden="true" />
              {say('surgery.add')}
            </Button>
          </div>
        </div>
      </section>
      <ContextForm />
    </>
  );
}

interface ConstructRowProps {
  readonly construct: Construct;
  readonly number: number;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<Construct>) => void;
  readonly onRemove: () => void;
}

/** A construct: its end vertebrae, and how it was made. */
function ConstructRow({ construct, number, disabled, onChange, onRemove }: ConstructRowProps): ReactNode {
  const say = useSay();
  const vertebrae = (list: readonly Vertebra[]) => list.map((one) => ({ value: one, label: one }));
  const below = VERTEBRAE.slice(VERTEBRAE.indexOf(construct.from) + 1);
  const setFrom = (text: string): void => {
    const from = FUSABLE.find((one) => one === text);
    if (from === undefined) return;
    const next = VERTEBRAE[VERTEBRAE.indexOf(from) + 1] ?? construct.to;
    onChange(VERTEBRAE.indexOf(construct.to) > VERTEBRAE.indexOf(from) ? { from } : { from, to: next });
  };
  const setTo = (text: string): void => {
    const to = VERTEBRAE.find((one) => one === text);
    if (to !== undefined) onChange({ to });
  };
  return (
    <fieldset className={css['construct']} data-testid={TEST_IDS.constructRow}>
      <legend>{say('surgery.construct', { number })}</legend>
      <div className={css['levels']}>
        <SelectField
          label={say('surgery.from')}
          value={construct.from}
          disabled={disabled}
          options={vertebrae(FUSABLE)}
          onChange={setFrom}
        />
        <SelectField
          label={say('surgery.to')}
          value={construct.to}
          disabled={disabled}
          options={vertebrae(below)}
          onChange={setTo}
        />
        <SelectField
          label={say('surgery.approach')}
          value={construct.approach ?? ''}
          disabled={disabled}
          options={choices(say('common.notSaid'), construct.approach, APPROACHES, (one) => say(`approach.${one}`))}
          onChange={(approach) => onChange({ approach: approach === '' ? undefined : approach })}
        />
        <IconButton
          label={say('surgery.remove', { number })}
          disabled={disabled}
          onClick={onRemove}
          className={css['remove'] ?? ''}
        >
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="columns">
        <SelectField
          label={say('surgery.procedure')}
          value={construct.procedure ?? ''}
          disabled={disabled}
          options={choices(say('common.notSaid'), construct.procedure, PROCEDURES, (one) => say(`procedure.${one}`))}
          onChange={(procedure) => onChange({ procedure: procedure === '' ? undefined : procedure })}
        />
        <SelectField
          label={say('surgery.graft')}
          value={construct.graft ?? ''}
          disabled={disabled}
          options={choices(say('common.notSaid'), construct.graft, GRAFTS, (one) => say(`graft.${one}`))}
          onChange={(graft) => onChange({ graft: graft === '' ? undefined : graft })}
        />
      </div>
    </fieldset>
  );
}

/** The closed list, "not said", and what a file says that the list does not know. */
function choices<T extends string>(none: string, present: string | undefined, known: readonly T[], label: (one: T) => string) {
  const options = [{ value: '', label: none }, ...known.map((one) => ({ value: one as string, label: label(one) }))];
  return present === undefined || options.some((one) => one.value === present)
    ? options
    : [...options, { value: present, label: present }];
}
