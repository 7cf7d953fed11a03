import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do now, in words. */
  readonly hint: string;
  readonly testId?: string;
  readonly children?: ReactNode;
}

/** An empty place says what to do. */
export const Empty = ({ icon, title, hint, testId, children }: EmptyProps): ReactNode => (
  <div className="empty" data-testid={testId}>
    {icon}
    <h2>{title}</h2>
    <p>{hint}</p>
    {children !== undefined && <div className="empty-actions">{children}</div>}
  </div>
);
