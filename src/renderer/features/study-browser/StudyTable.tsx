import type { KeyboardEvent, ReactNode } from 'react';
import { Trash2 } from 'lucide-react';
import type { StudySummary } from '#shared/ipc';
import { sayCode, sayDate, useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import { Badge, IconButton, Name, readableName } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { CategoryChips } from './CategoryChips.tsx';
import { openStudy } from './openStudy.ts';
import css from './StudyTable.module.css';

interface StudyTableProps {
  readonly studies: readonly StudySummary[];
  readonly chosen: string | null;
  readonly onChoose: (studyInstanceUID: string) => void;
}

/** One row a study. The arrows choose, Enter and double click open. */
export function StudyTable({ studies, chosen, onChoose }: StudyTableProps): ReactNode {
  const services = useServices();
  const say = useSay();
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const at = studies.findIndex((study) => study.studyInstanceUID === chosen);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: studies.length - 1 }[event.key];
    const row = to === undefined ? undefined : studies[Math.min(Math.max(to, 0), studies.length - 1)];
    if (row === undefined) return;
    event.preventDefault();
    onChoose(row.studyInstanceUID);
    const rows = event.currentTarget.querySelectorAll<HTMLElement>('button[data-open]');
    rows[studies.indexOf(row)]?.focus();
  };
  return (
    <table className={css['table']} data-testid={TEST_IDS.libraryList}>
      <thead>
        <tr>
          <th scope="col">{say('library.name')}</th>
          <th scope="col">{say('library.date')}</th>
          <th scope="col">{say('library.description')}</th>
          <th scope="col">{say('library.modalities')}</th>
          <th scope="col">{say('library.reading')}</th>
          <th scope="col">
            <span className="visually-hidden">{say('common.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {studies.map((study) => {
          const name = readableName(study.patientName) || say('library.noName');
          const open = (): void => void openStudy(services, study.studyInstanceUID);
          return (
            <tr
              key={study.studyInstanceUID}
              data-chosen={study.studyInstanceUID === chosen ? '' : undefined}
              data-testid={TEST_IDS.libraryRow}
              data-study={study.studyInstanceUID}
              onClick={() => onChoose(study.studyInstanceUID)}
              onDoubleClick={open}
            >
              <td className={css['patient']}>
                <button
                  type="button"
                  data-open=""
                  onFocus={() => onChoose(study.studyInstanceUID)}
                  onKeyDown={(event) => event.key === 'Enter' && open()}
                >
                  <Name text={name} />
                </button>
                <span className={css['sub']}>
                  <Name text={study.patientID === '' ? say('library.noId') : study.patientID} />
                  {study.patientBirthDate !== null && <span>{sayDate(study.patientBirthDate)}</span>}
                </span>
              </td>
              <td className={css['date']}>{sayDate(study.studyDate)}</td>
              <td className={css['description']}>
                <Name text={study.studyDescription ?? ''} />
                <span className={css['sub']}>
                  {study.synthetic && <Badge title={say('library.syntheticHint')}>{say('library.synthetic')}</Badge>}
                  <Name text={study.institution ?? ''} />
                </span>
              </td>
              <td>
                {study.modalities.join(' · ')}
                <span className={css['sub']}>{say('library.images', { count: study.images })}</span>
              </td>
              <td className={css['reading']}>
                <span
                  className={css['state']}
                  data-state={study.case?.state ?? 'none'}
                  title={study.case?.problem == null ? undefined : problemText(study.case.problem)}
                >
                  {say(`library.state.${study.case?.state ?? 'none'}`)}
                </span>
                <CategoryChips categories={study.case?.categories ?? []} />
              </td>
              <td>
                <IconButton
                  label={say('library.remove', { name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    void services.library
                      .remove(study.studyInstanceUID)
                      .then(() => services.toasts.show({ tone: 'info', title: say('library.removed'), detail: null }));
                  }}
                >
                  <Trash2 size={15} aria-hidden="true" />
                </IconButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const problemText = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  `${sayCode(code, message)} (${code}: ${message})`;
