import type { ReactNode } from 'react';
import { memo } from 'react';
import { useSay } from '../i18n/index.ts';
import { useServices } from '../state/services.ts';
import { IconButton } from '../ui/index.ts';
import type { Action } from './actions/action.ts';
import { shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';
import { useActionStates } from './useActionStates.ts';
import { useKeymap } from './useKeymap.ts';
import css from './Toolbar.module.css';

const SHOWN = ACTIONS.filter((one) => one.toolbar !== null);
const GROUPS = [...new Set(SHOWN.map((one) => one.toolbar))]
  .sort((a, b) => (a ?? 0) - (b ?? 0))
  .map((group) => SHOWN.filter((one) => one.toolbar === group));

/** The actions that have a place in the toolbar, in their groups. */
export function Toolbar({ groups }: { readonly groups: readonly number[] }): ReactNode {
  const say = useSay();
  const stateOf = useActionStates(SHOWN);
  return (
    <div className={css['bar']} role="toolbar" aria-label={say('app.toolbar')}>
      {groups.map((at) => (
        <div key={at} className={css['group']} role="group">
          {(GROUPS[at] ?? []).map((action) => (
            <ToolButton key={action.id} action={action} {...stateOf(action)} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ToolButtonProps {
  readonly action: Action;
  readonly enabled: boolean;
  readonly checked: boolean | null;
}

/** Drawn anew only when it can be done, or is on, otherwise than before: another tool changes two buttons of some twenty. */
const ToolButton = memo(function ToolButton({ action, enabled, checked }: ToolButtonProps): ReactNode {
  const services = useServices();
  const say = useSay();
  const Icon = action.icon;
  const key = useKeymap().firstOf(action);
  return (
    <IconButton
      label={say(action.label)}
      keys={key === undefined ? undefined : shownKey(key)}
      pressed={checked ?? undefined}
      disabled={!enabled}
      data-action={action.id}
      onClick={() => action.run(services)}
    >
      {Icon === null ? null : <Icon size={17} strokeWidth={1.75} aria-hidden="true" />}
    </IconButton>
  );
});
