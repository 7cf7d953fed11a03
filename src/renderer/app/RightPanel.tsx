import type { ReactNode } from 'react';
import { Tabs } from 'radix-ui';
import { LevelsPanel } from '../features/dynamic-films/LevelsPanel.tsx';
import { SurgeryPanel } from '../features/dynamic-films/SurgeryPanel.tsx';
import { WalkPanel } from '../features/dynamic-films/WalkPanel.tsx';
import { MarksPanel } from '../features/marks/MarksPanel.tsx';
import { HardwarePanel } from '../features/report/HardwarePanel.tsx';
import { MotionSection } from '../features/motion/MotionSection.tsx';
import { ReportPanel } from '../features/report/ReportPanel.tsx';
import { useSay } from '../i18n/index.ts';
import { useServices, useView } from '../state/services.ts';
import type { PanelTab } from '../state/viewStore.ts';
import css from './RightPanel.module.css';

const TABS: readonly (readonly [PanelTab, () => ReactNode])[] = [
  ['landmarks', WalkAndLevels],
  ['levels', LevelsAndMotion],
  ['marks', MarksPanel],
  ['surgery', SurgeryPanel],
  ['hardware', HardwarePanel],
  ['report', ReportPanel],
];

/** Findings beside the films, docked to a third. */
export function RightPanel(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const panel = useView((state) => state.panel);
  return (
    <Tabs.Root
      className={css['panel']}
      value={panel}
      activationMode="manual"
      onValueChange={(value) => view.set({ panel: TABS.find(([name]) => name === value)?.[0] ?? 'levels' })}
    >
      <Tabs.List className="tabs-list" aria-label={say('panel.label')}>
        {TABS.map(([name]) => (
          <Tabs.Trigger key={name} value={name} className="tabs-trigger" data-testid={`tab-${name}`}>
            {say(`panel.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {TABS.map(([name, Panel]) => (
        <Tabs.Content key={name} value={name} className={css['content']}>
          <Panel />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function LevelsAndMotion(): ReactNode {
  return (
    <>
      <MotionSection />
      <LevelsPanel />
    </>
  );
}

/** While points are placed the numbers that follow from them stand below. */
function WalkAndLevels(): ReactNode {
  return (
    <>
      <WalkPanel />
      <LevelsAndMotion />
    </>
  );
}
