import { applySimilarity2, type Similarity2 } from '#shared/geometry';
import { vertebraOutline } from '#shared/registration';
import type { CaseState } from '../../state/caseStore.ts';
import type { OverlayOutline } from '../../viewport/index.ts';
import { transformOf } from './ghostScene.ts';
import { motionOf, usable, type MotionOfCase } from './runRegistration.ts';

type Edges = Readonly<Record<string, readonly OverlayOutline[]>>;

const kept = new WeakMap<MotionOfCase, Edges>();
const NONE: readonly OverlayOutline[] = [];
const STILL: Similarity2 = { angle: 0, scale: 1, translation: [0, 0] };

/** Edges of the accepted vertebrae on a film of the pair: from the landmarks on flexion, carried by each registration to extension. */
export function filmEdges(state: CaseState, sopInstanceUID: string): readonly OverlayOutline[] {
  const motion = motionOf(state);
  const edges = kept.get(motion) ?? edgesOf(motion);
  kept.set(motion, edges);
  return edges[sopInstanceUID] ?? NONE;
}

function edgesOf({ input, states }: MotionOfCase): Edges {
  if ('why' in input) return {};
  const on = (extension: boolean): readonly OverlayOutline[] =>
    states.flatMap((one): readonly OverlayOutline[] => {
      const marks = input.landmarks.find(({ vertebra }) => vertebra === one.vertebra);
      const transform = transformOf(one);
      if (!usable(one) || marks === undefined || transform === null) return [];
      const points = vertebraOutline(marks).map((p) => applySimilarity2(extension ? transform : STILL, p));
      return [{ id: `edge-${one.vertebra}`, points, isDashed: one.state === 'stale' }];
    });
  return { [input.flexionUID]: on(false), [input.extensionUID]: on(true) };
}
