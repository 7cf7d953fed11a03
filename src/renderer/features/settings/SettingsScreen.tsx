import type { ReactNode } from 'react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useSettings } from '../../state/services.ts';
import { LANGUAGES } from '../../state/settingsStore.ts';
import { setLanguage } from '../../i18n/index.ts';
import { Button, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { CT_PRESETS, FILM_PRESETS, type WindowPreset } from '../dynamic-films/presets.ts';
import { perform } from '../dynamic-films/placing.ts';
import { LetterheadCard } from './LetterheadCard.tsx';
import css from './SettingsScreen.module.css';

/** What a person chooses for this machine, and what this case is judged by. */
export function SettingsScreen({ keys }: { readonly keys: ReactNode }): ReactNode {
  const services = useServices();
  const { settings, view, cases } = services;
  const say = useSay();
  const { language, reader, ismPlane, mode } = useSettings((state) => state.preferences);
  const open = useCase((state) => state.status === 'open' && state.access === 'write');
  const own = useCase((state) => shownDocument(state).settings);
  const final = useCase((state) => state.history.present.reading?.state === 'final');
  const plane = open ? (own?.ismPlane ?? 'detector') : ismPlane;
  const wording = open ? (own?.mode ?? 'guarded') : mode;
  /** With a case open the choice is the case's, and stays with it; it is the default for new cases too. */
  const choose = (part: { readonly ismPlane: 'detector' | 'object' } | { readonly mode: 'guarded' | 'published' }): void => {
    if (open) perform(services, { type: 'settings.set', settings: { ...shownDocument(cases.getState()).settings, ...part } });
    if ('ismPlane' in part) void settings.prefer('ismPlane', part.ismPlane);
    else void settings.prefer('mode', part.mode);
  };
  return (
    <div className={css['screen']} data-testid={TEST_IDS.settings}>
      <div className={css['column']}>
        <h1>{say('settings.title')}</h1>
        <section className={css['card']} aria-labelledby="set-reader">
          <h2 id="set-reader">{say('app.reader')}</h2>
          <div className="row">
            <strong dir="auto">{reader?.name ?? say('app.noReader')}</strong>
            <span className="field-hint">{reader?.role === undefined ? '' : sayTerm('reader.role', reader.role)}</span>
            <span className="field-hint">
              {reader?.ismSemMm === undefined
                ? say('settings.semAssumed')
                : say('settings.sem', { sem: reader.ismSemMm, source: reader.semSource ?? '' })}
            </span>
            <Button size="small" onClick={() => view.set({ dialog: 'reader' })}>
              {say('common.edit')}
            </Button>
          </div>
        </section>
        <section className={css['card']} aria-labelledby="set-judging">
          <h2 id="set-judging">{say(open ? 'settings.judgingCase' : 'settings.judging')}</h2>
          <div className="columns">
            <SelectField
              label={say('settings.plane')}
              hint={say('settings.planeHint')}
              value={plane}
              disabled={final}
              options={[
                { value: 'detector', label: say('plane.detector') },
                { value: 'object', label: say('plane.object') },
              ]}
              onChange={(value) => choose({ ismPlane: value === 'object' ? 'object' : 'detector' })}
            />
            <SelectField
              label={say('settings.mode')}
              hint={say('settings.modeHint')}
              value={wording}
              disabled={final}
              options={[
                { value: 'guarded', label: say('settings.guarded') },
                { value: 'published', label: say('settings.published') },
              ]}
              onChange={(value) => choose({ mode: value === 'published' ? 'published' : 'guarded' })}
            />
          </div>
        </section>
        <section className={css['card']} aria-labelledby="set-language">
          <h2 id="set-language">{say('settings.language')}</h2>
          <SelectField
            label={say('settings.languageOf')}
            value={language}
            options={LANGUAGES.map((one) => ({ value: one, label: say(`language.${one}`) }))}
            onChange={(value) => {
              const chosen = LANGUAGES.find((one) => one === value) ?? 'en';
              void settings.prefer('language', chosen);
              void setLanguage(chosen);
            }}
          />
        </section>
        <LetterheadCard />
        <section className={css['card']} aria-labelledby="set-presets">
          <h2 id="set-presets">{say('settings.presets')}</h2>
          <div className="columns">
            <PresetTable title={say('settings.presetsFilm')} presets={FILM_PRESETS} />
            <PresetTable title={say('settings.presetsCt')} presets={CT_PRESETS} />
          </div>
        </section>
        <section className={css['card']} aria-labelledby="set-keys">
          <h2 id="set-keys">{say('action.keys')}</h2>
          {keys}
        </section>
      </div>
    </div>
  );
}

function PresetTable({ title, presets }: { readonly title: string; readonly presets: readonly WindowPreset[] }): ReactNode {
  const say = useSay();
  return (
    <table className={css['presets']}>
      <caption>{title}</caption>
      <tbody>
        {presets.map((preset) => (
          <tr key={preset.digit}>
            <td>
              <kbd>{preset.digit}</kbd>
            </td>
            <th scope="row">{say(preset.label)}</th>
            <td>{preset.detail ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
