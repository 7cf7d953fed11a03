import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, LoaderCircle, LockKeyhole } from 'lucide-react';
import { readingState } from '#shared/case';
import { useSay } from '../i18n/index.ts';
import { useCase } from '../state/services.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import css from './TopBar.module.css';

/** "Saved" stands here only when the disk has acknowledged everything that is on the screen. */
export function SaveState(): ReactNode {
  const say = useSay();
  const status = useCase((state) => state.status);
  const save = useCase((state) => state.save);
  const access = useCase((state) => state.access);
  const reading = useCase((state) => readingState(state.history.present));
  if (status !== 'open') return null;
  const shown = access === 'read' ? 'readOnly' : reading !== 'draft' && save === 'saved' ? 'final' : save;
  const Icon = { readOnly: LockKeyhole, final: CircleCheck, saved: CircleCheck, saving: LoaderCircle, 'not-saved': CircleAlert }[
    shown
  ];
  const words = say(shown === 'final' ? `library.state.${reading}` : `save.${shown}`);
  return (
    <span className={css['save']} data-state={shown} data-testid={TEST_IDS.saveState} title={words}>
      <Icon size={14} aria-hidden="true" />
      <span>{words}</span>
    </span>
  );
}
