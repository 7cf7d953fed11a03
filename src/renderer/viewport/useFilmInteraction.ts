import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FrameAnnotation } from './annotationPoints.ts';
import { listenToPointer } from './cornerstone/pointerEvents.ts';
import { probe } from './greyscale.ts';
import type { LoadedFrame } from './frameSource.ts';
import type { FilmViewportProps } from './props.ts';
import type { EditEffect } from './tools/editing.ts';
import type { Interaction, InteractionState, Surroundings } from './tools/interaction.ts';
import { createInteraction, RESTING } from './tools/interaction.ts';

export interface FilmInteraction {
  readonly interaction: InteractionState;
  readonly key: Interaction['key'];
}

/** Joins the tools to the props: gestures in, callbacks out, and the state that the overlay draws. */
export function useFilmInteraction(
  host: RefObject<HTMLElement | null>,
  props: FilmViewportProps,
  around: (Omit<Surroundings, 'props' | 'frame'> & { readonly loaded: LoadedFrame }) | null,
  hold: (edited: FrameAnnotation) => void,
): FilmInteraction {
  const [state, setState] = useState(RESTING);
  const surroundings = useRef<{ props: FilmViewportProps; around: typeof around; hold: typeof hold }>({ props, around, hold });
  useLayoutEffect(() => {
    surroundings.current = { props, around, hold };
  });
  const tools = useRef<Interaction | null>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const look = (): Surroundings | null => {
      const { props: now, around: where } = surroundings.current;
      return where === null ? null : { ...where, props: now, frame: where.loaded.frame };
    };
    let probed = '';
    const tellProbe = (next: InteractionState): void => {
      const { props: now, around: where } = surroundings.current;
      if (now.onPixelProbe === undefined || where === null) return;
      const point = next.pointer?.image;
      const pixel = point === undefined ? null : ([Math.floor(point[0]), Math.floor(point[1])] as const);
      const name = pixel === null ? '' : pixel.join();
      if (name === probed) return;
      probed = name;
      const found = pixel === null ? null : probe(where.loaded, pixel[0], pixel[1]);
      now.onPixelProbe(found === null || pixel === null || point === undefined ? null : { pixel, point, ...found });
    };
    const interaction = createInteraction(look, (next, effects) => {
      setState(next);
      for (const effect of effects) answer(effect, surroundings.current.props, surroundings.current.hold);
      tellProbe(next);
    });
    tools.current = interaction;
    const stopListening = listenToPointer(element, interaction);
    return () => {
      stopListening();
      interaction.dispose();
      tools.current = null;
    };
  }, [host]);

  // What was begun with another tool, or on another image, is not finished with this one.
  const { tool, frameNumber } = props;
  const { sopInstanceUID } = props.instance;
  useEffect(() => () => tools.current?.cancel(), [tool, frameNumber, sopInstanceUID]);

  const key = useCallback<Interaction['key']>((event) => tools.current?.key(event) ?? false, []);
  return { interaction: state, key };
}

function answer(effect: EditEffect, props: FilmViewportProps, hold: (edited: FrameAnnotation) => void): void {
  switch (effect.type) {
    case 'select':
      props.onSelect?.(effect.selection);
      return;
    case 'draft':
      props.onAnnotationDraft?.(effect.annotation);
      return;
    case 'commit':
      hold(effect.annotation);
      props.onAnnotationCommit?.(effect.annotation, effect.gesture);
      return;
    case 'place':
      props.onPlace?.(effect.shape);
      return;
    case 'step':
      props.onPlacingStep?.(effect.next);
  }
}
