import type { Services } from '../state/services.ts';
import type { Screen } from '../state/viewStore.ts';

const SCREENS: readonly Screen[] = ['library', 'reading', 'report', 'settings', 'training'];

interface Place {
  readonly screen: Screen;
  readonly studyInstanceUID: string | null;
}

/** `#reading/1.2.3` → the screen and the study; anything else is the library. */
export function parsePlace(hash: string): Place {
  const [name = '', uid = ''] = hash.replace(/^#/, '').split('/');
  const screen = SCREENS.find((one) => one === name) ?? 'library';
  return { screen, studyInstanceUID: /^[0-9.]{1,64}$/.test(uid) ? uid : null };
}

export const placeHash = ({ screen, studyInstanceUID }: Place): string =>
  studyInstanceUID === null ? `#${screen}` : `#${screen}/${studyInstanceUID}`;

/** The page's address says where one is, so that a reload comes back to the same case and screen. */
export function followAddress({ cases, view }: Services, window: Window): void {
  const start = parsePlace(window.location.hash);
  const write = (): void => {
    const { studyInstanceUID, status } = cases.getState();
    const open = status === 'closed' ? null : studyInstanceUID;
    const hash = placeHash({ screen: view.getState().screen, studyInstanceUID: open });
    if (hash !== window.location.hash) window.history.replaceState(null, '', hash);
  };
  if (start.studyInstanceUID !== null) void cases.open(start.studyInstanceUID);
  if (start.studyInstanceUID !== null || start.screen === 'settings' || start.screen === 'training')
    view.set({ screen: start.screen });
  cases.subscribe(write);
  view.subscribe(write);
}
