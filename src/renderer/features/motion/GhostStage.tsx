import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { LoaderCircle } from 'lucide-react';
import type { Vertebra } from '#shared/spine';
import { sayCode, useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useMotion, useServices } from '../../state/services.ts';
import { Button, Empty } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { AdjustBar } from './AdjustBar.tsx';
import { GhostCanvas } from './GhostCanvas.tsx';
import { GhostDock } from './GhostDock.tsx';
import { ghostScene, usualLock } from './ghostScene.ts';
import { ghostTexts } from './ghostTexts.ts';
import { LockLadder } from './LockLadder.tsx';
import { motionOf, runRegistration, stateOf } from './runRegistration.ts';
import { useAdjustment } from './useAdjustment.ts';
import { levelAtHand } from './levelAtHand.ts';
import { useGhostPictures, useLoop, usePairFilms, usePlaying, useReducedMotion } from './useGhost.ts';
import css from './GhostStage.module.css';

/** Extension over flexion with one vertebra held still: what moves shows a double edge. */
export function GhostStage(): ReactNode {
  const services = useServices();
  const { view, motion } = services;
  const say = useSay();
  const { input, states } = useCase(motionOf);
  const evaluation = useCase(shownEvaluation);
  const writable = useCase(canWrite);
  const ghost = useMotion((state) => state.ghost);
  const root = useRef<HTMLElement>(null);
  const reduced = useReducedMotion();
  const own = 'why' in input ? null : input;
  const level = useCase((state) => levelAtHand(state, view.getState().highlighted));
  const lock = ghost.lock !== null && stateOf(states, ghost.lock)?.registration != null ? ghost.lock : usualLock(states, level);
  const films = usePairFilms(own);
  const pair = films !== null && 'value' in films ? films.value : null;
  const hand = useAdjustment(own, states, pair, ghost.adjusting === lock ? lock : null);
  const scene = useMemo(
    () => (own === null || lock === null ? null : ghostScene(own, states, lock, hand.transform)),
    [own, states, lock, hand.transform],
  );
  const pictures = useGhostPictures(pair, scene);
  const loop = useLoop(ghost.mode === 'loop', pictures, scene);
  const moving = ghost.mode === 'blink' || ghost.mode === 'loop' ? ghost.mode : null;
  const playing = usePlaying(ghost.playing ? moving : null, ghost.hertz);
  const share = playing ?? ghost.share;

  useEffect(() => {
    root.current?.focus();
  }, []);
  useEffect(() => {
    if (reduced) motion.setGhost({ playing: false });
  }, [reduced, motion]);

  const close = (): void => {
    motion.setGhost({ adjusting: null });
    view.set({ ghost: false });
  };
  const hold = (vertebra: Vertebra): void => motion.setGhost({ lock: vertebra, adjusting: null });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A control within has keys of its own; Escape leaves from everywhere.
    if (event.target !== root.current && event.key !== 'Escape') return;
    const done = hand.key(event) || stageKey(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stageKey = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'Escape':
        close();
        return true;
      case 'ArrowUp':
      case 'ArrowDown': {
        const at = scene?.bones.findIndex((bone) => bone.vertebra === lock) ?? -1;
        const next = scene?.bones[at + (event.key === 'ArrowUp' ? -1 : 1)];
        if (next !== undefined) hold(next.vertebra);
        return true;
      }
      case ' ':
        if (moving === null) return false;
        if (reduced) motion.setGhost({ share: ghost.share < 0.5 ? 1 : 0 });
        else motion.setGhost({ playing: !ghost.playing, share });
        return true;
      default:
        return false;
    }
  };

  if (own === null || lock === null || scene === null) {
    return (
      <Empty
        title={say('ghost.nothing')}
        hint={'why' in input ? sayCode(input.why.reason, input.why.message) : say('ghost.nothingHint')}
      >
        {!('why' in input) && (
          <Button kind="primary" disabled={!writable} onClick={() => void runRegistration(services)}>
            {say('motion.register')}
          </Button>
        )}
        <Button onClick={close}>{say('motion.hideGhost')}</Button>
      </Empty>
    );
  }
  const texts = ghostTexts(say, evaluation, scene, ghost.mode, hand.transform !== null);
  const at = Math.min(loop.length - 1, Math.round(share * 24));
  return (
    <section
      ref={root}
      className={css['stage']}
      tabIndex={0}
      data-viewport=""
      data-testid={TEST_IDS.ghost}
      data-mode={ghost.mode}
      data-lock={lock}
      data-loop={loop.length}
      aria-label={say('ghost.label', { vertebra: lock, title: texts.title })}
      onKeyDown={onKeyDown}
    >
      <div className={css['picture']}>
        {pictures === null ? (
          <div className={css['waiting']} role="status">
            {films !== null && 'failure' in films ? (
              sayCode(films.failure.code, films.failure.message)
            ) : (
              <>
                <LoaderCircle size={22} className={css['turning']} aria-hidden="true" /> {say('motion.preparing')}
              </>
            )}
          </div>
        ) : (
          <GhostCanvas
            pictures={pictures}
            scene={scene}
            look={{ mode: ghost.mode, blend: ghost.blend, share, outlines: ghost.outlines }}
            loop={at < 0 ? null : (loop[at] ?? null)}
            texts={texts}
          />
        )}
        <LockLadder scene={scene} onHold={hold} />
      </div>
      {ghost.adjusting === lock && <AdjustBar hand={hand} vertebra={lock} writable={writable} />}
      <GhostDock
        ghost={ghost}
        share={share}
        reduced={reduced}
        lock={lock}
        writable={writable}
        exporting={pictures === null ? null : { pictures, scene, loop, texts }}
        onClose={close}
      />
    </section>
  );
}
