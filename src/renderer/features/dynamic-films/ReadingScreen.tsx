import type { ReactNode } from 'react';
import { FileQuestion, LoaderCircle, LockKeyhole } from 'lucide-react';
import { sayCode, useSay } from '../../i18n/index.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, Empty, NoticeBox } from '../../ui/index.ts';
import { GhostStage } from '../motion/GhostStage.tsx';
import { MarkDialog } from '../marks/MarkDialog.tsx';
import { CalibrationDialog } from './CalibrationDialog.tsx';
import { ForeignDialog } from '../header/ForeignDialog.tsx';
import { HeaderDialog } from '../header/HeaderDialog.tsx';
import { FilmGrid } from './FilmGrid.tsx';
import { HintBar } from './HintBar.tsx';
import { ReaderQuestion } from './ReaderQuestion.tsx';
import { Questions } from './Questions.tsx';
import { Rail } from './Rail.tsx';
import css from './ReadingScreen.module.css';

interface ReadingScreenProps {
  readonly toolbar: ReactNode;
  readonly layouts: ReactNode;
  readonly panel: ReactNode;
}

/** The films, with their series at the left and the findings at the right. */
export function ReadingScreen({ toolbar, layouts, panel }: ReadingScreenProps): ReactNode {
  const { cases, view } = useServices();
  const say = useSay();
  const status = useCase((state) => state.status);
  const failure = useCase((state) => state.failure);
  const access = useCase((state) => state.access);
  const heldBy = useCase((state) => state.heldBy);
  const ghost = useView((state) => state.ghost);
  const railOpen = useView((state) => state.railOpen);
  if (status === 'opening') {
    return (
      <Empty
        icon={<LoaderCircle size={28} className={css['turning']} aria-hidden="true" />}
        title={say('case.opening')}
        hint={say('case.openingHint')}
      />
    );
  }
  if (status !== 'open') {
    return (
      <Empty
        icon={<FileQuestion size={28} aria-hidden="true" />}
        title={say(status === 'failed' ? 'case.failed' : 'case.none')}
        hint={failure === null ? say('case.noneHint') : sayCode(failure.code, failure.message)}
      >
        {status === 'failed' && (
          <Button kind="primary" onClick={() => void cases.reload()}>
            {say('app.retry')}
          </Button>
        )}
        <Button onClick={() => view.set({ screen: 'library' })}>{say('app.toLibrary')}</Button>
      </Empty>
    );
  }
  return (
    <div className={css['screen']}>
      <h1 className="visually-hidden">{say('action.reading')}</h1>
      {railOpen && <Rail />}
      <div className={css['centre']}>
        <div className={css['tools']}>
          {toolbar}
          {layouts}
        </div>
        {access === 'read' && (
          <NoticeBox tone="unsure">
            <LockKeyhole size={13} aria-hidden="true" /> {say('case.heldBy', { who: heldBy ?? say('case.otherWindow') })}{' '}
            <Button size="small" onClick={() => void cases.reload()}>
              {say('case.tryWrite')}
            </Button>
          </NoticeBox>
        )}
        <ReaderQuestion />
        <Questions />
        <HintBar />
        {ghost ? <GhostStage /> : <FilmGrid />}
      </div>
      <div className={css['panel']}>{panel}</div>
      <CalibrationDialog />
      <HeaderDialog />
      <ForeignDialog />
      <MarkDialog />
    </div>
  );
}
