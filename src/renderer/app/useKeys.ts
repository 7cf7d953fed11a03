import { useEffect } from 'react';
import { useServices } from '../state/services.ts';
import { keyName, writesText } from './actions/keys.ts';
import { keymapOf } from './useKeymap.ts';

/** A tick or a choice writes nothing: keys go on there. */
const EDITABLE = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** The one key handler. Keys are inert while typing; single keys act only while a viewport has the focus (WCAG 2.1.4). */
export function useKeys(): void {
  const services = useServices();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const focus = document.activeElement;
      const typing = focus !== null && focus.matches(EDITABLE);
      const name = keyName(event);
      const action = keymapOf(services.settings.getState()).actionOf(name);
      if (action === undefined) return;
      const inViewport = focus?.closest('[data-viewport]') != null;
      const nowhere = focus === null || focus === document.body || focus.id === 'main';
      if (typing && (writesText(event) || EDITING.has(name))) return;
      if (action.scope === 'viewport' && !inViewport) return;
      if (action.scope === 'anywhere' && writesText(event) && !inViewport && !nowhere) return;
      // A dialog has its own keys; only what opens or closes one goes on above it.
      if (services.view.getState().dialog !== null && action.id !== 'help.palette') return;
      if (!action.enabled(services)) return;
      event.preventDefault();
      action.run(services);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [services]);
}

/** Chords and keys that a text field has a use of its own for. */
const EDITING: ReadonlySet<string> = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z', 'Delete', 'Home', 'End', 'Escape']);
