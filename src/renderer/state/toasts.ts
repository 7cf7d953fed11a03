import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'bad';
  readonly title: string;
  readonly detail: string | null;
}

export interface ToastStore extends StoreApi<{ readonly toasts: readonly Toast[] }> {
  readonly show: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (id: number) => void;
}

const SHOWN = 4;

/** Messages that block nothing. Those that report a failure stay until they are dismissed. */
export function createToastStore(later: (action: () => void, ms: number) => void): ToastStore {
  const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));
  let next = 1;
  const dismiss = (id: number): void => store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  return {
    ...store,
    show: (toast) => {
      const id = next++;
      store.setState(({ toasts }) => {
        const others = toasts.filter((one) => one.title !== toast.title || one.detail !== toast.detail);
        return { toasts: [...others, { ...toast, id }].slice(-SHOWN) };
      });
      if (toast.tone !== 'bad') later(() => dismiss(id), 5000);
    },
    dismiss,
  };
}
