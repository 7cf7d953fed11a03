import type { Bridge } from '../client/index.ts';
import type { Frames } from '../client/frames.ts';
import { createRegistrar } from '../client/registrar.ts';
import { say, sayCode, setLanguage, startI18n } from '../i18n/index.ts';
import { createCaseStore } from '../state/caseStore.ts';
import { createLibraryStore } from '../state/libraryStore.ts';
import { createMotionStore } from '../state/motionStore.ts';
import type { Services } from '../state/services.ts';
import { createSettingsStore } from '../state/settingsStore.ts';
import { createToastStore } from '../state/toasts.ts';
import { createViewStore } from '../state/viewStore.ts';
import { followView } from '../state/followView.ts';
import { keepView } from '../state/keepView.ts';
import { followAddress } from './address.ts';
import { failureOf } from '../state/failure.ts';

/** Makes the stores, reads the settings, and joins the shell's events to them. Fails where the shell does not answer. */
export async function startServices(bridge: Bridge, frames: Frames, window: Window): Promise<Services> {
  await startI18n('en');
  const info = await bridge.api.appInfo({});
  const toasts = createToastStore((action, ms) => window.setTimeout(action, ms));
  const fail = (error: unknown): void => {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('save.refused'), detail: sayCode(code, message) });
  };
  const newId = (): string => window.crypto.randomUUID();
  // In a task of its own: the frame that shows what was done does not wait for the request to be made.
  const appendEntry: typeof bridge.api.appendEntry = (params) => nextTask().then(() => bridge.api.appendEntry(params));
  const cases = createCaseStore({
    api: { ...bridge.api, appendEntry },
    clientId: bridge.clientId,
    onLost: ({ code, message }) =>
      toasts.show({
        tone: 'bad',
        title: say('save.lost'),
        detail: say('save.lostDetail', { reason: sayCode(code, message) }),
      }),
  });
  const library = createLibraryStore(bridge.api, (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)));
  const settings = createSettingsStore(bridge.api, fail);
  const view = createViewStore();
  await settings.load();
  await setLanguage(settings.getState().preferences.language);
  keepView(cases, view, settings, (action) => {
    const timer = window.setTimeout(action, 120);
    return () => window.clearTimeout(timer);
  });
  followView(bridge, cases, view);
  bridge.on('scan', library.onScan);
  bridge.on('entry', cases.follow);
  let wasDown = false;
  bridge.onConnection((connected) => {
    // A lost connection gives up this page's lock: the case is opened again, and the disk decides what stands.
    if (connected && wasDown) void cases.reload();
    wasDown = !connected;
    view.set({ connected });
  });
  bridge.on('library', () => void library.refresh());
  void library.refresh();
  const services: Services = {
    bridge,
    info,
    cases,
    library,
    settings,
    view,
    motion: createMotionStore({ frames, registrar: createRegistrar() }),
    toasts,
    newId,
    now: () => new Date().toISOString(),
    copyText: (text) => window.navigator.clipboard.writeText(text),
  };
  followAddress(services, window);
  return services;
}

const nextTask = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
