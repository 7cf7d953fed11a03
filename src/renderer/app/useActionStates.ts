import { useCallback, useSyncExternalStore } from 'react';
import { useServices } from '../state/services.ts';
import type { Action } from './actions/action.ts';

export interface ActionState {
  readonly enabled: boolean;
  readonly checked: boolean | null;
}

/** Whether actions can be done and are on, following the stores; the screen is drawn anew only when one of them changes. */
export function useActionStates(actions: readonly Action[]): (action: Action) => ActionState {
  const services = useServices();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [services.cases.subscribe(listener), services.view.subscribe(listener), services.motion.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [services],
  );
  const flags = useSyncExternalStore(subscribe, () =>
    actions
      .map((one) => `${one.enabled(services) ? 1 : 0}${one.checked === null ? '-' : one.checked(services) ? 1 : 0}`)
      .join(''),
  );
  return (action) => {
    const at = actions.indexOf(action) * 2;
    const checked = flags[at + 1];
    return { enabled: flags[at] === '1', checked: checked === '-' ? null : checked === '1' };
  };
}
