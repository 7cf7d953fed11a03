import { describe, expect, it } from 'vitest';
import { action } from '../../../../src/renderer/app/actions/action.ts';
import {
  assignment,
  isWhole,
  makeKeymap,
  readOwnKeys,
  restored,
  withKey,
  withoutKey,
} from '../../../../src/renderer/app/actions/keymap.ts';

const act = (id: string, keys: readonly string[]) =>
  action({ id, label: 'app.name', keys, run: () => undefined, scope: 'viewport' });
const invert = act('image.invert', ['I']);
const redo = act('edit.redo', ['Ctrl+Y', 'Ctrl+Shift+Z']);
const remove = act('edit.delete', ['Delete']);
const fit = act('image.fit', []);
const ACTIONS = [invert, redo, remove, fit];

describe('the keys of a person', () => {
  const map = makeKeymap(ACTIONS, {});

  it('are the table’s until they are changed', () => {
    expect(map.actionOf('I')?.id).toBe('image.invert');
    expect(map.firstOf(redo)).toBe('Ctrl+Y');
    expect(map.firstOf(fit)).toBeUndefined();
  });

  it.each([
    [fit, 'J', { kind: 'free' }],
    [invert, 'I', { kind: 'own' }],
    [fit, 'I', { kind: 'taken', by: invert }],
    [fit, 'Ctrl+W', { kind: 'refused', why: 'host' }],
    [fit, 'Tab', { kind: 'refused', why: 'page' }],
    [fit, 'Escape', { kind: 'refused', why: 'fixed' }],
    [fit, 'Delete', { kind: 'refused', why: 'fixed' }],
    [remove, 'Delete', { kind: 'own' }],
  ] as const)('for %o the key %s would be %o', (one, key, would) => {
    expect(assignment(map, one, key)).toEqual(would);
  });

  it('a key that is taken leaves its action, and only that key', () => {
    const own = withKey(map, fit, 'Ctrl+Y');
    const changed = makeKeymap(ACTIONS, own);
    expect(changed.keysOf(fit)).toEqual(['Ctrl+Y']);
    expect(changed.keysOf(redo)).toEqual(['Ctrl+Shift+Z']);
    expect(changed.actionOf('Ctrl+Y')?.id).toBe('image.fit');
  });

  it('can be taken away, and given back one action at a time', () => {
    const bare = makeKeymap(ACTIONS, withoutKey(map, invert, 'I'));
    expect(bare.actionOf('I')).toBeUndefined();
    const other = makeKeymap(ACTIONS, withKey(bare, fit, 'I'));
    const back = makeKeymap(ACTIONS, restored(other, invert));
    expect(back.keysOf(invert)).toEqual(['I']);
    expect(back.keysOf(fit)).toEqual([]);
  });

  it('holding a modifier is no key yet', () => {
    expect(['Ctrl+Control', 'Shift+Shift', 'Alt+Alt'].map(isWhole)).toEqual([false, false, false]);
    expect(['Ctrl+J', 'F2', '7'].map(isWhole)).toEqual([true, true, true]);
  });

  it('read from the disk are freed of what cannot be', () => {
    const own = readOwnKeys(
      { 'image.fit': ['I', 'Ctrl+W', 7, 'Escape'], 'edit.redo': ['I', 'Q'], 'gone.away': ['P'], 'edit.delete': [] },
      ACTIONS,
    );
    // In the table's order: redo comes before fit, so the key is its.
    expect(own).toEqual({ 'edit.redo': ['I', 'Q'], 'image.fit': [], 'edit.delete': ['Delete'], 'image.invert': [] });
    expect(readOwnKeys('nonsense', ACTIONS)).toEqual({});
  });
});
