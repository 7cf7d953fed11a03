import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { LibraryScreen } from '../features/study-browser/LibraryScreen.tsx';
import { ReadingScreen } from '../features/dynamic-films/ReadingScreen.tsx';
import { ReportScreen } from '../features/report/ReportScreen.tsx';
import { SignDialogs } from '../features/report/SignDialogs.tsx';
import { SessionBar } from '../features/training/SessionBar.tsx';
import { TrainingScreen } from '../features/training/TrainingScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { ReaderDialog } from '../features/settings/ReaderDialog.tsx';
import { FrameSourceContext } from '../features/frameSource.ts';
import { useSay } from '../i18n/index.ts';
import type { FrameSource } from '../viewport/index.ts';
import { ServicesContext, useServices, useView, type Services } from '../state/services.ts';
import { TipProvider } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import { DropTarget } from './DropTarget.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { About } from './About.tsx';
import { KeySheet } from './KeySheet.tsx';
import { KeyEditor } from './KeyEditor.tsx';
import { useKeyWords } from './useKeymap.ts';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { FirstStepsDialog } from '../features/onboarding/FirstSteps.tsx';
import { Palette } from './Palette.tsx';
import { RightPanel } from './RightPanel.tsx';
import { Toasts } from './Toasts.tsx';
import { Toolbar } from './Toolbar.tsx';
import { TopBar } from './TopBar.tsx';
import { useKeys } from './useKeys.ts';
import { useNativeMenu } from './useNativeMenu.ts';
import css from './Shell.module.css';

interface ShellProps {
  readonly services: Services;
  readonly frames: FrameSource;
}

export const Shell = ({ services, frames }: ShellProps): ReactNode => (
  <ServicesContext value={services}>
    <FrameSourceContext value={frames}>
      <TipProvider>
        <DropTarget>
          <Frame />
        </DropTarget>
        <Toasts />
      </TipProvider>
    </FrameSourceContext>
  </ServicesContext>
);

function Frame(): ReactNode {
  const { view, copyText, settings } = useServices();
  const say = useSay();
  const screen = useView((state) => state.screen);
  const connected = useView((state) => state.connected);
  const keyWords = useKeyWords();
  useKeys();
  useNativeMenu();
  useEffect(() => {
    if (settings.getState().preferences.reader === null) view.set({ dialog: 'reader' });
  }, [settings, view]);
  return (
    <div className={css['frame']} data-testid={TEST_IDS.app} data-screen={screen}>
      <a className={css['skip']} href="#main">
        {say('app.skip')}
      </a>
      <TopBar />
      {!connected && (
        <div className={css['offline']} role="alert">
          {say('app.disconnected')}
        </div>
      )}
      <SessionBar />
      <main id="main" className={css['main']} tabIndex={-1}>
        <ErrorBoundary onHome={() => view.set({ screen: 'library' })} copyText={copyText}>
          {screen === 'library' && <LibraryScreen />}
          {screen === 'reading' && (
            <ReadingScreen
              toolbar={<Toolbar groups={[0, 1, 2]} />}
              layouts={<Toolbar groups={[3, 4]} />}
              panel={<RightPanel />}
            />
          )}
          {screen === 'report' && <ReportScreen />}
          {screen === 'training' && <TrainingScreen />}
          {screen === 'settings' && <SettingsScreen keys={(search) => <KeyEditor search={search} />} keyWords={keyWords} />}
        </ErrorBoundary>
      </main>
      <footer className={css['notice']} data-testid={TEST_IDS.notice} aria-label={say('app.noticeLabel')}>
        {say('app.notice')}
      </footer>
      <ReaderDialog />
      <SignDialogs />
      <Palette />
      <KeySheet />
      <HelpDialog />
      <FirstStepsDialog />
      <About />
    </div>
  );
}
