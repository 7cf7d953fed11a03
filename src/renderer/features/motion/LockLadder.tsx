import type { ReactNode } from 'react';
import { Lock } from 'lucide-react';
import type { Vertebra } from '#shared/spine';
import { useSay } from '../../i18n/index.ts';
import type { GhostScene } from './ghostScene.ts';
import css from './GhostStage.module.css';

/** Which vertebra stands still, from the highest to the lowest. */
export function LockLadder({
  scene,
  onHold,
}: {
  readonly scene: GhostScene;
  readonly onHold: (vertebra: Vertebra) => void;
}): ReactNode {
  const say = useSay();
  return (
    <fieldset className={css['ladder']}>
      <legend className="visually-hidden">{say('ghost.lock')}</legend>
      {scene.bones.map(({ vertebra, state }) => (
        <label key={vertebra} data-checked={vertebra === scene.lock ? '' : undefined} data-state={state}>
          <input
            type="radio"
            className="visually-hidden"
            name="ghost-lock"
            value={vertebra}
            checked={vertebra === scene.lock}
            onChange={() => onHold(vertebra)}
          />
          {vertebra === scene.lock && <Lock size={11} aria-hidden="true" />}
          {vertebra}
          {state === 'rejected' && <span className="visually-hidden">{say('motion.state.rejected')}</span>}
        </label>
      ))}
    </fieldset>
  );
}
