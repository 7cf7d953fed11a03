import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { useSay } from '../i18n/index.ts';
import { useServices, useToasts } from '../state/services.ts';
import { TEST_IDS } from '../ui/testIds.ts';

/** Messages at the edge of the screen: announced, never in the way. */
export function Toasts(): ReactNode {
  const { toasts: store } = useServices();
  const toasts = useToasts((state) => state.toasts);
  const say = useSay();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="toast" data-tone={toast.tone} data-testid={TEST_IDS.toast}>
          <div className="toast-text">
            <strong>{toast.title}</strong>
            {toast.detail !== null && <span>{toast.detail}</span>}
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={say('common.dismiss')}
            onClick={() => store.dismiss(toast.id)}
          >
            <X size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
