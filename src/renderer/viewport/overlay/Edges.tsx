import type { ReactElement } from 'react';
import { memo } from 'react';
import type { ViewportBadge } from '../overlayModel.ts';
import type { ViewportTexts } from '../props.ts';
import type { ViewTransform } from '../viewTransform.ts';
import type { ImageAxes } from './orientationLetters.ts';
import { edgeLetters } from './orientationLetters.ts';
import type { ScaleBar } from './scaleBar.ts';

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

/** Its length with unit and plane. */
export const scaleText = (bar: ScaleBar, texts: ViewportTexts): string =>
  `${bar.length} ${bar.unit}${bar.plane === null ? '' : ` · ${texts.planes[bar.plane]}`}`;

/** A bar of a round length with its unit and plane, in the middle of the lower edge. */
export const ScaleBarMark = memo(function ScaleBarMark({
  bar,
  text,
}: {
  readonly bar: ScaleBar;
  readonly text: string;
}): ReactElement {
  return (
    <div className="fv-scale" data-length={bar.length} data-unit={bar.unit}>
      <span className="fv-scale-text">{text}</span>
      <span className="fv-scale-bar" style={{ width: bar.cssPixels }} />
    </div>
  );
});

const LINE_HEIGHT = 16;

/** Short words that stay when the text is hidden: where millimetres come from, lossy, synthetic, laterality. Above the lower left text. */
export const Badges = memo(function Badges({
  badges,
  linesBelow,
  bottom,
}: {
  readonly badges: readonly ViewportBadge[];
  readonly linesBelow: number;
  /** Where the text below them begins, CSS pixels above the edge. */
  readonly bottom: number;
}): ReactElement | null {
  if (badges.length === 0) return null;
  return (
    <ul className="fv-badges" style={{ bottom: bottom + 2 + (linesBelow === 0 ? 0 : linesBelow * LINE_HEIGHT + 4) }}>
      {badges.map(({ id, text, tone, title }) => (
        <li key={id} className="fv-badge" data-badge={id} data-tone={tone} title={title}>
          {text}
        </li>
      ))}
    </ul>
  );
});
