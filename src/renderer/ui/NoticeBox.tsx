import type { ReactNode } from 'react';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';

interface NoticeBoxProps {
  readonly tone?: 'info' | 'unsure' | 'bad';
  readonly testId?: string;
  readonly children: ReactNode;
}

/** Something to know where it matters; it blocks nothing. */
export function NoticeBox({ tone = 'info', testId, children }: NoticeBoxProps): ReactNode {
  const Icon = tone === 'bad' ? CircleAlert : tone === 'unsure' ? TriangleAlert : Info;
  return (
    <div className="notice-box" data-tone={tone} data-testid={testId} role={tone === 'info' ? undefined : 'status'}>
      <Icon size={14} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
