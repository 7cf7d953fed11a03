import type { ReactNode } from 'react';

/** Two vertebrae and what joins them. */
export const Mark = (): ReactNode => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <rect x="3" y="2" width="11" height="5.4" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <rect x="3" y="12.6" width="11" height="5.4" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="M5.6 7.4v5.2M8.5 7.4v5.2M11.4 7.4v5.2" stroke="var(--accent)" strokeWidth="1.6" />
    <path
      d="M14.4 4.6c2 .2 2.8 1 3 2.2M14.4 15.2c2 .2 2.8 1 3 2.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  </svg>
);
