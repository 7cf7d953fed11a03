import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { TrainingPackSummary, TrainingProfile, TrainingSessionView } from '#shared/ipc';
import { sayDate, useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import { Button, Field, SelectField } from '../../ui/index.ts';
import { doing, showSession, useTraining } from './trainingStore.ts';
import css from './Training.module.css';

interface Overview {
  readonly profiles: readonly TrainingProfile[];
  readonly packs: readonly TrainingPackSummary[];
  readonly sessions: readonly TrainingSessionView[];
}

const NEW = 'new';
const MEASURES = ['interspinousMotion', 'segmentalRotation', 'segmentalTranslation'];
const COUNTS = ['3', '12', '30'];
const DAY_HOURS = 24;

/** Who reads, what, and how; and the sessions that were begun. */
export function StartSession(): ReactNode {
  const services = useServices();
  const { bridge } = services;
  const say = useSay();
  const busy = useTraining((state) => state.busy);
  const [overview, setOverview] = useState<Overview>({ profiles: [], packs: [], sessions: [] });
  const [profile, setProfile] = useState(NEW);
  const [name, setName] = useState('');
  const [cases, setCases] = useState('practice-usual');
  const [count, setCount] = useState('12');
  const [mode, setMode] = useState<'practice' | 'examination'>('practice');
  const [rounds, setRounds] = useState('1');
  const [days, setDays] = useState('14');
  const refresh = async (): Promise<void> => {
    const found = await bridge.api.trainingOverview({});
    setOverview(found);
    setProfile((now) => (now === NEW ? (found.profiles[0]?.id ?? NEW) : now));
  };
  useEffect(() => {
    let gone = false;
    void bridge.api.trainingOverview({}).then((found) => {
      if (gone) return;
      setOverview(found);
      setProfile((now) => (now === NEW ? (found.profiles[0]?.id ?? NEW) : now));
    });
    return () => {
      gone = true;
    };
  }, [bridge]);
  const practice = cases.startsWith('practice-');
  const start = (): Promise<void> =>
    doing(services, async () => {
      const fellow = profile === NEW ? await bridge.api.trainingSaveProfile({ name }) : { id: profile };
      const difficulty = cases.replace('practice-', '') as 'clean' | 'usual' | 'hard';
      showSession(
        await bridge.api.trainingStart({
          profileId: fellow.id,
          cases: practice ? { kind: 'practice', difficulty, count: Number(count) } : { kind: 'pack', id: cases },
          protocol: {
            mode,
            measures: MEASURES,
            replicates: 1,
            rounds: Number(rounds),
            minimumHoursBetweenRounds: Number(rounds) > 1 ? Number(days) * DAY_HOURS : 0,
          },
        }),
      );
    });
  const bring = (): Promise<void> =>
    doing(services, async () => {
      const [path] = (await bridge.api.pickPaths({ kind: 'folder' })) ?? [];
      if (path === undefined) return;
      const pack = await bridge.api.trainingImportPack({ path });
      await refresh();
      setCases(pack.id);
    });
  return (
    <>
      <section className={css['card']}>
        <h2>{say('training.new')}</h2>
        <p className="soft">{say('training.hint')}</p>
        <div className={css['fields']}>
          <SelectField
            label={say('training.fellow')}
            value={profile}
            options={[
              ...overview.profiles.map((one) => ({ value: one.id, label: one.name })),
              { value: NEW, label: say('training.newFellow') },
            ]}
            onChange={setProfile}
            testId="training-profile"
          />
          {profile === NEW && (
            <Field label={say('reader.name')}>
              {(id) => (
                <input
                  id={id}
                  className="input"
                  dir="auto"
                  value={name}
                  data-testid="training-name"
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          )}
          <SelectField
            label={say('training.cases')}
            value={cases}
            options={[
              ...(['clean', 'usual', 'hard'] as const).map((one) => ({
                value: `practice-${one}`,
                label: say(`training.practice.${one}`),
              })),
              ...overview.packs.map((one) => ({ value: one.id, label: `${one.title} (${one.cases})` })),
            ]}
            onChange={setCases}
            testId="training-cases"
          />
          {practice && (
            <SelectField
              label={say('training.count')}
              value={count}
              options={COUNTS.map((one) => ({ value: one, label: one }))}
              onChange={setCount}
              testId="training-count"
            />
          )}
          <SelectField
            label={say('training.mode')}
            value={mode}
            options={(['practice', 'examination'] as const).map((one) => ({ value: one, label: say(`training.mode.${one}`) }))}
            onChange={(value) => setMode(value === 'examination' ? 'examination' : 'practice')}
            testId="training-mode"
          />
          <SelectField
            label={say('training.rounds')}
            value={rounds}
            options={['1', '2', '3'].map((one) => ({ value: one, label: one }))}
            onChange={setRounds}
          />
          {Number(rounds) > 1 && (
            <SelectField
              label={say('training.days')}
              value={days}
              options={['0', '1', '7', '14', '28'].map((one) => ({ value: one, label: one }))}
              onChange={setDays}
            />
          )}
        </div>
        <div className="row">
          <Button
            kind="primary"
            disabled={busy || (profile === NEW && name.trim() === '')}
            onClick={() => void start()}
            data-testid="training-start"
          >
            {say('training.start')}
          </Button>
          {services.info.capabilities.pickPaths && (
            <Button disabled={busy} onClick={() => void bring()}>
              {say('training.import')}
            </Button>
          )}
        </div>
      </section>
      {overview.sessions.length > 0 && (
        <section className={css['card']}>
          <h2>{say('training.sessions')}</h2>
          {overview.sessions.map((one) => (
            <button key={one.sessionId} type="button" className={css['line']} onClick={() => showSession(one)}>
              <strong dir="auto">{one.fellow.name}</strong>
              <span>{one.packTitle}</span>
              <span>{say(`training.mode.${one.protocol.mode}`)}</span>
              <span>{sayDate(one.startedAt.slice(0, 10))}</span>
              <span className="soft">{say(`training.status.${one.status}`)}</span>
            </button>
          ))}
        </section>
      )}
    </>
  );
}
