import type { ReactNode } from 'react';

export type Tone = 'good' | 'likely' | 'unsure' | 'bad' | 'none';

interface BadgeProps {
  readonly tone?: Tone;
  readonly title?: string | undefined;
  readonly testId?: string | undefined;
  readonly children: ReactNode;
}

export const Badge = ({ tone, title, testId, children }: BadgeProps): ReactNode => (
  <span className="badge" data-tone={tone} title={title} data-testid={testId}>
    {children}
  </span>
);

/** One shape a tone: told apart without colour. */
export function ToneShape({ tone, size = 9 }: { readonly tone: Tone; readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      {tone === 'good' && <circle cx="5" cy="5" r="4.5" fill="currentColor" />}
      {tone === 'likely' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M5 1 a4 4 0 0 1 0 8 z" fill="currentColor" />
        </>
      )}
      {tone === 'unsure' && <path d="M5 0 L10 5 L5 10 L0 5 Z" fill="currentColor" />}
      {tone === 'bad' && <path d="M5 0.5 L10 9.5 L0 9.5 Z" fill="currentColor" />}
      {tone === 'none' && (
        <rect x="1" y="1" width="8" height="8" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.5" />
      )}
    </svg>
  );
}
