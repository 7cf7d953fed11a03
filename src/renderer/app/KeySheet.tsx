import type { ReactNode } from 'react';
import { useSay } from '../i18n/index.ts';
import { useServices, useView } from '../state/services.ts';
import { Dialog } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import { KeyTable } from './KeyTable.tsx';

/** All keys on one sheet. */
export function KeySheet(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'keys');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('action.keys')}
      description={say('keys.hint')}
      closeLabel={say('common.close')}
      width={920}
      testId={TEST_IDS.keySheet}
    >
      <KeyTable />
    </Dialog>
  );
}
