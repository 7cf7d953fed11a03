import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { useSay } from '../i18n/index.ts';
import { useCase, useServices, useView } from '../state/services.ts';
import { Dialog } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import type { Action } from './actions/action.ts';
import { shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';
import { useKeymap } from './useKeymap.ts';
import css from './Palette.module.css';

/** Every action by its name: type, choose, Enter. */
export function Palette(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'palette');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('action.palette')}
      closeLabel={say('common.close')}
      width={560}
      testId={TEST_IDS.palette}
    >
      {open && <Search />}
    </Dialog>
  );
}

function Search(): ReactNode {
  const services = useServices();
  const say = useSay();
  // What can be done changes while a case opens.
  useCase((state) => state.status);
  const { firstOf } = useKeymap();
  const nameOf = (one: Action): string => one.nameNow?.(services) ?? say(one.label);
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const words = text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = ACTIONS.filter((one) => one.id !== 'help.palette' && one.present(services) && one.enabled(services)).filter(
    (one) => {
      const label = `${nameOf(one)} ${say(one.label)} ${one.menu === null ? '' : say(`menu.${one.menu[0]}`)}`.toLocaleLowerCase();
      return words.every((word) => label.includes(word));
    },
  );
  const chosen = Math.min(at, found.length - 1);
  const run = (action: Action | undefined): void => {
    if (action === undefined) return;
    services.view.set({ dialog: null });
    action.run(services);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt(Math.min(Math.max(chosen + by, 0), Math.max(found.length - 1, 0)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[chosen]);
    }
  };
  return (
    <div className={css['palette']}>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found[chosen] === undefined ? undefined : `${list}-${chosen}`}
        aria-label={say('palette.search')}
        placeholder={say('palette.search')}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={say('action.palette')} className={css['list']}>
        {found.map((action, index) => (
          <li
            key={action.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            data-action={action.id}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => run(action)}
          >
            <span className={css['label']}>{nameOf(action)}</span>
            {action.menu !== null && <span className={css['menu']}>{say(`menu.${action.menu[0]}`)}</span>}
            {firstOf(action) !== undefined && <kbd>{shownKey(firstOf(action) ?? '')}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={css['menu']}>{say('palette.nothing')}</p>}
    </div>
  );
}
