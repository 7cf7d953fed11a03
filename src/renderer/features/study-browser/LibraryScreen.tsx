import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { FileUp, FolderOpen, Search, SearchX, Stethoscope } from 'lucide-react';
import { pickedFiles } from '../../client/index.ts';
import { sayCode, useSay } from '../../i18n/index.ts';
import { useLibrary, useServices } from '../../state/services.ts';
import { Button, Empty } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { FirstStepsBand } from '../onboarding/FirstSteps.tsx';
import { bringFiles, pickAndScan } from './bringFiles.ts';
import { RejectedDialog } from './RejectedDialog.tsx';
import { ScanStatus } from './ScanStatus.tsx';
import { StudyPreview } from './StudyPreview.tsx';
import { StudyTable } from './StudyTable.tsx';
import css from './LibraryScreen.module.css';

/** Everything that has been opened: search, choose, read on. */
export function LibraryScreen(): ReactNode {
  const services = useServices();
  const say = useSay();
  const { status, listing, search, failure } = useLibrary((state) => state);
  const [chosen, setChosen] = useState<string | null>(null);
  const { refresh } = services.library;
  // Readings have gone on since the list was last looked at.
  useEffect(() => void refresh(), [refresh]);
  const folderInput = useRef<HTMLInputElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const pick = async (kind: 'folder' | 'files'): Promise<void> => {
    if (await pickAndScan(services, kind)) return;
    (kind === 'folder' ? folderInput : fileInput).current?.click();
  };
  const study = listing.studies.find((one) => one.studyInstanceUID === chosen) ?? listing.studies[0] ?? null;
  return (
    <div className={css['screen']}>
      <section className={css['list']} aria-labelledby="library-title">
        <div className={css['head']}>
          <h1 id="library-title">{say('library.title')}</h1>
          <span className={css['count']}>{status === 'ready' && say('library.count', { count: listing.studies.length })}</span>
          <label className={css['search']}>
            <Search size={15} aria-hidden="true" />
            <span className="visually-hidden">{say('library.search')}</span>
            <input
              className="input"
              type="search"
              placeholder={say('library.search')}
              value={search}
              data-testid={TEST_IDS.librarySearch}
              onChange={(event) => void services.library.search(event.target.value)}
            />
          </label>
          <Button kind="primary" onClick={() => void pick('folder')}>
            <FolderOpen size={15} aria-hidden="true" />
            {say('library.open')}
          </Button>
          <Button onClick={() => void pick('files')}>
            <FileUp size={15} aria-hidden="true" />
            {say('library.openFiles')}
          </Button>
        </div>
        <ScanStatus />
        <FirstStepsBand />
        <div className={css['body']}>
          {status === 'failed' && failure !== null ? (
            <Empty title={say('library.failed')} hint={sayCode(failure.code, failure.message)}>
              <Button onClick={() => void services.library.refresh()}>{say('app.retry')}</Button>
            </Empty>
          ) : listing.studies.length > 0 ? (
            <StudyTable studies={listing.studies} chosen={study?.studyInstanceUID ?? null} onChoose={setChosen} />
          ) : status === 'loading' ? (
            <Empty title={say('library.loading')} hint="" />
          ) : search !== '' ? (
            <Empty
              icon={<SearchX size={28} aria-hidden="true" />}
              title={say('library.nothingFound', { search })}
              hint={say('library.nothingFoundHint')}
            >
              <Button onClick={() => void services.library.search('')}>{say('library.clearSearch')}</Button>
            </Empty>
          ) : (
            <Empty
              icon={<Stethoscope size={32} aria-hidden="true" />}
              title={say('library.empty')}
              hint={say('library.emptyHint')}
              testId={TEST_IDS.libraryEmpty}
            >
              <Button kind="primary" size="large" onClick={() => void pick('folder')}>
                {say('library.open')}
              </Button>
            </Empty>
          )}
        </div>
        <p className={css['hint']}>{say('library.openHint')}</p>
      </section>
      {study !== null && <StudyPreview key={study.studyInstanceUID} study={study} />}
      <input
        ref={folderInput}
        type="file"
        hidden
        multiple
        data-testid={TEST_IDS.folderInput}
        aria-label={say('library.open')}
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          if (event.target.files !== null) void bringFiles(services, pickedFiles(event.target.files));
          event.target.value = '';
        }}
      />
      <input
        ref={fileInput}
        type="file"
        hidden
        multiple
        data-testid={TEST_IDS.fileInput}
        aria-label={say('library.openFiles')}
        onChange={(event) => {
          if (event.target.files !== null) void bringFiles(services, pickedFiles(event.target.files));
          event.target.value = '';
        }}
      />
      <RejectedDialog />
    </div>
  );
}
