import type { ReactElement } from 'react';
import { memo } from 'react';
import type { MillimetreScale } from '../display.ts';
import type { ViewportBadge } from '../overlayModel.ts';
import type { ViewportTexts } from '../props.ts';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import type { ImageAxes } from './orientationLetters.ts';
import { edgeLetters } from './orientationLetters.ts';
import { scaleBar } from './scaleBar.ts';

const EDGES = ['left', 'right', 'top', 'bottom'] as const;

/** What the patient has at each edge; nothing where the header does not say. */
export const EdgeLetterMarks = memo(function EdgeLetterMarks({
  axes,
  view,
  texts,
}: {
  readonly axes: ImageAxes | null;
  readonly view: ViewTransform;
  readonly texts: ViewportTexts;
}): ReactElement {
  const letters = edgeLetters(axes, view);
  return (
    <>
      {EDGES.map((edge) => (
        <span key={edge} className={`fv-edge fv-edge-${edge}`} data-edge={edge}>
          {letters[edge].map((letter) => texts.orientation[letter]).join('')}
        </span>
      ))}
    </>
  );
});

/** A bar of a round length with its unit and plane, in the middle of the lower edge. */
export const ScaleBarMark = memo(function ScaleBarMark({
  pixelScale,
  millimetres,
  canvas,
  texts,
}: {
  readonly pixelScale: number;
  readonly millimetres: MillimetreScale | null;
  readonly canvas: CanvasShape;
  readonly texts: ViewportTexts;
}): ReactElement | null {
  const bar = scaleBar(pixelScale, millimetres, Math.min(160, canvas.width / 4));
  if (bar === null) return null;
  return (
    <div className="fv-scale" data-length={bar.length} data-unit={bar.unit}>
      <span className="fv-scale-text">
        {bar.length} {bar.unit}
        {bar.plane === null ? '' : ` · ${texts.planes[bar.plane]}`}
      </span>
      <span className="fv-scale-bar" style={{ width: bar.cssPixels }} />
    </div>
  );
});

const LINE_HEIGHT = 16;

/** Short words that stay when the text is hidden: where millimetres come from, lossy, synthetic, laterality. Above the lower left text. */
export const Badges = memo(function Badges({
  badges,
  linesBelow,
}: {
  readonly badges: readonly ViewportBadge[];
  readonly linesBelow: number;
}): ReactElement | null {
  if (badges.length === 0) return null;
  return (
    <ul className="fv-badges" style={{ bottom: 8 + (linesBelow === 0 ? 0 : linesBelow * LINE_HEIGHT + 4) }}>
      {badges.map(({ id, text, tone, title }) => (
        <li key={id} className="fv-badge" data-badge={id} data-tone={tone} title={title}>
          {text}
        </li>
      ))}
    </ul>
  );
});
