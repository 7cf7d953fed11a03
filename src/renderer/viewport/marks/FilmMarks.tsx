import type { ReactElement } from 'react';
import { useMemo, useRef } from 'react';
import type { MarkAnnotation } from '#shared/annotation';
import { isMark } from '#shared/annotation';
import type { FrameAnnotation } from '../annotationPoints.ts';
import type { LoadedFrame } from '../frameSource.ts';
import type { FilmViewportProps } from '../props.ts';
import type { InteractionState } from '../tools/interaction.ts';
import type { FilmView } from '../cornerstone/filmCanvas.ts';
import { carried } from './carried.ts';
import { RestingMarks, TouchedMarks } from './MarksLayer.tsx';
import { pixelLines } from './pixelLines.ts';

interface FilmMarksProps {
  readonly props: FilmViewportProps;
  /** With the one that is being dragged where the pointer has it. */
  readonly annotations: readonly FrameAnnotation[];
  readonly interaction: InteractionState;
  readonly loaded: LoadedFrame;
  readonly view: FilmView;
}

/**
 * The free marks of a frame, in two layers: a drag changes the upper one alone. While the image is panned or zoomed the lower one is carried along
 * as it was drawn, and drawn anew at rest.
 */
export function FilmMarks({ props, annotations, interaction, loaded, view }: FilmMarksProps): ReactElement | null {
  const { overlay, selection, markLines, texts, instance } = props;
  const marks = annotations.filter(
    (one): one is Extract<MarkAnnotation, FrameAnnotation> => isMark(one) && overlay.looks[one.id] !== 'hidden',
  );
  const touched = new Set([...overlay.highlighted, selection?.annotationId, interaction.hover?.annotationId]);
  const resting = useSameList(marks.filter(({ id }) => !touched.has(id)));
  const raised = marks.filter(({ id }) => touched.has(id));
  const linesOf = (mark: MarkAnnotation): readonly string[] => [
    ...(markLines?.get(mark.id) ?? []),
    ...pixelLines(mark, instance, loaded, texts),
  ];
  const given = useSameList(resting.map(({ id }) => markLines?.get(id)));
  const restingLines = useMemo(
    () => resting.map((mark, at) => [...(given[at] ?? []), ...pixelLines(mark, instance, loaded, texts)]),
    [resting, given, instance, loaded, texts],
  );
  const { transform, canvas } = view;
  const drawn = useRef({ view: transform, canvas, resting });
  const isMoving = interaction.navigating === 'pan' || interaction.navigating === 'zoom';
  const isSame = drawn.current.canvas === canvas && drawn.current.resting === resting;
  const carry = isMoving && isSame ? carried(drawn.current.view, transform, canvas) : null;
  if (carry === null) drawn.current = { view: transform, canvas, resting };
  if (marks.length === 0) return null;
  return (
    <>
      <div
        className="fv-carried"
        data-moving={isMoving ? interaction.navigating : undefined}
        style={carry ? { transform: carry } : undefined}
      >
        <RestingMarks marks={resting} lines={restingLines} view={drawn.current.view} canvas={canvas} />
      </div>
      <TouchedMarks
        marks={raised}
        lines={raised.map(linesOf)}
        view={transform}
        canvas={canvas}
        selection={selection}
        hover={interaction.hover}
      />
    </>
  );
}

/** The list of before while its elements are the very same. */
function useSameList<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  if (kept.current.length !== list.length || kept.current.some((one, at) => one !== list[at])) kept.current = list;
  return kept.current;
}
