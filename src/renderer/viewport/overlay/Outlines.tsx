import type { ReactElement } from 'react';
import { memo } from 'react';
import type { ImagePoint } from '#shared/geometry';
import type { OverlayOutline } from '../overlayModel.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { polyline, Stroke } from './Stroke.tsx';

interface OutlinesProps {
  readonly outlines: readonly OverlayOutline[];
  readonly view: ViewTransform;
}

/** Closed edges under the points, faint: where a registration says that a bone is. */
export const Outlines = memo(function Outlines({ outlines, view }: OutlinesProps): ReactElement {
  return (
    <>
      {outlines.map(({ id, points, isDashed }) => (
        <g key={id} data-outline={id}>
          <Stroke
            d={polyline(
              points.map((point) => toCanvas(view, point as ImagePoint)),
              true,
            )}
            tone="outline"
            isDashed={isDashed}
          />
        </g>
      ))}
    </>
  );
});
