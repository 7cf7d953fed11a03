import type { FormEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { ArrowDown, ArrowUp, PenLine, Trash2 } from 'lucide-react';
import { sayNumber, useSay } from '../../i18n/index.ts';
import { useServices, useSettings } from '../../state/services.ts';
import { Button, Field, IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import {
  isLevel,
  isWidth,
  keepPresets,
  MAX_PRESETS,
  moved,
  ownPresetsOf,
  type OwnPreset,
  type PresetKind,
} from '../dynamic-films/ownPresets.ts';
import { presetName, presetsFor } from '../dynamic-films/presets.ts';
import css from './PresetEditor.module.css';

/** The windows of one kind of image: the program's, and those that a person makes, which take the digits that are left. */
export function PresetEditor({ kind }: { readonly kind: PresetKind }): ReactNode {
  const { settings } = useServices();
  const say = useSay();
  const own = useSettings(ownPresetsOf);
  const title = useId();
  const [edited, setEdited] = useState<OwnPreset | 'new' | null>(null);
  const keep = (presets: readonly OwnPreset[]): void => keepPresets(settings, presets);
  const save = (preset: OwnPreset): void => {
    keep(own.some(({ id }) => id === preset.id) ? own.map((one) => (one.id === preset.id ? preset : one)) : [...own, preset]);
    setEdited(null);
  };
  const mine = own.filter((one) => one.kind === kind);
  return (
    <section className={css['editor']} aria-labelledby={title} data-testid={TEST_IDS.presetEditor} data-kind={kind}>
      <h3 id={title}>{say(kind === 'CT' ? 'settings.presetsCt' : 'settings.presetsFilm')}</h3>
      <ul>
        {presetsFor(kind === 'CT' ? 'CT' : 'DX', own).map((preset) => {
          const at = mine.findIndex(({ id }) => id === preset.id);
          const one = mine[at];
          const name = presetName(preset);
          return (
            <li key={preset.id} data-preset={name}>
              <span className={css['digit']}>
                {preset.digit === null ? <span title={say('settings.presetNoKey')}>–</span> : <kbd>{preset.digit}</kbd>}
              </span>
              <span className={`${css['name']} ellipsis`} dir="auto">
                {name}
              </span>
              <span className={`${css['detail']} num`}>{preset.detail ?? ''}</span>
              {one !== undefined && (
                <span className={css['acts']}>
                  <IconButton
                    label={say('settings.presetUp', { name })}
                    disabled={at === 0}
                    onClick={() => keep(moved(own, one.id, -1))}
                  >
                    <ArrowUp size={13} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={say('settings.presetDown', { name })}
                    disabled={at === mine.length - 1}
                    onClick={() => keep(moved(own, one.id, 1))}
                  >
                    <ArrowDown size={13} aria-hidden="true" />
                  </IconButton>
                  <IconButton label={say('settings.presetEdit', { name })} onClick={() => setEdited(one)}>
                    <PenLine size={13} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={say('settings.presetRemove', { name })}
                    onClick={() => keep(own.filter(({ id }) => id !== one.id))}
                  >
                    <Trash2 size={13} aria-hidden="true" />
                  </IconButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {edited === null ? (
        <Button size="small" disabled={own.length >= MAX_PRESETS} onClick={() => setEdited('new')} data-preset-add="">
          {say('settings.presetAdd')}
        </Button>
      ) : (
        <PresetForm
          key={edited === 'new' ? 'new' : edited.id}
          kind={kind}
          preset={edited === 'new' ? null : edited}
          onSave={save}
          onCancel={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface PresetFormProps {
  readonly kind: PresetKind;
  /** The one that is changed, or null for a new one. */
  readonly preset: OwnPreset | null;
  readonly onSave: (preset: OwnPreset) => void;
  readonly onCancel: () => void;
}

/** As people write it: a decimal comma and a true minus are numbers too. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.').replace('−', '-')));

function PresetForm({ kind, preset, onSave, onCancel }: PresetFormProps): ReactNode {
  const { newId } = useServices();
  const say = useSay();
  const [name, setName] = useState(preset?.name ?? '');
  const [width, setWidth] = useState(preset === null ? '' : String(preset.width));
  const [level, setLevel] = useState(preset === null ? '' : String(preset.level));
  const [tried, setTried] = useState(false);
  const values = { width: numberOf(width), level: numberOf(level) };
  const wrong = { name: name.trim() === '', width: !isWidth(values.width), level: !isLevel(values.level) };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong.name || wrong.width || wrong.level) return;
    onSave({ id: preset?.id ?? newId(), kind, name: name.trim().slice(0, 60), ...values });
  };
  const field = (label: string, value: string, set: (value: string) => void, isWrong: boolean, hint: string): ReactNode => (
    <Field label={label} hint={tried && isWrong ? hint : undefined}>
      {(id) => (
        <input
          id={id}
          className="input num"
          dir="auto"
          value={value}
          aria-invalid={tried && isWrong}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <form className={css['form']} onSubmit={onSubmit}>
      {field(say('settings.presetName'), name, setName, wrong.name, say('settings.presetNameHint'))}
      {field(
        say('settings.presetWidth'),
        width,
        setWidth,
        wrong.width,
        say('settings.presetWidthHint', { limit: sayNumber(1e6, 0) }),
      )}
      {field(say('settings.presetLevel'), level, setLevel, wrong.level, say('settings.presetLevelHint'))}
      <div className="row">
        <Button kind="primary" size="small" type="submit">
          {say('common.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
