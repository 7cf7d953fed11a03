import type { ReactElement } from 'react';
import { memo } from 'react';
import type { CanvasPoint } from '#shared/geometry';
import { distance2, sub2 } from '#shared/geometry';
import type { OverlayLink } from '../overlayModel.ts';
import type { LabelPlace } from './labelPlaces.ts';
import { samePlace } from './labelPlaces.ts';
import { LINK_GAP } from './linkEnds.ts';
import type { Tone } from './Stroke.tsx';
import { lineTo, Mark, moveTo, Stroke } from './Stroke.tsx';

const TONES: Readonly<Record<OverlayLink['tone'], Tone>> = { plain: 'link', emphasis: 'link', muted: 'muted' };

/** A line between two placed points, held off their rings, with its value beside it. */
export const LinkMark = memo(
  DrawnLink,
  (before, now) =>
    before.link.id === now.link.id &&
    before.link.label === now.link.label &&
    before.link.tone === now.link.tone &&
    samePoint(before.ends[0], now.ends[0]) &&
    samePoint(before.ends[1], now.ends[1]) &&
    samePlace(before.place, now.place),
);

interface LinkMarkProps {
  readonly link: OverlayLink;
  readonly ends: readonly [CanvasPoint, CanvasPoint];
  readonly place: LabelPlace | null;
}

const samePoint = (a: CanvasPoint, b: CanvasPoint): boolean => a[0] === b[0] && a[1] === b[1];

function DrawnLink({ link, ends: [from, to], place }: LinkMarkProps): ReactElement {
  const length = distance2(from, to);
  const [dx, dy] = sub2(to, from);
  const unit = [dx / length, dy / length] as const;
  const tone = TONES[link.tone];
  return (
    <g data-link={link.id}>
      <Stroke
        d={
          moveTo([from[0] + unit[0] * LINK_GAP, from[1] + unit[1] * LINK_GAP]) +
          lineTo([to[0] - unit[0] * LINK_GAP, to[1] - unit[1] * LINK_GAP])
        }
        tone={tone}
        isDashed={link.tone !== 'emphasis'}
      />
      {link.label === null || place === null ? null : (
        <Mark place={place} text={link.label} tone={tone} isStrong={link.tone === 'emphasis'} />
      )}
    </g>
  );
}
