import type { ReactNode } from 'react';
import { UserRound } from 'lucide-react';
import { useSay } from '../i18n/index.ts';
import { useServices, useSettings } from '../state/services.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import { Mark } from './Mark.tsx';
import css from './TopBar.module.css';

/** Name of the product, menus, whose images these are, and whether they are saved. */
export function TopBar(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const reader = useSettings((state) => state.preferences.reader);
  return (
    <header className={css['bar']}>
      <button type="button" className={css['brand']} onClick={() => view.set({ screen: 'library' })}>
        <Mark />
        <span>{say('app.name')}</span>
      </button>
      <div className={css['gap']} />
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
