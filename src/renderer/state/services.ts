import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { AppInfo } from '#shared/ipc';
import type { Bridge } from '../client/index.ts';
import type { CaseState, CaseStore } from './caseStore.ts';
import type { MotionState, MotionStore } from './motionStore.ts';
import type { LibraryState, LibraryStore } from './libraryStore.ts';
import type { SettingsState, SettingsStore } from './settingsStore.ts';
import type { Toast, ToastStore } from './toasts.ts';
import type { ViewState, ViewStore } from './viewStore.ts';

/** What every screen works with. Made once, at the start of the page. */
export interface Services {
  readonly bridge: Bridge;
  readonly info: AppInfo;
  readonly cases: CaseStore;
  readonly library: LibraryStore;
  readonly settings: SettingsStore;
  readonly view: ViewStore;
  readonly motion: MotionStore;
  readonly toasts: ToastStore;
  readonly newId: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly copyText: (text: string) => Promise<void>;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no services above this component');
  return services;
}

const select = <S, T>(store: StoreApi<S>, selector: (state: S) => T): T => useStore(store, selector);

export const useCase = <T>(selector: (state: CaseState) => T): T => select(useServices().cases, selector);
export const useLibrary = <T>(selector: (state: LibraryState) => T): T => select(useServices().library, selector);
export const useSettings = <T>(selector: (state: SettingsState) => T): T => select(useServices().settings, selector);
export const useView = <T>(selector: (state: ViewState) => T): T => select(useServices().view, selector);
export const useMotion = <T>(selector: (state: MotionState) => T): T => select(useServices().motion, selector);
export const useToasts = <T>(selector: (state: { readonly toasts: readonly Toast[] }) => T): T =>
  select(useServices().toasts, selector);
