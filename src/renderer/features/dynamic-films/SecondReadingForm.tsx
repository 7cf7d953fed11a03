import type { FormEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import type { SecondReading } from '#shared/case';
import type { Segment } from '#shared/spine';
import { useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useSettings } from '../../state/services.ts';
import { Button, Field, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';

const NONE: readonly SecondReading[] = [];

/** What a second reader, or a second session, found of a level's motion (rule R7): by whom, and whether the motion was there again. */
export function SecondReadingForm({ segment }: { readonly segment: Segment }): ReactNode {
  const services = useServices();
  const say = useSay();
  const writable = useCase(canWrite);
  const all = useCase((state) => shownDocument(state).secondReadings) ?? NONE;
  const readers = useSettings((state) => state.readers);
  const names = useId();
  const [editing, setEditing] = useState(false);
  const [name, setName] = useState('');
  const [found, setFound] = useState('');
  const own = all.filter((one) => one.segment === segment);
  const nameOf = ({ readerId, ...rest }: SecondReading): string => {
    const written = rest['readerName'];
    return typeof written === 'string' ? written : (readers.find((one) => one.id === readerId)?.name ?? readerId);
  };
  const isWhole = name.trim() !== '' && found !== '';
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    const readerName = name.trim();
    const known = readers.find((one) => one.name === readerName);
    const secondReading = { segment, readerId: known?.id ?? readerName, readerName, motionReproduced: found === 'yes' };
    if (!perform(services, { type: 'secondReading.set', secondReading })) return;
    setEditing(false);
    setName('');
    setFound('');
  };
  return (
    <div className="stack" data-testid={TEST_IDS.secondReading}>
      {own.map((one) => (
        <p key={one.readerId}>
          {say('second.shown', { reader: nameOf(one), finding: say(one.motionReproduced ? 'second.yes' : 'second.no') })}
        </p>
      ))}
      {!writable ? null : !editing ? (
        <div className="row">
          <Button size="small" onClick={() => setEditing(true)}>
            {say('second.enter')}
          </Button>
        </div>
      ) : (
        <form className="stack" onSubmit={onSubmit} aria-label={say('second.title')}>
          <p className="field-hint">{say('second.hint')}</p>
          <Field label={say('second.reader')} hint={say('second.readerHint')}>
            {(id) => (
              <>
                <input
                  id={id}
                  className="input"
                  dir="auto"
                  required
                  list={names}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
                <datalist id={names}>
                  {readers.map((one) => (
                    <option key={one.id} value={one.name ?? one.id} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <SelectField
            label={say('second.finding')}
            value={found}
            options={[
              { value: '', label: say('common.notSaid') },
              { value: 'yes', label: say('second.yes') },
              { value: 'no', label: say('second.no') },
            ]}
            onChange={setFound}
          />
          <div className="row">
            <Button size="small" kind="primary" type="submit" disabled={!isWhole}>
              {say('second.keep')}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setEditing(false)}>
              {say('common.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
