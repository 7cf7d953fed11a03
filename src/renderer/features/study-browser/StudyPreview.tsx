import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { ArrowRight } from 'lucide-react';
import type { StudyIndex } from '#shared/dicom';
import type { StudySummary } from '#shared/ipc';
import { sayCode, sayDate, sayDateTime, useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import { Badge, Button, Name, NoticeBox, readableName } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { SeriesCard } from './SeriesCard.tsx';
import { openStudy } from './openStudy.ts';
import css from './StudyPreview.module.css';

/** The chosen study: whose it is, and its series as thumbnails. */
export function StudyPreview({ study }: { readonly study: StudySummary }): ReactNode {
  const services = useServices();
  const say = useSay();
  const [index, setIndex] = useState<StudyIndex | null>(null);
  const { studyInstanceUID, ready, images } = study;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    // A quick run down the list asks for nothing; only where the reader stays are series fetched.
    const timer = setTimeout(() => {
      services.bridge.api
        .getIndex({ studyInstanceUIDs: [studyInstanceUID] })
        .then((found) => {
          if (!gone) setIndex(found);
        })
        .catch(() => undefined);
    }, 120);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [services, studyInstanceUID, ready, images]);
  const sets = index?.studies.find((one) => one.studyInstanceUID === studyInstanceUID)?.displaySets ?? [];
  const facts: readonly (readonly [string, string])[] = [
    [say('library.id'), study.patientID === '' ? say('library.noId') : study.patientID],
    [say('library.birth'), study.patientBirthDate === null ? say('common.unknown') : sayDate(study.patientBirthDate)],
    [say('library.date'), sayDate(study.studyDate)],
    [say('library.institution'), study.institution ?? say('common.unknown')],
    ...(study.source === '' ? [] : [[say('library.source'), study.source] as const]),
  ];
  return (
    <aside className={css['preview']} data-testid={TEST_IDS.libraryPreview} aria-label={say('library.series')}>
      <div className={css['head']}>
        <h2>
          <Name text={readableName(study.patientName) || say('library.noName')} />
        </h2>
        <p>
          <Name text={study.studyDescription ?? ''} />
        </p>
        {study.synthetic && <Badge title={say('library.syntheticHint')}>{say('library.synthetic')}</Badge>}
      </div>
      <dl className={css['facts']}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Name text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={css['series']}>
        {!ready && <p className={css['soft']}>{say('library.made')}</p>}
        {sets.map((set) => (
          <SeriesCard key={set.displaySetUID} set={set} />
        ))}
      </div>
      <div className={css['foot']}>
        {study.case?.problem != null && (
          <NoticeBox tone="bad">
            <strong>{say('library.state.unreadable')}.</strong> {sayCode(study.case.problem.code, study.case.problem.message)}{' '}
            <span className={css['soft']}>
              {study.case.problem.code}: {study.case.problem.message}
            </span>
          </NoticeBox>
        )}
        {study.case !== null && (
          <span className={css['soft']}>
            {sayDateTime(study.case.updatedAt)}
            {study.case.reader !== null && ` ${say('library.by', { reader: study.case.reader })}`}
          </span>
        )}
        <Button kind="primary" size="large" onClick={() => void openStudy(services, studyInstanceUID)}>
          {say(study.case === null ? 'library.openStudy' : 'library.resumeStudy')}
          <ArrowRight size={16} aria-hidden="true" />
        </Button>
      </div>
    </aside>
  );
}
