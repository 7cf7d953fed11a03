import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { isKnownAnnotation } from '#shared/annotation';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import type { DrawnLine } from '../../state/viewStore.ts';
import { Button, Dialog, Field } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';

/** What a drawn line is: an object of known length, or one that is only compared between the films. */
export function CalibrationDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const drawn = useView((state) => (state.dialog === 'calibration' ? state.drawn : null));
  const close = (): void => view.set({ dialog: null, drawn: null });
  const known = drawn?.kind === 'calibration';
  return (
    <Dialog
      open={drawn !== null}
      onClose={close}
      title={say(known ? 'calibration.title' : 'scaleLock.title')}
      description={say(known ? 'calibration.hint' : 'scaleLock.hint')}
      closeLabel={say('common.close')}
      testId={TEST_IDS.calibrationDialog}
    >
      {drawn !== null && <LineForm key={drawn.id ?? 'new'} drawn={drawn} onDone={close} />}
    </Dialog>
  );
}

function LineForm({ drawn, onDone }: { readonly drawn: DrawnLine; readonly onDone: () => void }): ReactNode {
  const services = useServices();
  const say = useSay();
  const annotations = useCase((state) => shownDocument(state).annotations);
  const lines = annotations.filter(isKnownAnnotation).filter((one) => one.kind === 'calibration' || one.kind === 'rigid-length');
  const own = lines.find((one) => one.id === drawn.id);
  // The same object is drawn on the other film as a rule: its name and length are offered again.
  const other = lines.findLast((one) => one.sopInstanceUID !== drawn.sopInstanceUID && one.kind === drawn.kind);
  const model = own ?? other;
  const [object, setObject] = useState(model?.object ?? say('calibration.plate'));
  const [length, setLength] = useState(model?.kind === 'calibration' ? String(model.lengthMm) : '');
  const [tolerance, setTolerance] = useState(
    model?.kind === 'calibration' && model.toleranceMm !== undefined ? String(model.toleranceMm) : '',
  );
  const lengthMm = decimal(length);
  const toleranceMm = decimal(tolerance);
  const valid =
    drawn.kind === 'rigid-length'
      ? object.trim() !== ''
      : lengthMm !== null && lengthMm > 0 && (tolerance.trim() === '' || (toleranceMm !== null && toleranceMm >= 0));
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!valid) return;
    const base = {
      id: drawn.id ?? services.newId(),
      sopInstanceUID: drawn.sopInstanceUID,
      frame: drawn.frame,
      line: drawn.line.map((point) => [...point]),
      object: object.trim(),
    };
    const annotation =
      drawn.kind === 'calibration'
        ? { ...base, kind: 'calibration', lengthMm, ...(toleranceMm === null ? {} : { toleranceMm }) }
        : { ...base, kind: 'rigid-length' };
    const done = perform(services, {
      type: 'annotations.put',
      annotations: [annotation],
      label: drawn.kind === 'calibration' ? 'undo.calibrate' : 'undo.rigidLength',
    });
    if (!done) return;
    if (!services.view.getState().locked) services.view.set({ tool: 'window' });
    onDone();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <Field label={say('calibration.object')} hint={say('calibration.objectHint')}>
        {(id) => (
          <input
            id={id}
            className="input"
            dir="auto"
            autoFocus={drawn.kind === 'rigid-length'}
            list={`${id}-names`}
            value={object}
            data-testid={TEST_IDS.calibrationObject}
            onChange={(event) => setObject(event.target.value)}
          />
        )}
      </Field>
      {drawn.kind === 'calibration' && (
        <div className="columns">
          <Field label={say('calibration.length')}>
            {(id) => (
              <input
                id={id}
                className="input"
                inputMode="decimal"
                autoFocus
                value={length}
                aria-invalid={length !== '' && lengthMm === null}
                data-testid={TEST_IDS.calibrationLength}
                onChange={(event) => setLength(event.target.value)}
              />
            )}
          </Field>
          <Field label={say('calibration.tolerance')} hint={say('calibration.toleranceHint')}>
            {(id) => (
              <input
                id={id}
                className="input"
                inputMode="decimal"
                value={tolerance}
                onChange={(event) => setTolerance(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
      <div className="row" style={{ justifyContent: 'flex-end', padding: '8px 0 12px' }}>
        <Button onClick={onDone}>{say('common.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={!valid}>
          {say(drawn.kind === 'calibration' ? 'calibration.apply' : 'scaleLock.apply')}
        </Button>
      </div>
    </form>
  );
}

/** `32.5` and `32,5`; null for what is no number. */
export function decimal(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
