import type { ReactNode } from 'react';
import { useSay, type Key } from '../i18n/index.ts';
import { MENUS, menuOf } from './actions/action.ts';
import { shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';
import { useKeymap } from './useKeymap.ts';
import css from './KeyTable.module.css';

const MOUSE: readonly (readonly [Key, Key])[] = [
  ['mouse.left', 'mouse.leftDoes'],
  ['mouse.middle', 'mouse.middleDoes'],
  ['mouse.right', 'mouse.rightDoes'],
  ['mouse.rightClick', 'mouse.rightClickDoes'],
  ['mouse.wheel', 'mouse.wheelDoes'],
  ['mouse.ctrlWheel', 'mouse.ctrlWheelDoes'],
  ['mouse.double', 'mouse.doubleDoes'],
  ['mouse.arrows', 'mouse.arrowsDoes'],
];

/** The keys as this person has them, by menu, and the mouse. */
export function KeyTable(): ReactNode {
  const say = useSay();
  const { keysOf } = useKeymap();
  return (
    <div className={css['sheet']}>
      {MENUS.map((menu) => {
        const actions = ACTIONS.filter((one) => keysOf(one).length > 0 && menuOf(one) === menu);
        return actions.length === 0 ? null : (
          <section key={menu}>
            <h3>{say(`menu.${menu}`)}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id}>
                  <dt>{say(action.label)}</dt>
                  <dd>
                    {keysOf(action).map((key) => (
                      <kbd key={key}>{shownKey(key)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <section>
        <h3>{say('mouse.title')}</h3>
        <dl>
          {MOUSE.map(([what, does]) => (
            <div key={what}>
              <dt>{say(does)}</dt>
              <dd>
                <kbd>{say(what)}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
