import type { ReactElement } from 'react';
import type { FrameAnnotation } from './annotationPoints.ts';
import { pointsOf } from './annotationPoints.ts';
import { pointText } from './pointText.ts';
import type { ViewportTexts } from './props.ts';
import type { Selection } from './shapes.ts';

/** Says the selected point and where it is to those who do not see the ring; a nudge says the new place. */
export function SelectionStatus({
  selection,
  annotations,
  texts,
}: {
  readonly selection: Selection | null;
  readonly annotations: readonly FrameAnnotation[];
  readonly texts: ViewportTexts;
}): ReactElement {
  const annotation = annotations.find(({ id }) => id === selection?.annotationId);
  const named = annotation === undefined ? undefined : pointsOf(annotation).find(({ name }) => name === selection?.point);
  const level = annotation !== undefined && 'vertebra' in annotation ? `${String(annotation.vertebra)} ` : '';
  return (
    <span className="fv-unseen" role="status">
      {named === undefined
        ? ''
        : `${level}${pointText(texts, named.name)}: ${named.point[0].toFixed(1)}, ${named.point[1].toFixed(1)}`}
    </span>
  );
}
