import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { Check } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { useSay } from '../i18n/index.ts';
import { useServices } from '../state/services.ts';
import { MENUS, type Action, type MenuName } from './actions/action.ts';
import { undoLabel } from './actions/fileActions.ts';
import { shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';
import { useKeymap } from './useKeymap.ts';

const actionsOf = (menu: MenuName): readonly Action[] => ACTIONS.filter((one) => one.menu?.[0] === menu);
const groupsOf = (menu: MenuName): readonly (readonly Action[])[] => {
  const actions = actionsOf(menu);
  return [...new Set(actions.map((one) => one.menu?.[1]))].map((group) => actions.filter((one) => one.menu?.[1] === group));
};

/** The menus, from the actions table. */
export function MenuBar(): ReactNode {
  const services = useServices();
  const say = useSay();
  return (
    <Menubar.Root className="menubar" aria-label={say('app.menubar')}>
      {MENUS.map((menu) => (
        <Menubar.Menu key={menu}>
          <Menubar.Trigger className="menubar-trigger">{say(`menu.${menu}`)}</Menubar.Trigger>
          <Menubar.Portal>
            <Menubar.Content className="menu" align="start" sideOffset={4}>
              {groupsOf(menu).map((group, at) => (
                <Fragment key={at}>
                  {at > 0 && <Menubar.Separator className="menu-separator" />}
                  {group
                    .filter((action) => action.present(services))
                    .map((action) => (
                      <MenuItem key={action.id} action={action} />
                    ))}
                </Fragment>
              ))}
            </Menubar.Content>
          </Menubar.Portal>
        </Menubar.Menu>
      ))}
    </Menubar.Root>
  );
}

function MenuItem({ action }: { readonly action: Action }): ReactNode {
  const services = useServices();
  const say = useSay();
  const { icon: Icon } = action;
  const keys = useKeymap().firstOf(action);
  const checked = action.checked?.(services) ?? null;
  const label = (action.id === 'edit.undo' ? undoLabel(services) : action.nameNow?.(services)) ?? say(action.label);
  const inside = (
    <>
      {checked === true ? (
        <Check size={15} aria-hidden="true" />
      ) : Icon === null ? (
        <span className="menu-blank" />
      ) : (
        <Icon size={15} aria-hidden="true" />
      )}
      <span className="menu-label">{label}</span>
      {keys !== undefined && <span className="menu-keys">{shownKey(keys)}</span>}
    </>
  );
  const shared = { className: 'menu-item', disabled: !action.enabled(services), 'data-action': action.id };
  return checked === null ? (
    <Menubar.Item {...shared} onSelect={() => action.run(services)}>
      {inside}
    </Menubar.Item>
  ) : (
    <Menubar.CheckboxItem {...shared} checked={checked} onSelect={() => action.run(services)}>
      {inside}
    </Menubar.CheckboxItem>
  );
}
