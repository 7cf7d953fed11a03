import type { ReactNode } from 'react';
import { FileText, UserRound } from 'lucide-react';
import { useSay } from '../i18n/index.ts';
import { useCase, useServices, useSettings, useView } from '../state/services.ts';
import { Button, IconButton } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import { actionOf } from './actions/table.ts';
import { shownKey } from './actions/keys.ts';
import { Mark } from './Mark.tsx';
import { MenuBar } from './MenuBar.tsx';
import { PatientBanner } from './PatientBanner.tsx';
import { SaveState } from './SaveState.tsx';
import { useActionStates } from './useActionStates.ts';
import { useKeymap } from './useKeymap.ts';
import css from './TopBar.module.css';

const EDITS = ['edit.undo', 'edit.redo', 'help.palette'].flatMap((id) => actionOf(id) ?? []);

/** Name of the product, menus, whose images these are, and whether they are saved. */
export function TopBar(): ReactNode {
  const services = useServices();
  const { view } = services;
  const say = useSay();
  const reader = useSettings((state) => state.preferences.reader);
  const screen = useView((state) => state.screen);
  const open = useCase((state) => state.status === 'open');
  const stateOf = useActionStates(EDITS);
  const keymap = useKeymap();
  return (
    <header className={css['bar']}>
      <button type="button" className={css['brand']} onClick={() => view.set({ screen: 'library' })}>
        <Mark />
        <span>{say('app.name')}</span>
      </button>
      <MenuBar />
      <PatientBanner />
      <SaveState />
      {EDITS.map((action) => {
        const Icon = action.icon;
        return (
          <IconButton
            key={action.id}
            label={say(action.label)}
            keys={shownKey(keymap.firstOf(action) ?? '')}
            disabled={!stateOf(action).enabled}
            data-action={action.id}
            onClick={() => action.run(services)}
          >
            {Icon === null ? null : <Icon size={16} aria-hidden="true" />}
          </IconButton>
        );
      })}
      {open && screen === 'reading' && (
        <Button size="small" onClick={() => view.set({ screen: 'report' })} data-testid="go-report">
          <FileText size={14} aria-hidden="true" />
          {say('action.report')}
        </Button>
      )}
      <button
        type="button"
        className={css['chip']}
        data-testid={TEST_IDS.readerChip}
        aria-label={`${say('app.reader')}: ${reader?.name ?? say('app.noReader')}`}
        onClick={() => view.set({ dialog: 'reader' })}
      >
        <UserRound size={14} aria-hidden="true" />
        <span className="ellipsis" dir="auto">
          {reader?.name ?? say('app.noReader')}
        </span>
      </button>
    </header>
  );
}
