import type { ReactNode } from 'react';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Check, RotateCcw, RotateCw, Undo2 } from 'lucide-react';
import type { Vertebra } from '#shared/spine';
import { sayNumber, useSay } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import type { Adjustment } from './useAdjustment.ts';
import css from './GhostStage.module.css';

interface AdjustBarProps {
  readonly hand: Adjustment;
  readonly vertebra: Vertebra;
  readonly writable: boolean;
}

/** Moves one vertebra's registration by hand, with the engine's own similarity beside it. */
export function AdjustBar({ hand, vertebra, writable }: AdjustBarProps): ReactNode {
  const say = useSay();
  const { offset, look, stored } = hand;
  const moved = offset.x !== 0 || offset.y !== 0 || offset.angle !== 0;
  const px = (event: { readonly shiftKey: boolean }): number => (event.shiftKey ? 0.1 : 1);
  return (
    <div className={css['adjust']} role="group" aria-label={say('ghost.adjust', { vertebra })} data-testid={TEST_IDS.ghostAdjust}>
      <div className={css['arrows']}>
        <IconButton label={say('adjust.left')} keys="←" side="top" onClick={(event) => hand.nudge(-px(event), 0, 0)}>
          <ArrowLeft size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('adjust.up')} keys="↑" side="top" onClick={(event) => hand.nudge(0, -px(event), 0)}>
          <ArrowUp size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('adjust.down')} keys="↓" side="top" onClick={(event) => hand.nudge(0, px(event), 0)}>
          <ArrowDown size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('adjust.right')} keys="→" side="top" onClick={(event) => hand.nudge(px(event), 0, 0)}>
          <ArrowRight size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('adjust.turnLeft')} keys="[" side="top" onClick={() => hand.nudge(0, 0, -0.1)}>
          <RotateCcw size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('adjust.turnRight')} keys="]" side="top" onClick={() => hand.nudge(0, 0, 0.1)}>
          <RotateCw size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <dl className={`${css['figures']} num`}>
        <div>
          <dt>{say('adjust.moved')}</dt>
          <dd data-testid="adjust-offset">
            {say('adjust.offset', {
              x: sayNumber(offset.x, 1),
              y: sayNumber(offset.y, 1),
              angle: sayNumber(offset.angle, 1),
            })}
          </dd>
        </div>
        <div>
          <dt>{say('motion.similarity')}</dt>
          <dd aria-live="polite" data-testid="adjust-similarity" data-value={look?.similarity}>
            {look === null ? '…' : sayNumber(look.similarity, 3)}
            {stored !== null && <small> {say('adjust.stored', { value: sayNumber(stored, 3) })}</small>}
          </dd>
        </div>
      </dl>
      <div className={css['decide']}>
        <Button size="small" kind="quiet" disabled={look === null} title={say('adjust.settleHint')} onClick={hand.settle}>
          {say('adjust.settle')}
        </Button>
        <Button size="small" disabled={!moved} onClick={hand.reset}>
          <Undo2 size={14} aria-hidden="true" />
          {say('adjust.reset')}
        </Button>
        <Button
          size="small"
          kind="primary"
          disabled={!writable || look === null || look.covariance === null}
          title={say('adjust.acceptHint')}
          onClick={() => hand.accept()}
        >
          <Check size={14} aria-hidden="true" />
          {say('adjust.accept')}
        </Button>
      </div>
    </div>
  );
}
