import { useEffect, useState } from 'react';
import type { FrameAnnotation } from './annotationPoints.ts';
import { pointsOf } from './annotationPoints.ts';

/** An edit waits this long (ms) for the case to show it; then the case is right and the screen gives way. */
const PATIENCE = 2000;

const samePoints = (a: FrameAnnotation, b: FrameAnnotation): boolean => {
  const others = pointsOf(b);
  return pointsOf(a).every(({ point }, i) => point[0] === others[i]?.point[0] && point[1] === others[i]?.point[1]);
};

/**
 * Between pointer up and the case that carries the edit (it is on disk by then) the point must not jump back, and the next nudge must
 * start from the last: the edit is drawn until the case's own annotation has its points.
 */
export function usePendingEdits(annotations: readonly FrameAnnotation[]): {
  readonly shown: readonly FrameAnnotation[];
  readonly hold: (edited: FrameAnnotation) => void;
} {
  const [pending, setPending] = useState<FrameAnnotation | null>(null);
  const own = annotations.find(({ id }) => id === pending?.id);
  const isAnswered = pending !== null && (own === undefined || own.kind !== pending.kind || samePoints(own, pending));
  useEffect(() => {
    if (pending === null) return undefined;
    const timer = setTimeout(() => setPending(null), isAnswered ? 0 : PATIENCE);
    return () => clearTimeout(timer);
  }, [pending, isAnswered]);
  const shown =
    pending === null || isAnswered
      ? annotations
      : annotations.map((annotation) => (annotation.id === pending.id ? pending : annotation));
  return { shown, hold: setPending };
}
