import { useEffect } from 'react';
import { useSay } from '../i18n/index.ts';
import { useServices } from '../state/services.ts';
import { ACTIONS, actionOf } from './actions/table.ts';
import { useKeymap } from './useKeymap.ts';

/** Gives the host's own menu bar, where it has one, the actions table; and does what is chosen there. */
export function useNativeMenu(): void {
  const services = useServices();
  const say = useSay();
  const { firstOf } = useKeymap();
  useEffect(() => {
    const { bridge } = services;
    bridge.setMenu?.(
      ACTIONS.flatMap((action) =>
        action.menu === null
          ? []
          : [
              {
                action: action.id,
                label: say(action.label),
                menu: say(`menu.${action.menu[0]}`),
                accelerator: accelerator(firstOf(action), action.scope),
              },
            ],
      ),
    );
    return bridge.on('menu', ({ action: id }) => {
      const action = actionOf(id);
      if (action?.enabled(services) === true) action.run(services);
    });
  }, [services, say, firstOf]);
}

/** Only chords and function keys are shown there: single keys act in a viewport only. */
const accelerator = (key: string | undefined, scope: string): string | null =>
  key === undefined || scope === 'viewport' || key === '?' ? null : key.replace('Ctrl', 'CmdOrCtrl');
