import type { ReactNode } from 'react';
import { memo, useCallback } from 'react';
import { CheckCheck, Copy, EyeOff } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { sayNumber, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { copyLayout } from '../../state/copyLayout.ts';
import { shownFilms } from '../../state/films.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import type { ViewState, WalkTarget } from '../../state/viewStore.ts';
import { cellKey, landmarkOf, nextTarget, walkProgress } from '../../state/walk.ts';
import { Button, Check } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { aim, confirmProposals, walkInput } from './placing.ts';
import { ProposeSwitch } from '../motion/ProposeSwitch.tsx';
import { SwapButton } from './Questions.tsx';
import { WalkGrid, walkSignature } from './WalkGrid.tsx';
import css from './WalkPanel.module.css';

/** What of the view the walk shows: a scroll or a zoom leaves it alone. */
const walkState = (one: ViewState) => ({
  replicate: one.replicate,
  proposals: one.proposals,
  skipped: one.skipped,
  target: one.target,
  blind: one.blind,
});

/** C2 to T1, corners then tip, film by film: what is placed, what is next; every cell can be gone to. */
export function WalkPanel(): ReactNode {
  const services = useServices();
  const { cases, view } = services;
  const say = useSay();
  const state = useView(useShallow(walkState));
  const document = useCase(shownDocument);
  const writable = useCase(canWrite);
  void document;
  const input = walkInput(cases.getState(), state);
  const progress = walkProgress(input);
  const next = nextTarget(input, null);
  const go = useCallback(
    (target: WalkTarget, uid: string): void => {
      const now = view.getState();
      const { annotations } = shownDocument(cases.getState());
      const placed = landmarkOf(annotations, uid, target.vertebra, target.part, now.replicate);
      if (placed !== null) view.jumpTo([placed.id], [uid]);
      if (canWrite(cases.getState())) aim(view, target);
    },
    [cases, view],
  );
  const skip = useCallback(
    (target: WalkTarget, uid: string): void => {
      const key = cellKey(uid, target.vertebra, target.part);
      const { skipped } = view.getState();
      view.set({ skipped: skipped.includes(key) ? skipped.filter((one) => one !== key) : [...skipped, key] });
    },
    [view],
  );
  const { newId } = services;
  const copyTo = useCallback(
    (to: 'flexion' | 'extension'): void => {
      const now = view.getState();
      const shown = shownFilms(cases.getState());
      const source = shown[to === 'extension' ? 'flexion' : 'extension'].instance;
      const target = shown[to].instance;
      if (source === null || target === null) return;
      const made = copyLayout({
        annotations: shownDocument(cases.getState()).annotations,
        from: sized(source),
        to: sized(target),
        replicate: now.replicate,
        newId,
      });
      const kept = now.proposals.filter((one) => !made.some((fresh) => sameLandmark(one, fresh)));
      view.set({ proposals: [...kept, ...made], tool: 'select', target: null });
    },
    [cases, view, newId],
  );
  return (
    <section className="section" data-testid={TEST_IDS.walk} aria-labelledby="walk-title">
      <div className="section-head">
        <h2 id="walk-title">{say('walk.title')}</h2>
        <span className={`${css['count']} num`}>
          {say('walk.progress', { done: sayNumber(progress.done, 0), total: sayNumber(progress.total, 0) })}
        </span>
      </div>
      <WalkGrid signature={walkSignature(input, state.target, next, writable)} go={go} skip={skip} writable={writable} />
      <p className={css['legend']}>{say('walk.legend')}</p>
      {state.proposals.length > 0 && (
        <div className={css['proposals']}>
          <span>{say('walk.proposed', { count: state.proposals.length })}</span>
          <Button size="small" kind="primary" disabled={!writable} onClick={() => confirmProposals(services, null)}>
            <CheckCheck size={14} aria-hidden="true" />
            {say('walk.confirmAll')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => view.set({ proposals: [] })}>
            {say('walk.discard')}
          </Button>
        </div>
      )}
      <WalkTools replicate={state.replicate} blind={state.blind} writable={writable} copyTo={copyTo} />
    </section>
  );
}

interface WalkToolsProps {
  readonly replicate: number;
  readonly blind: boolean;
  readonly writable: boolean;
  readonly copyTo: (to: 'flexion' | 'extension') => void;
}

/** Which placement is being made, and ways to begin one from the other film. */
const WalkTools = memo(function WalkTools({ replicate, blind, writable, copyTo }: WalkToolsProps): ReactNode {
  const { view } = useServices();
  const say = useSay();
  return (
    <>
      <div className={css['tools']}>
        <div className={css['replicates']} role="radiogroup" aria-label={say('walk.replicate')} data-testid={TEST_IDS.replicate}>
          <span>{say('walk.replicate')}</span>
          {[1, 2, 3, 4, 5].map((number) => (
            <button
              key={number}
              type="button"
              role="radio"
              aria-checked={replicate === number}
              onClick={() => view.set({ replicate: number, target: null, selection: null, proposals: [] })}
            >
              {number}
            </button>
          ))}
        </div>
        <Check label={say('walk.blind')} checked={blind} onChange={(blind) => view.set({ blind })} />
      </div>
      {replicate > 1 && (
        <p className={css['legend']}>
          <EyeOff size={13} aria-hidden="true" /> {say(blind ? 'walk.blindHint' : 'walk.notBlindHint')}
        </p>
      )}
      <div className={css['tools']}>
        <Button size="small" disabled={!writable} data-testid={TEST_IDS.copyLayout} onClick={() => copyTo('extension')}>
          <Copy size={14} aria-hidden="true" />
          {say('walk.copyToExtension')}
        </Button>
        <Button size="small" disabled={!writable} onClick={() => copyTo('flexion')}>
          <Copy size={14} aria-hidden="true" />
          {say('walk.copyToFlexion')}
        </Button>
        <SwapButton />
        <ProposeSwitch />
      </div>
    </>
  );
});

const sized = (instance: { sopInstanceUID: string; pixels: { rows: number; columns: number } | null }) => ({
  sopInstanceUID: instance.sopInstanceUID,
  rows: instance.pixels?.rows ?? 1,
  columns: instance.pixels?.columns ?? 1,
});

type Keyed = { readonly kind: string; readonly sopInstanceUID?: unknown; readonly vertebra?: unknown };
const sameLandmark = (a: Keyed, b: Keyed): boolean =>
  a.kind === b.kind && a.sopInstanceUID === b.sopInstanceUID && a.vertebra === b.vertebra;
