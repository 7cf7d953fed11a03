import type { ReactNode } from 'react';
import { useState } from 'react';
import type { TrainingFile, TrainingResults, TrainingSessionView } from '#shared/ipc';
import { sayCode, sayNumber, useSay } from '../../i18n/index.ts';
import { useServices, useSettings } from '../../state/services.ts';
import { Badge, Button } from '../../ui/index.ts';
import { doing, showSession, useTraining } from './trainingStore.ts';
import css from './Training.module.css';

const PLOTS = ['blandAltman', 'learning', 'heat', 'confusion'] as const;

/** How a session came out: the pass mark, the plots, and the files to take away. */
export function ResultsView({
  session,
  results,
}: {
  readonly session: TrainingSessionView;
  readonly results: TrainingResults;
}): ReactNode {
  const services = useServices();
  const say = useSay();
  const busy = useTraining((state) => state.busy);
  const language = useSettings((state) => state.preferences.language) === 'de' ? 'de' : 'en';
  const [files, setFiles] = useState<readonly TrainingFile[]>([]);
  const write = (): Promise<void> =>
    doing(services, async () => {
      setFiles((await services.bridge.api.trainingExport({ sessionId: session.sessionId, language })).files);
    });
  const { against, medianMm, secondsPerCase } = results;
  return (
    <section className={css['card']} data-testid="training-result">
      <h2 dir="auto">
        {say('training.results')}: {results.fellow.name}
      </h2>
      <div className="row">
        {against !== null && <Badge>{say(against.pass.passed ? 'training.passed' : 'training.notPassed')}</Badge>}
        <span>{say('training.summary', { cases: results.cases, levels: results.readings })}</span>
        {medianMm !== null && <span>{say('training.median', { mm: sayNumber(medianMm, 2) })}</span>}
        {secondsPerCase !== null && <span>{say('training.minutes', { minutes: sayNumber(secondsPerCase / 60, 1) })}</span>}
        <span>{say('training.clericalCount', { n: results.clerical })}</span>
      </div>
      {against !== null && (
        <table className={css['table']}>
          <tbody>
            {against.pass.criteria.map(({ name, needed, value, interval95, met }) => (
              <tr key={name} data-met={met}>
                <th scope="row">{say(`training.criterion.${name}`)}</th>
                <td>{value === null ? say('training.notMeasured') : sayNumber(value, name === 'levels' ? 0 : 2)}</td>
                <td>{interval95 === null ? '' : interval95.map((end) => sayNumber(end, 2)).join(' … ')}</td>
                <td className="soft">{say('training.needed', { needed: sayNumber(needed, name === 'levels' ? 0 : 2) })}</td>
                <td>{say(met ? 'training.met' : 'training.notMet')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={css['plots']}>
        {PLOTS.map((name) => (
          <figure key={name}>
            <figcaption>{say(`training.plot.${name}`)}</figcaption>
            {/* Made by the program from numbers and its own words, every text escaped. */}
            <div dangerouslySetInnerHTML={{ __html: results.plots[name] }} />
          </figure>
        ))}
      </div>
      <div className="row">
        <Button kind="primary" disabled={busy} onClick={() => void write()} data-testid="training-export">
          {say('training.export')}
        </Button>
        <Button kind="quiet" onClick={() => showSession(session)}>
          {say('training.back')}
        </Button>
      </div>
      {files.length > 0 && (
        <ul data-testid="training-files">
          {files.map(({ format, path, error }) => (
            <li key={format} data-format={format} data-path={path}>
              {error === null ? path : `${format}: ${sayCode(error.code, error.message)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
