import type { ReactNode } from 'react';
import { memo } from 'react';
import { useSay } from '../../i18n/index.ts';
import type { CellState, WalkPart } from '../../state/walk.ts';
import css from './WalkPanel.module.css';

interface WalkCellProps {
  readonly testId: string;
  readonly part: WalkPart;
  readonly state: CellState;
  readonly current: boolean;
  readonly next: boolean;
  readonly name: string;
  readonly onGo: () => void;
  /** null where nothing may be changed. */
  readonly onSkip: (() => void) | null;
}

/** One landmark of one film: its state as a shape, a click goes there, Delete or a right click says that it cannot be seen. */
export const WalkCell = memo(
  Cell,
  // The functions go to the cell that `testId` names, whichever rendering made them.
  (before, now) =>
    before.testId === now.testId &&
    before.state === now.state &&
    before.current === now.current &&
    before.next === now.next &&
    before.name === now.name &&
    (before.onSkip === null) === (now.onSkip === null),
);

function Cell({ testId, part, state, current, next, name, onGo, onSkip }: WalkCellProps): ReactNode {
  const say = useSay();
  return (
    <button
      type="button"
      className={css['cell']}
      data-cell=""
      data-testid={testId}
      data-state={state}
      data-current={current ? '' : undefined}
      data-next={next ? '' : undefined}
      aria-label={`${name}: ${say(`walk.state.${state}`)}`}
      aria-current={current ? 'step' : undefined}
      title={`${name}: ${say(`walk.state.${state}`)}${onSkip === null ? '' : `\n${say('walk.skipHint')}`}`}
      onClick={onGo}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || onSkip === null) return;
        event.preventDefault();
        onSkip();
      }}
      onContextMenu={(event) => {
        if (onSkip === null) return;
        event.preventDefault();
        onSkip();
      }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {part === 'corners' ? <Corners state={state} /> : <TipMark state={state} />}
      </svg>
    </button>
  );
}

const Corners = ({ state }: { readonly state: CellState }): ReactNode => (
  <>
    <rect
      x="3.5"
      y="4"
      width="9"
      height="8"
      rx="1.5"
      fill={state === 'done' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray={state === 'proposed' ? '2 1.6' : undefined}
    />
    {state === 'skipped' && <path d="M2 14 L14 2" stroke="currentColor" strokeWidth="1.4" />}
  </>
);

const TipMark = ({ state }: { readonly state: CellState }): ReactNode => (
  <>
    <circle
      cx="8"
      cy="8"
      r="3.6"
      fill={state === 'done' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray={state === 'proposed' ? '2 1.6' : undefined}
    />
    {state === 'skipped' && <path d="M2 14 L14 2" stroke="currentColor" strokeWidth="1.4" />}
  </>
);
