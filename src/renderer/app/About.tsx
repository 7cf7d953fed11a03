import type { ReactNode } from 'react';
import { useSay } from '../i18n/index.ts';
import { useServices, useView } from '../state/services.ts';
import { Dialog, NoticeBox } from '../ui/index.ts';

export function About(): ReactNode {
  const { view, info } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'about');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('app.name')}
      description={say('about.version', { version: info.version })}
      closeLabel={say('common.close')}
    >
      <div className="stack" style={{ paddingBottom: 20 }}>
        <NoticeBox tone="unsure">{say('app.notice')}</NoticeBox>
        <p>{say('about.text')}</p>
      </div>
    </Dialog>
  );
}
