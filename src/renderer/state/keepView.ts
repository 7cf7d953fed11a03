import type { CaseStore } from './caseStore.ts';
import { LAYOUTS_KEY, openingView } from './savedLayouts.ts';
import { savedPart } from './savedView.ts';
import type { SettingsStore } from './settingsStore.ts';
import type { ViewStore } from './viewStore.ts';

const keyOf = (caseId: string): string => `view:${caseId}`;

/** Starts a delayed action; the answer takes it back. */
export type Later = (action: () => void) => () => void;

/** Takes up each case's view where it was left, and keeps it as it changes. */
export function keepView(cases: CaseStore, view: ViewStore, settings: SettingsStore, later: Later): void {
  let current: string | null = null;
  let kept = '';
  let cancel: (() => void) | null = null;

  cases.subscribe(({ caseId }) => {
    if (caseId === current) return;
    current = caseId;
    cancel?.();
    if (caseId === null) return;
    view.resume(
      settings.getState().stored[keyOf(caseId)],
      openingView(cases.getState(), settings.getState().stored[LAYOUTS_KEY]),
    );
    kept = JSON.stringify(savedPart(view.getState()));
  });

  view.subscribe((state) => {
    const caseId = current;
    if (caseId === null) return;
    const now = savedPart(state);
    cancel?.();
    cancel = later(() => {
      const text = JSON.stringify(now);
      if (text === kept || caseId !== current) return;
      kept = text;
      void settings.remember(keyOf(caseId), now);
    });
  });
}
