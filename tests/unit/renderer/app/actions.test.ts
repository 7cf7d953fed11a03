import { describe, expect, it } from 'vitest';
import { MENUS } from '../../../../src/renderer/app/actions/action.ts';
import { keyConflicts, keyName, writesText } from '../../../../src/renderer/app/actions/keys.ts';
import { ACTIONS, RESERVED_KEYS, actionOf } from '../../../../src/renderer/app/actions/table.ts';
import { parsePlace, placeHash } from '../../../../src/renderer/app/address.ts';
import { de, en } from '../../../../src/renderer/i18n/index.ts';

describe('the actions table', () => {
  it('gives no key to two actions', () => {
    expect(keyConflicts(ACTIONS)).toEqual([]);
  });

  it('keeps the keys of later tools free', () => {
    const taken = ACTIONS.flatMap((one) => one.keys);
    expect(RESERVED_KEYS.filter((key) => taken.includes(key))).toEqual([]);
  });

  it('has one action an id, each with words in every language', () => {
    expect(new Set(ACTIONS.map((one) => one.id)).size).toBe(ACTIONS.length);
    for (const catalogue of [en, de]) {
      expect(ACTIONS.filter((one) => !Object.hasOwn(catalogue, one.label)).map((one) => one.label)).toEqual([]);
      expect(MENUS.filter((menu) => !Object.hasOwn(catalogue, `menu.${menu}`))).toEqual([]);
    }
  });

  it('acts on single keys only in a viewport (but for the question mark)', () => {
    const everywhere = ACTIONS.filter((one) => one.scope === 'anywhere').flatMap((one) => one.keys);
    expect(everywhere.filter((key) => key.length === 1)).toEqual(['?']);
  });

  it.each([
    ['V', 'tool.vertebra'],
    ['S', 'tool.spinous-tip'],
    ['C', 'tool.calibration'],
    ['L', 'tool.length'],
    ['W', 'tool.window'],
    ['M', 'tool.pan'],
    ['Z', 'tool.zoom'],
    [']', 'image.rotateRight'],
    ['[', 'image.rotateLeft'],
    ['H', 'image.flipHorizontal'],
    ['Shift+H', 'image.flipVertical'],
    ['I', 'image.invert'],
    ['Space', 'image.reset'],
    ['T', 'view.overlayText'],
    ['F6', 'view.nextViewport'],
    ['Shift+F6', 'view.previousViewport'],
    ['Ctrl+Z', 'edit.undo'],
    ['Ctrl+Y', 'edit.redo'],
    ['Delete', 'edit.delete'],
    ['Escape', 'edit.escape'],
    ['F11', 'view.fullscreen'],
    ['Ctrl+K', 'help.palette'],
    ['?', 'help.keys'],
    ['0', 'image.preset0'],
    ['9', 'image.preset9'],
    ['PageDown', 'image.nextSeries'],
    ['Home', 'image.first'],
  ])('has %s for %s', (key, id) => {
    expect(actionOf(id)?.keys).toContain(key);
  });
});

describe('a key press', () => {
  const press = (key: string, modifiers: { ctrl?: boolean; shift?: boolean; alt?: boolean; meta?: boolean } = {}) => ({
    key,
    ctrlKey: modifiers.ctrl ?? false,
    shiftKey: modifiers.shift ?? false,
    altKey: modifiers.alt ?? false,
    metaKey: modifiers.meta ?? false,
  });

  it.each([
    [press('z', { ctrl: true }), 'Ctrl+Z'],
    [press('Z', { ctrl: true, shift: true }), 'Ctrl+Shift+Z'],
    [press('z', { meta: true }), 'Ctrl+Z'],
    [press('H', { shift: true }), 'Shift+H'],
    [press('h'), 'H'],
    [press('?', { shift: true }), '?'],
    [press(' '), 'Space'],
    [press('F6', { shift: true }), 'Shift+F6'],
    [press('ArrowLeft', { shift: true }), 'Shift+ArrowLeft'],
    [press(']'), ']'],
  ])('%o is %s', (given, name) => {
    expect(keyName(given)).toBe(name);
  });

  it('writes text without Ctrl, Alt or Cmd only', () => {
    expect(writesText(press('v'))).toBe(true);
    expect(writesText(press('k', { ctrl: true }))).toBe(false);
    expect(writesText(press('F6'))).toBe(false);
  });
});

describe('the address of the page', () => {
  it('names screen and study, and reads itself back', () => {
    expect(placeHash({ screen: 'reading', studyInstanceUID: '1.2.3' })).toBe('#reading/1.2.3');
    expect(parsePlace('#reading/1.2.3')).toEqual({ screen: 'reading', studyInstanceUID: '1.2.3' });
    expect(parsePlace('')).toEqual({ screen: 'library', studyInstanceUID: null });
    expect(parsePlace('#nowhere/<script>')).toEqual({ screen: 'library', studyInstanceUID: null });
  });
});
