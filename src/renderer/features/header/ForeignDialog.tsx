import type { ReactNode } from 'react';
import { sayDate, useSay } from '../../i18n/index.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, Dialog, readableName } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { useForeignDrawings } from './foreignStore.ts';
import css from './ForeignDialog.module.css';

/** Everything that other programs drew over the images of the case: who, when, what, and where it lies. Read-only. */
export function ForeignDialog(): ReactNode {
  const { view, cases } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'foreign');
  const patientText = useView((state) => state.patientText);
  const drawings = useForeignDrawings();
  const instances = useCase((state) => state.index.instances);
  const jump = (uid: string): void => {
    const active = view.getState().active;
    if (cases.getState().index.instances[uid] !== undefined)
      view.putInTile(active, { kind: 'image', sopInstanceUID: uid, frame: 1 });
    view.set({ dialog: null, foreignMarks: true });
  };
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('foreign.title')}
      description={say(drawings.length === 0 ? 'foreign.none' : 'foreign.hint')}
      closeLabel={say('common.close')}
      width={760}
      testId={TEST_IDS.foreignDialog}
    >
      <ul className={css['list']}>
        {drawings.map((one) => {
          const images = [
            ...new Set([...one.marks.map((mark) => mark.sopInstanceUID), ...one.overlays.flatMap((o) => o.images)]),
          ];
          const here = images.find((uid) => uid in instances);
          const who = [one.manufacturer, patientText && one.creator !== null ? readableName(one.creator) : null].filter(Boolean);
          return (
            <li key={one.sopInstanceUID} data-kind={one.kind}>
              <strong>{say(`foreign.kind.${one.kind}`)}</strong>
              <span dir="auto">{[one.label, one.description].filter(Boolean).join(' · ')}</span>
              <span className={css['soft']}>
                {[...who, one.date === null ? null : sayDate(one.date)].filter(Boolean).join(' · ')}
              </span>
              <span className={css['soft']}>
                {say('foreign.marks', { marks: one.marks.length + one.overlays.length, images: images.length })}
                {one.left.length > 0 && ` · ${say('foreign.left', { codes: one.left.join(', ') })}`}
              </span>
              {here !== undefined && (
                <Button size="small" onClick={() => jump(here)}>
                  {say('foreign.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
