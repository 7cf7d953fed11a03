import type { ReactNode } from 'react';
import { ArrowLeft, Box } from 'lucide-react';
import { sayCode, sayDate, useSay } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import { useCase, useLibrary, useServices, useView } from '../../state/services.ts';
import { Button, Name, Progress } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { SeriesCard } from '../study-browser/SeriesCard.tsx';
import { useHasExample } from '../study-browser/useHasExample.ts';
import { contentOfSet } from '../layout/contents.ts';
import { KeyImageList } from '../layout/KeyImageList.tsx';
import { AddStudy } from './AddStudy.tsx';
import { imageOf } from './tiles.ts';
import css from './Rail.module.css';

/** Studies of the case and their series: a click shows one in the active tile, a drag in any. */
export function Rail(): ReactNode {
  const services = useServices();
  const { view, cases } = services;
  const say = useSay();
  const index = useCase((state) => state.index);
  const tiles = useView((state) => state.tiles);
  const listing = useLibrary((state) => state.listing.studies);
  const scan = useLibrary((state) => state.scan);
  const shown = new Set(tiles.map((content) => imageOf(content, cases.getState())?.instance.sopInstanceUID));
  const makeCt = async (studyInstanceUID: string): Promise<void> => {
    try {
      const { jobId } = await services.bridge.api.makeDemoCt({ studyInstanceUID });
      await services.library.watch(jobId);
      await cases.refreshIndex();
    } catch (error) {
      const { code, message } = failureOf(error);
      services.toasts.show({ tone: 'bad', title: say('scan.failed'), detail: sayCode(code, message) });
    }
  };
  return (
    <nav className={css['rail']} data-testid={TEST_IDS.rail} aria-label={say('rail.label')}>
      <Button kind="quiet" size="small" onClick={() => view.set({ screen: 'library' })}>
        <ArrowLeft size={14} aria-hidden="true" />
        {say('library.title')}
      </Button>
      {index.studies.map((study) => {
        const summary = listing.find((one) => one.studyInstanceUID === study.studyInstanceUID);
        const hasCt = study.displaySets.some((set) => set.modality === 'CT');
        return (
          <section key={study.studyInstanceUID} className={css['study']} aria-label={sayDate(study.studyDate)}>
            <h2>
              <span>{sayDate(study.studyDate)}</span>
              <Name text={summary?.studyDescription ?? ''} />
            </h2>
            {study.displaySets.map((set) => (
              <SeriesCard
                key={set.displaySetUID}
                set={set}
                active={set.instances.some((uid) => shown.has(uid))}
                onOpen={() => view.putInTile(view.getState().active, contentOfSet(set, cases.getState()))}
              />
            ))}
            {!hasCt && (
              <MakeCt
                studyInstanceUID={study.studyInstanceUID}
                disabled={scan?.state === 'running'}
                onMake={() => void makeCt(study.studyInstanceUID)}
              />
            )}
          </section>
        );
      })}
      <KeyImageList />
      <AddStudy />
      {scan?.state === 'running' && <Progress label={say('library.making')} done={scan.files} total={scan.total} />}
    </nav>
  );
}

/** Only a bundled case has a neck whose CT can be made. */
function MakeCt({
  studyInstanceUID,
  disabled,
  onMake,
}: {
  readonly studyInstanceUID: string;
  readonly disabled: boolean;
  readonly onMake: () => void;
}): ReactNode {
  const say = useSay();
  return useHasExample(studyInstanceUID) ? (
    <Button size="small" disabled={disabled} onClick={onMake}>
      <Box size={14} aria-hidden="true" />
      {say('library.makeCt')}
    </Button>
  ) : null;
}
