import type { ReactNode } from 'react';
import { useState } from 'react';
import { Search, SearchX } from 'lucide-react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useSettings } from '../../state/services.ts';
import { LANGUAGES } from '../../state/settingsStore.ts';
import { setLanguage } from '../../i18n/index.ts';
import { Button, Empty, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { ownPresetsOf } from '../dynamic-films/ownPresets.ts';
import { presetName, presetsFor } from '../dynamic-films/presets.ts';
import { perform } from '../dynamic-films/placing.ts';
import { LetterheadCard } from './LetterheadCard.tsx';
import { PresetEditor } from './PresetEditor.tsx';
import css from './SettingsScreen.module.css';

interface SettingsScreenProps {
  /** The editor of the keys: which actions there are is known above. */
  readonly keys: (search: string) => ReactNode;
  /** Everything that the editor of the keys could find: names, menus, keys. */
  readonly keyWords: string;
}

/** What a person chooses for this machine, and what this case is judged by. */
export function SettingsScreen({ keys, keyWords }: SettingsScreenProps): ReactNode {
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
  const presets = useSettings(ownPresetsOf);
  const [search, setSearch] = useState('');
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const finds = (...texts: readonly string[]): boolean => {
    const text = texts.join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = {
    reader: finds(say('app.reader'), say('reader.name'), say('reader.role'), say('reader.sem'), reader?.name ?? ''),
    judging: finds(
      say('settings.judging'),
      say('settings.plane'),
      say('plane.detector'),
      say('plane.object'),
      say('settings.mode'),
      say('settings.guarded'),
      say('settings.published'),
    ),
    language: finds(say('settings.language'), say('settings.languageOf'), ...LANGUAGES.map((one) => say(`language.${one}`))),
    letterhead: finds(say('letterhead.title'), say('letterhead.name'), say('letterhead.address')),
    presets: finds(
      say('settings.presets'),
      say('settings.presetsFilm'),
      say('settings.presetsCt'),
      say('settings.presetAdd'),
      ...['CT', 'DX'].flatMap((modality) => presetsFor(modality, presets).map(presetName)),
    ),
    keys: keyWords.split('\n').some((line) => finds(line)) || finds(say('action.keys')),
  };
  const wholeKeys = finds(say('action.keys'));
  return (
    <div className={css['screen']} data-testid={TEST_IDS.settings}>
      <div className={css['column']}>
        <div className={css['head']}>
          <h1>{say('settings.title')}</h1>
          <label className={css['search']}>
            <Search size={15} aria-hidden="true" />
            <span className="visually-hidden">{say('settings.search')}</span>
            <input
              className="input"
              type="search"
              placeholder={say('settings.search')}
              value={search}
              data-testid={TEST_IDS.settingsSearch}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
        </div>
        <p className="visually-hidden" role="status">
          {words.length === 0 ? '' : say('settings.found', { count: Object.values(found).filter(Boolean).length })}
        </p>
        {!Object.values(found).some(Boolean) && (
          <Empty
            icon={<SearchX size={28} aria-hidden="true" />}
            title={say('settings.nothing')}
            hint={say('settings.nothingHint')}
          >
            <Button onClick={() => setSearch('')}>{say('library.clearSearch')}</Button>
          </Empty>
        )}
        {found.reader && (
          <section className={css['card']} aria-labelledby="set-reader">
            <h2 id="set-reader">{say('app.reader')}</h2>
            <div className="row">
              <strong dir="auto">{reader?.name ?? say('app.noReader')}</strong>
              <span className="field-hint">{reader?.role === undefined ? '' : sayTerm('reader.role', reader.role)}</span>
              <span className="field-hint">
                {reader?.ismSemMm === undefined
                  ? say('settings.semAssumed')
                  : say('settings.sem', { sem: reader.ismSemMm, source: reader.semSource ?? say('settings.semUnsaid') })}
              </span>
              <Button size="small" onClick={() => view.set({ dialog: 'reader' })}>
                {say('common.edit')}
              </Button>
            </div>
          </section>
        )}
        {found.judging && (
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
        )}
        {found.language && (
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
        )}
        {found.letterhead && <LetterheadCard />}
        {found.presets && (
          <section className={css['card']} aria-labelledby="set-presets">
            <h2 id="set-presets">{say('settings.presets')}</h2>
            <div className={css['presets']}>
              <PresetEditor kind="film" />
              <PresetEditor kind="CT" />
            </div>
          </section>
        )}
        {found.keys && (
          <section className={css['card']} aria-labelledby="set-keys">
            <h2 id="set-keys">{say('action.keys')}</h2>
            {keys(wholeKeys ? '' : search)}
          </section>
        )}
      </div>
    </div>
  );
}
