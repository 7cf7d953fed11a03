import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import { useSay } from '../../i18n/index.ts';
import type { WalkTarget } from '../../state/viewStore.ts';
import { WALK_PARTS, WALK_VERTEBRAE, cellState, sameTarget, type CellState, type WalkInput } from '../../state/walk.ts';
import { cellId } from '../../ui/testIds.ts';
import { WalkCell } from './WalkCell.tsx';
import css from './WalkPanel.module.css';

interface Cell {
  readonly target: WalkTarget;
  readonly sopInstanceUID: string;
  readonly state: CellState;
  readonly current: boolean;
  readonly next: boolean;
}

/** Everything that the grid shows, as text: while it stays the same, a drag of a point need not draw forty cells anew. */
export function walkSignature(input: WalkInput, target: WalkTarget | null, next: WalkTarget | null, writable: boolean): string {
  const cells = WALK_VERTEBRAE.flatMap((vertebra) =>
    input.films.flatMap(({ pose, sopInstanceUID }) =>
      WALK_PARTS.map((part): Cell => {
        const own: WalkTarget = { film: pose, vertebra, part };
        return {
          target: own,
          sopInstanceUID,
          state: cellState(input, sopInstanceUID, vertebra, part),
          current: target !== null && sameTarget(target, own),
          next: target === null && next !== null && sameTarget(next, own),
        };
      }),
    ),
  );
  return JSON.stringify({ poses: input.films.map((film) => film.pose), cells, writable });
}

interface WalkGridProps {
  readonly signature: string;
  readonly writable: boolean;
  readonly go: (target: WalkTarget, sopInstanceUID: string) => void;
  readonly skip: (target: WalkTarget, sopInstanceUID: string) => void;
}

/** Vertebrae by films, a cell a landmark. The arrows move between cells. */
export const WalkGrid = memo(function WalkGrid({ signature, writable, go, skip }: WalkGridProps): ReactNode {
  const say = useSay();
  const { poses, cells } = JSON.parse(signature) as {
    readonly poses: readonly WalkTarget['film'][];
    readonly cells: readonly Cell[];
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-cell]')];
    const at = buttons.findIndex((button) => button === event.target);
    const columns = poses.length * WALK_PARTS.length;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (at < 0 || by === undefined) return;
    event.preventDefault();
    buttons[at + by]?.focus();
  };
  return (
    <table className={css['grid']} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <td />
          {poses.map((pose) => (
            <th key={pose} scope="colgroup" colSpan={2}>
              {say(`pose.${pose}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WALK_VERTEBRAE.map((vertebra) => (
          <tr key={vertebra}>
            <th scope="row">{vertebra}</th>
            {cells
              .filter(({ target }) => target.vertebra === vertebra)
              .map(({ target, sopInstanceUID, state, current, next }) => (
                <td key={`${target.film}-${target.part}`}>
                  <WalkCell
                    testId={cellId(vertebra, target.film, target.part)}
                    part={target.part}
                    state={state}
                    current={current}
                    next={next}
                    name={`${vertebra} ${say(`walk.${target.part}`)}, ${say(`pose.${target.film}`)}`}
                    onGo={() => go(target, sopInstanceUID)}
                    onSkip={writable ? () => skip(target, sopInstanceUID) : null}
                  />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
