import type { ReactNode } from 'react';
import { Unplug } from 'lucide-react';
import { say } from '../i18n/index.ts';
import type { Failure } from '../state/failure.ts';
import { Button, Empty } from '../ui/index.ts';

/** A start-up failure is a screen of its own, with what to do. */
export const CannotStart = ({ failure }: { readonly failure: Failure }): ReactNode => (
  <main style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
    <Empty icon={<Unplug size={32} />} title={say('app.cannotStart')} hint={say('app.cannotStartHint')}>
      <Button kind="primary" onClick={() => window.location.reload()}>
        {say('app.retry')}
      </Button>
      <p>
        {failure.code}: {failure.message}
      </p>
    </Empty>
  </main>
);
