import type { ReactNode } from 'react';
import { Copy } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { rejectedAsText } from '../../state/libraryStore.ts';
import { useLibrary, useServices, useView } from '../../state/services.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import css from './RejectedDialog.module.css';

/** Every file that was not read, with its code and reason. */
export function RejectedDialog(): ReactNode {
  const { view, copyText, toasts } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'rejected');
  const rejected = useLibrary((state) => state.listing.rejected);
  const copy = async (): Promise<void> => {
    await copyText(rejectedAsText(rejected));
    toasts.show({ tone: 'good', title: say('app.copied'), detail: null });
  };
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('rejected.title')}
      description={rejected.length === 0 ? say('rejected.none') : say('rejected.hint')}
      closeLabel={say('common.close')}
      width={860}
      testId={TEST_IDS.rejectedList}
      footer={
        <Button onClick={() => void copy()} disabled={rejected.length === 0}>
          <Copy size={14} aria-hidden="true" />
          {say('rejected.copy')}
        </Button>
      }
    >
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{say('rejected.path')}</th>
            <th scope="col">{say('rejected.code')}</th>
            <th scope="col">{say('rejected.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejected.map((one) => (
            <tr key={`${one.path}|${one.code}`}>
              <td dir="auto" title={one.path}>
                {asGiven(one.path)}
              </td>
              <td>
                <code>{one.code}</code>
              </td>
              <td>{one.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

/** What was uploaded lies in a folder of ours whose name says nothing to the one who gave it. */
const asGiven = (path: string): string => path.replace(/^.*[\\/]uploads[\\/][0-9a-f-]{36}[\\/]/, '');
