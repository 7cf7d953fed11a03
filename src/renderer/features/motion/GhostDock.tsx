import type { ReactNode } from 'react';
import { Blend, Hand, Palette, Pause, Play, Repeat, Spline, SquareSplitHorizontal, ToggleLeft, X } from 'lucide-react';
import type { Vertebra } from '#shared/spine';
import { sayNumber, useSay } from '../../i18n/index.ts';
import { GHOST_MODES, type GhostMode, type GhostView } from '../../state/motionStore.ts';
import { useServices } from '../../state/services.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { GhostExport, type GhostToExport } from './GhostExport.tsx';
import css from './GhostStage.module.css';

interface GhostDockProps {
  readonly ghost: GhostView;
  readonly share: number;
  readonly reduced: boolean;
  readonly lock: Vertebra;
  readonly writable: boolean;
  readonly exporting: GhostToExport | null;
  readonly onClose: () => void;
}

const ICONS: Readonly<Record<GhostMode, typeof Blend>> = {
  blend: Blend,
  colour: Palette,
  difference: SquareSplitHorizontal,
  blink: ToggleLeft,
  loop: Repeat,
};
/** Hertz: below three flashes a second (WCAG 2.3.1). */
const RATES = [1, 1.5, 2];

/** How the ghost is looked at, and what leaves it as a file. */
export function GhostDock({ ghost, share, reduced, lock, writable, exporting, onClose }: GhostDockProps): ReactNode {
  const { motion } = useServices();
  const say = useSay();
  return (
    <div className={css['dock']}>
      <fieldset className={css['modes']}>
        <legend className="visually-hidden">{say('ghost.mode')}</legend>
        {GHOST_MODES.map((mode) => {
          const Icon = ICONS[mode];
          return (
            <label key={mode} data-checked={mode === ghost.mode ? '' : undefined} title={say(`ghost.mode.${mode}.hint`)}>
              <input
                type="radio"
                className="visually-hidden"
                name="ghost-mode"
                value={mode}
                checked={mode === ghost.mode}
                onChange={() => motion.setGhost({ mode, share: 0, playing: !reduced })}
              />
              <Icon size={15} aria-hidden="true" />
              {say(`ghost.mode.${mode}`)}
            </label>
          );
        })}
      </fieldset>
      <div className={css['options']}>
        <ModeOption ghost={ghost} share={share} reduced={reduced} />
        <IconButton
          label={say('ghost.outlines')}
          pressed={ghost.outlines}
          side="top"
          onClick={() => motion.setGhost({ outlines: !ghost.outlines })}
        >
          <Spline size={16} aria-hidden="true" />
        </IconButton>
        <Button
          size="small"
          disabled={!writable}
          aria-pressed={ghost.adjusting === lock}
          onClick={() =>
            motion.setGhost(
              ghost.adjusting === lock
                ? { adjusting: null }
                : { adjusting: lock, lock, mode: ghost.mode === 'loop' || ghost.mode === 'blink' ? 'colour' : ghost.mode },
            )
          }
        >
          <Hand size={14} aria-hidden="true" />
          {say('ghost.adjust', { vertebra: lock })}
        </Button>
        <GhostExport given={exporting} ghost={ghost} share={share} />
        <IconButton label={say('motion.hideGhost')} keys="G" side="top" onClick={onClose}>
          <X size={17} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

function ModeOption({ ghost, share, reduced }: Pick<GhostDockProps, 'ghost' | 'share' | 'reduced'>): ReactNode {
  const { motion } = useServices();
  const say = useSay();
  const { mode } = ghost;
  if (mode === 'blend')
    return (
      <label className={css['slider']}>
        <span>{say('ghost.blend', { percent: sayNumber(100 * ghost.blend, 0) })}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(100 * ghost.blend)}
          onChange={(event) => motion.setGhost({ blend: Number(event.target.value) / 100 })}
        />
      </label>
    );
  if (mode !== 'blink' && mode !== 'loop') return null;
  return (
    <>
      {mode === 'blink' && reduced ? (
        <Button size="small" onClick={() => motion.setGhost({ share: share < 0.5 ? 1 : 0, playing: false })}>
          {say(share < 0.5 ? 'ghost.showExtension' : 'ghost.showFlexion')}
        </Button>
      ) : (
        <IconButton
          label={say(ghost.playing ? 'ghost.pause' : 'ghost.play')}
          keys="Space"
          side="top"
          onClick={() => motion.setGhost({ playing: !ghost.playing, share })}
        >
          {ghost.playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        </IconButton>
      )}
      {mode === 'blink' && !reduced && (
        <select
          className="input"
          aria-label={say('ghost.rate')}
          value={ghost.hertz}
          onChange={(event) => motion.setGhost({ hertz: Number(event.target.value) })}
        >
          {RATES.map((rate) => (
            <option key={rate} value={rate}>
              {say('ghost.perSecond', { rate: sayNumber(rate, 1) })}
            </option>
          ))}
        </select>
      )}
      {mode === 'loop' && (
        <label className={css['slider']}>
          <span className="visually-hidden">{say('ghost.position')}</span>
          <input
            type="range"
            min={0}
            max={100}
            value={Math.round(100 * share)}
            onChange={(event) => motion.setGhost({ share: Number(event.target.value) / 100, playing: false })}
          />
        </label>
      )}
    </>
  );
}
