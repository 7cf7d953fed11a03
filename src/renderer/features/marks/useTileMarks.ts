import { useMemo, useRef } from 'react';
import type { Annotation } from '#shared/annotation';
import type { Calibration } from '#shared/calibration';
import type { Evaluation } from '#shared/evaluateCase';
import { useSay } from '../../i18n/index.ts';
import { useView } from '../../state/services.ts';
import { linesById } from './markLines.ts';
import { WAITING_LINE } from './waitingLine.ts';

/** What a tile's viewport shows of the free marks: all but the hidden ones, and the first line of an angle that waits for its second. */
export function useShownMarks(annotations: readonly Annotation[], sopInstanceUID: string): readonly Annotation[] {
  const hidden = useView((state) => state.hiddenMarks);
  const waiting = useView((state) => (state.tool === 'cobb' ? state.waitingLine : null));
  return useMemo(() => {
    const out = new Set(hidden);
    const shown = out.size === 0 ? annotations : annotations.filter(({ id }) => !out.has(id));
    if (waiting?.sopInstanceUID !== sopInstanceUID) return shown;
    const { frame, line } = waiting;
    return [...shown, { id: WAITING_LINE, kind: 'cobb', sopInstanceUID, frame, lines: [line] }];
  }, [annotations, hidden, waiting, sopInstanceUID]);
}

/** The lines beside the marks; the same map while they are the same, so that a drag on one film leaves the other alone. */
export function useMarkLines(
  annotations: readonly Annotation[],
  evaluation: Evaluation,
  calibration: Calibration,
): ReadonlyMap<string, readonly string[]> {
  const say = useSay();
  const { measurements } = evaluation;
  const lines = useMemo(
    () =>
      linesById(
        annotations.filter(({ id }) => id !== WAITING_LINE),
        measurements,
        calibration,
        say,
      ),
    [annotations, measurements, calibration, say],
  );
  const kept = useRef(lines);
  if (kept.current !== lines && !sameEntries(kept.current, lines)) kept.current = lines;
  return kept.current;
}

function sameEntries<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of b) if (a.get(key) !== value) return false;
  return true;
}
