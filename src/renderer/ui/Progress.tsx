import type { ReactNode } from 'react';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** null while it is not known how much there is. */
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps): ReactNode {
  const percent = total === null || total === 0 ? undefined : Math.round((100 * done) / total);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      data-unknown={percent === undefined ? '' : undefined}
    >
      <span style={{ width: `${percent ?? 0}%` }} />
    </div>
  );
}
