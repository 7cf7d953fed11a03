import type { ReactElement } from 'react';
import type { LabelPlace } from './labelPlaces.ts';

export type Tone =
  | 'confirmed'
  | 'proposal'
  | 'ghost'
  | 'selected'
  | 'highlight'
  | 'calibration'
  | 'link'
  | 'muted'
  | 'faint'
  | 'hint'
  | 'mark'
  | 'outline';

/** A thin line on a dark halo, so that it reads on bone and on air. Widths are screen pixels whatever the zoom. */
export function Stroke({
  d,
  tone,
  isDashed = false,
}: {
  readonly d: string;
  readonly tone: Tone;
  readonly isDashed?: boolean;
}): ReactElement {
  return (
    <>
      <path className="fv-halo" d={d} />
      <path className={`fv-stroke fv-${tone}${isDashed ? ' fv-dashed' : ''}`} d={d} />
    </>
  );
}

/** Text with the same halo; figures of one width. */
export function Mark({
  place,
  text,
  tone,
  isSmall = false,
  isStrong = false,
}: {
  readonly place: LabelPlace;
  readonly text: string;
  readonly tone: Tone;
  readonly isSmall?: boolean;
  readonly isStrong?: boolean;
}): ReactElement {
  return (
    <text
      className={`fv-text fv-${tone}${isSmall ? ' fv-small' : ''}${isStrong ? ' fv-strong' : ''}`}
      x={place.at[0]}
      y={place.at[1]}
      textAnchor={place.anchor}
      dominantBaseline="central"
      direction="ltr"
      unicodeBidi="plaintext"
    >
      {text}
    </text>
  );
}

const digits = (value: number): string => value.toFixed(2);
export const moveTo = ([x, y]: readonly [number, number]): string => `M${digits(x)} ${digits(y)}`;
export const lineTo = ([x, y]: readonly [number, number]): string => `L${digits(x)} ${digits(y)}`;
export const polyline = (points: readonly (readonly [number, number])[], isClosed = false): string =>
  points.map((point, i) => (i === 0 ? moveTo(point) : lineTo(point))).join('') + (isClosed ? 'Z' : '');
export const circle = ([x, y]: readonly [number, number], r: number): string =>
  `M${digits(x - r)} ${digits(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
