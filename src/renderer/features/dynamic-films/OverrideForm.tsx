import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { FusionCategory, SegmentAssessment } from '#shared/assessment';
import { useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { useCase, useServices, useSettings } from '../../state/services.ts';
import { Button, Field, SelectField } from '../../ui/index.ts';
import { perform } from './placing.ts';

const CATEGORIES: readonly FusionCategory[] = ['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis'];

/** The reader's own category in place of the rule table's: never without a reason, and shown as what it is. */
export function OverrideForm({ assessed }: { readonly assessed: SegmentAssessment }): ReactNode {
  const services = useServices();
  const say = useSay();
  const writable = useCase(canWrite);
  const reader = useSettings((state) => state.preferences.reader);
  const [editing, setEditing] = useState(false);
  const [category, setCategory] = useState<string>(assessed.override?.category ?? assessed.suggestedCategory);
  const [reason, setReason] = useState(assessed.override?.reason ?? '');
  if (!writable) return null;
  if (!editing) {
    return (
      <div className="row">
        <Button size="small" onClick={() => setEditing(true)}>
          {say(assessed.override === null ? 'override.set' : 'override.change')}
        </Button>
        {assessed.override !== null && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => perform(services, { type: 'override.remove', segment: assessed.segment })}
          >
            {say('override.remove')}
          </Button>
        )}
      </div>
    );
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = CATEGORIES.find((one) => one === category);
    if (chosen === undefined || reason.trim() === '') return;
    const by = reader === null ? {} : { readerId: reader.id };
    const override = { segment: assessed.segment, category: chosen, reason: reason.trim(), ...by };
    if (perform(services, { type: 'override.set', override })) setEditing(false);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <SelectField
        label={say('override.category')}
        value={category}
        options={CATEGORIES.map((one) => ({ value: one, label: say(`category.${one}`) }))}
        onChange={setCategory}
      />
      <Field label={say('override.reason')} hint={say('override.reasonHint')}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            dir="auto"
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={reason.trim() === ''}>
          {say('override.apply')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => setEditing(false)}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
