import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Plus, RotateCcw, X } from 'lucide-react';
import { useSay } from '../i18n/index.ts';
import { useServices } from '../state/services.ts';
import { Button, IconButton, NoticeBox } from '../ui/index.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import { MENUS, menuOf, type Action } from './actions/action.ts';
import { assignment, isFixed, isWhole, restored, withKey, withoutKey, type Assignment, type OwnKeys } from './actions/keymap.ts';
import { keyName, shownKey } from './actions/keys.ts';
import { ACTIONS } from './actions/table.ts';
import { keepKeys, useKeymap } from './useKeymap.ts';
import css from './KeyEditor.module.css';

/** Everything that a key can stand for, and the keys for it: another one by pressing it. `search` leaves out what nobody looks for. */
export function KeyEditor({ search }: { readonly search: string }): ReactNode {
  const { settings } = useServices();
  const say = useSay();
  const keymap = useKeymap();
  /** The action that waits for a key. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const [pressed, setPressed] = useState<{ readonly key: string; readonly would: Assignment } | null>(null);
  const keep = (own: OwnKeys): void => {
    keepKeys(settings, own);
    setWaiting(null);
    setPressed(null);
  };
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (action: Action): boolean => {
    const text =
      `${say(action.label)} ${say(`menu.${menuOf(action)}`)} ${keymap.keysOf(action).map(shownKey).join(' ')}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const onPress = (action: Action) => (event: KeyboardEvent) => {
    if (waiting !== action.id) return;
    const key = keyName(event.nativeEvent);
    if (!isWhole(key) || key === 'Tab' || key === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape' && action.id !== 'edit.escape') {
      setWaiting(null);
      return setPressed(null);
    }
    const would = assignment(keymap, action, key);
    if (would.kind === 'free') keep(withKey(keymap, action, key));
    else setPressed({ key, would });
  };
  const changed = Object.keys(keymap.own).length > 0;
  const shown = MENUS.map((menu) => ({ menu, actions: ACTIONS.filter((one) => menuOf(one) === menu && matches(one)) }));
  return (
    <div data-testid={TEST_IDS.keyEditor}>
      <div className={css['head']}>
        <p>{say('keys.editHint')}</p>
        <Button size="small" disabled={!changed} onClick={() => keep({})}>
          <RotateCcw size={14} aria-hidden="true" />
          {say('keys.resetAll')}
        </Button>
      </div>
      {shown.every(({ actions }) => actions.length === 0) && <p className={css['none']}>{say('settings.nothing')}</p>}
      {shown.map(({ menu, actions }) =>
        actions.length === 0 ? null : (
          <div key={menu} className={css['group']}>
            <h3>{say(`menu.${menu}`)}</h3>
            <ul>
              {actions.map((action) => (
                <li key={action.id} className={css['line']} data-key-action={action.id} onKeyDown={onPress(action)}>
                  <span className={css['name']}>{say(action.label)}</span>
                  {keymap.own[action.id] !== undefined && <span className={css['changed']}>{say('keys.changed')}</span>}
                  <span className={css['keys']}>
                    {keymap.keysOf(action).map((key) => (
                      <span key={key} className={css['key']}>
                        <kbd>{shownKey(key)}</kbd>
                        {!isFixed(key) && (
                          <IconButton
                            label={say('keys.remove', { key: shownKey(key), action: say(action.label) })}
                            onClick={() => keep(withoutKey(keymap, action, key))}
                          >
                            <X size={12} aria-hidden="true" />
                          </IconButton>
                        )}
                      </span>
                    ))}
                    {waiting === action.id && pressed === null && (
                      <span className={css['press']} role="status">
                        {say('keys.press')}
                      </span>
                    )}
                    <IconButton
                      label={say('keys.add', { action: say(action.label) })}
                      pressed={waiting === action.id}
                      data-key-add=""
                      onClick={() => {
                        setWaiting(waiting === action.id ? null : action.id);
                        setPressed(null);
                      }}
                    >
                      <Plus size={14} aria-hidden="true" />
                    </IconButton>
                    {keymap.own[action.id] !== undefined && (
                      <IconButton
                        label={say('keys.reset', { action: say(action.label) })}
                        data-key-reset=""
                        onClick={() => keep(restored(keymap, action))}
                      >
                        <RotateCcw size={13} aria-hidden="true" />
                      </IconButton>
                    )}
                  </span>
                  {waiting === action.id && pressed !== null && (
                    <div className={css['say']} role="alert">
                      <NoticeBox tone="unsure">
                        {pressed.would.kind === 'taken'
                          ? say('keys.taken', {
                              key: shownKey(pressed.key),
                              other: say(pressed.would.by.label),
                              action: say(action.label),
                            })
                          : pressed.would.kind === 'refused'
                            ? say(`keys.refused.${pressed.would.why}`, { key: shownKey(pressed.key) })
                            : say('keys.own', { key: shownKey(pressed.key), action: say(action.label) })}{' '}
                        {pressed.would.kind === 'taken' && (
                          <Button size="small" data-key-take="" onClick={() => keep(withKey(keymap, action, pressed.key))}>
                            {say('keys.take', { action: say(action.label) })}
                          </Button>
                        )}
                      </NoticeBox>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}
