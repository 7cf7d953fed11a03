import type { ReactNode } from 'react';
import { sayDate, useSay } from '../i18n/index.ts';
import { useCase, useLibrary, useView } from '../state/services.ts';
import { Badge, Name, readableName } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import css from './TopBar.module.css';

/** Whose images these are; hidden together with the patient's text on the images. */
export function PatientBanner(): ReactNode {
  const say = useSay();
  const uid = useCase((state) => (state.status === 'open' ? state.studyInstanceUID : null));
  const study = useCase((state) => state.index.studies.find((one) => one.studyInstanceUID === uid) ?? null);
  const summary = useLibrary((state) => state.listing.studies.find((one) => one.studyInstanceUID === uid) ?? null);
  const shown = useView((state) => state.patientText);
  const screen = useView((state) => state.screen);
  if (study === null || (screen !== 'reading' && screen !== 'report')) return <div className={css['gap']} />;
  const birth = summary?.patientBirthDate ?? null;
  return (
    <div className={css['patient']} data-testid={TEST_IDS.patientBanner}>
      {shown ? (
        <>
          <strong className="ellipsis">
            <Name text={readableName(study.patientName) || say('library.noName')} />
          </strong>
          <Name text={study.patientID} />
          {birth !== null && <span className={css['soft']}>{say('banner.born', { date: sayDate(birth) })}</span>}
        </>
      ) : (
        <span className={css['soft']}>{say('banner.hidden')}</span>
      )}
      <span className={css['soft']}>{sayDate(study.studyDate)}</span>
      {summary?.synthetic === true && <Badge title={say('library.syntheticHint')}>{say('library.synthetic')}</Badge>}
    </div>
  );
}
