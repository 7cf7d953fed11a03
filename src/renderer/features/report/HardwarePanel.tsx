import type { ReactNode } from 'react';
import { useState } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { isKnownAnnotation, type HardwareFindingAnnotation } from '#shared/annotation';
import { VERTEBRAE } from '#shared/spine';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Button, Field, IconButton, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from '../dynamic-films/placing.ts';
import { BridgingForms } from './BridgingForms.tsx';
import css from './HardwarePanel.module.css';

const FINDINGS = ['loosening', 'back-out', 'fracture', 'plate-displacement', 'migration'] as const;
const PROGRESS = ['yes', 'no', 'unknown'] as const;
type Finding = HardwareFindingAnnotation['finding'];
type Progressive = NonNullable<HardwareFindingAnnotation['progressive']>;

/** What is seen of the hardware, and of bridging bone where a CT is at hand. */
export function HardwarePanel(): ReactNode {
  const services = useServices();
  const say = useSay();
  const annotations = useCase((state) => shownDocument(state).annotations);
  const writable = useCase(canWrite);
  const findings = annotations
    .filter(isKnownAnnotation)
    .filter((one): one is HardwareFindingAnnotation => one.kind === 'hardware-finding');
  return (
    <>
      <section className="section" data-testid={TEST_IDS.hardware} aria-labelledby="hardware-title">
        <div className="section-head">
          <h2 id="hardware-title">{say('hardware.title')}</h2>
        </div>
        <div className="stack">
          <p className="field-hint">{findings.length === 0 ? say('hardware.empty') : say('hardware.hint')}</p>
          <ul className={css['findings']}>
            {findings.map((finding) => (
              <li key={finding.id}>
                <strong>{finding.vertebra ?? ''}</strong>
                <span>{sayTerm('finding', finding.finding)}</span>
                <span className={css['soft']}>{say(`hardware.progressive.${finding.progressive ?? 'unknown'}`)}</span>
                <span className={css['note']} dir="auto">
                  {finding.note ?? ''}
                </span>
                <IconButton
                  label={`${say('common.remove')}: ${finding.vertebra ?? ''} ${sayTerm('finding', finding.finding)}`}
                  disabled={!writable}
                  onClick={() =>
                    perform(services, { type: 'annotations.remove', ids: [finding.id], label: 'undo.removeFinding' })
                  }
                >
                  <Trash2 size={14} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
          {writable && <FindingForm />}
        </div>
      </section>
      <BridgingForms />
    </>
  );
}

function FindingForm(): ReactNode {
  const services = useServices();
  const say = useSay();
  const [vertebra, setVertebra] = useState('');
  const [finding, setFinding] = useState<Finding>('loosening');
  const [progressive, setProgressive] = useState<Progressive>('unknown');
  const [note, setNote] = useState('');
  const add = (): void => {
    const at = VERTEBRAE.find((one) => one === vertebra);
    const annotation: HardwareFindingAnnotation = {
      id: services.newId(),
      kind: 'hardware-finding',
      finding,
      progressive,
      ...(at === undefined ? {} : { vertebra: at }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    if (perform(services, { type: 'annotations.put', annotations: [annotation], label: 'undo.addFinding' })) setNote('');
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <SelectField
        label={say('hardware.vertebra')}
        value={vertebra}
        options={[{ value: '', label: say('hardware.whole') }, ...VERTEBRAE.map((one) => ({ value: one, label: one }))]}
        onChange={setVertebra}
      />
      <SelectField
        label={say('hardware.finding')}
        value={finding}
        options={FINDINGS.map((one) => ({ value: one, label: say(`finding.${one}`) }))}
        onChange={(value) => setFinding(FINDINGS.find((one) => one === value) ?? 'loosening')}
      />
      <SelectField
        label={say('hardware.progressive')}
        value={progressive}
        options={PROGRESS.map((one) => ({ value: one, label: say(`hardware.progressive.${one}`) }))}
        onChange={(value) => setProgressive(PROGRESS.find((one) => one === value) ?? 'unknown')}
      />
      <Field label={say('hardware.note')}>
        {(id) => <input id={id} className="input" dir="auto" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Button type="submit" size="small">
        <Plus size={14} aria-hidden="true" />
        {say('hardware.add')}
      </Button>
    </form>
  );
}
