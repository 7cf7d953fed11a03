import type { ReactNode } from 'react';
import type { Quantity } from '#shared/units';
import { useSay } from '../../i18n/index.ts';
import type { Tone } from '../../ui/index.ts';
import { sayInterval, sayQuantity } from '../format.ts';
import { sayNumber } from '../../i18n/index.ts';

interface MotionBarProps {
  readonly motion: Quantity;
  /** Of the level's bands, mm; null for a level that is not judged. */
  readonly bands: { readonly lower: number; readonly upper: number; readonly threshold: number } | null;
  readonly tone: Tone;
  readonly width?: number;
}

const HEIGHT = 20;
/** Motion beyond it is drawn at the edge, with an arrow. */
const RANGE_MM = 6;

/** A level's motion with its 95 % interval against the threshold and the grey zone. The sign is told by the number beside it. */
export function MotionBar({ motion, bands, tone, width = 132 }: MotionBarProps): ReactNode {
  const say = useSay();
  const x = (mm: number): number => (Math.min(Math.max(mm, 0), RANGE_MM) / RANGE_MM) * (width - 4) + 2;
  const label =
    motion.status === 'unavailable'
      ? sayQuantity(motion)
      : say('levels.barLabel', {
          value: sayQuantity(motion),
          interval: sayInterval(motion, say('levels.to')),
          threshold: bands === null ? '–' : sayNumber(bands.threshold, 1),
        });
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
      style={{ color: `var(--${tone})` }}
    >
      <line x1="2" x2={width - 2} y1="16.5" y2="16.5" stroke="var(--line-strong)" />
      {[0, 2, 4, 6].map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1="14.5" y2="18.5" stroke="var(--grey-7)" />
      ))}
      {bands !== null && (
        <>
          <rect x={x(bands.lower)} y="2" width={Math.max(x(bands.upper) - x(bands.lower), 0)} height="13" fill="var(--grey-5)" />
          <line x1={x(bands.threshold)} x2={x(bands.threshold)} y1="0" y2="17" stroke="var(--text)" strokeDasharray="2 2" />
        </>
      )}
      {motion.status === 'measured' && <Mark motion={magnitude(motion)} x={x} tone={tone} />}
    </svg>
  );
}

interface Magnitude {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The bands are applied to the size of the motion: an interval that spans zero starts there. */
function magnitude({ value, interval95: [low, high] }: Extract<Quantity, { status: 'measured' }>): Magnitude {
  if (low <= 0 && high >= 0) return { value: Math.abs(value), low: 0, high: Math.max(-low, high) };
  return value < 0 ? { value: -value, low: -high, high: -low } : { value, low, high };
}

function Mark({
  motion,
  x,
  tone,
}: {
  readonly motion: Magnitude;
  readonly x: (mm: number) => number;
  readonly tone: Tone;
}): ReactNode {
  const at = x(motion.value);
  const y = 8.5;
  // Beyond the scale only an arrow: a mark at the edge would read as a value there.
  const inside = motion.value <= RANGE_MM;
  return (
    <>
      <line x1={x(motion.low)} x2={x(motion.high)} y1={y} y2={y} stroke="currentColor" strokeWidth="2" />
      {motion.low <= RANGE_MM && (
        <line x1={x(motion.low)} x2={x(motion.low)} y1={y - 3} y2={y + 3} stroke="currentColor" strokeWidth="1.5" />
      )}
      {motion.high <= RANGE_MM ? (
        <line x1={x(motion.high)} x2={x(motion.high)} y1={y - 3} y2={y + 3} stroke="currentColor" strokeWidth="1.5" />
      ) : (
        <path d={`M${x(RANGE_MM) - 4} ${y - 4} l5 4 l-5 4`} fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {!inside ? null : tone === 'good' ? (
        <circle cx={at} cy={y} r="4" fill="currentColor" />
      ) : tone === 'bad' ? (
        <path d={`M${at} ${y - 4.5} l4.5 8 h-9 z`} fill="currentColor" />
      ) : tone === 'unsure' ? (
        <path d={`M${at} ${y - 4.5} l4.5 4.5 l-4.5 4.5 l-4.5 -4.5 z`} fill="currentColor" />
      ) : (
        <rect x={at - 3.5} y={y - 3.5} width="7" height="7" fill="var(--surface-panel)" stroke="currentColor" strokeWidth="1.5" />
      )}
    </>
  );
}
