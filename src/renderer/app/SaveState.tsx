import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, LoaderCircle, LockKeyhole } from 'lucide-react';
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
  const final = useCase((state) => state.history.present.reading?.state === 'final');
  if (status !== 'open') return null;
  const shown = access === 'read' ? 'readOnly' : final && save === 'saved' ? 'final' : save;
  const Icon = { readOnly: LockKeyhole, final: CircleCheck, saved: CircleCheck, saving: LoaderCircle, 'not-saved': CircleAlert }[
    shown
  ];
  return (
    <span className={css['save']} data-state={shown} data-testid={TEST_IDS.saveState} title={say(`save.${shown}`)}>
      <Icon size={14} aria-hidden="true" />
      <span>{say(`save.${shown}`)}</span>
    </span>
  );
}
