import type { ReactNode } from 'react';
import css from './drawing.module.css';

/** A point of a figure: its own units, x to the right (posterior), y down. */
export type At = readonly [x: number, y: number];

/** Where a vertebra lies in a figure: the middle of its body, turned clockwise by `turn` degrees. */
export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/** Half of a body's depth and height, and where the tip of its spinous process lies. */
const DEPTH = 23;
const HEIGHT = 14;
const TIP: At = [72, 14];

/** A point of a vertebra, given as it lies unturned about the body's middle. */
export function on({ x, y, turn }: Lie, [u, v]: At): At {
  const angle = (turn * Math.PI) / 180;
  return [x + u * Math.cos(angle) - v * Math.sin(angle), y + u * Math.sin(angle) + v * Math.cos(angle)];
}

/** Named points of a vertebra; anterior is left, as on a film that faces left. */
export const POINTS = {
  superiorAnterior: [-DEPTH, -HEIGHT],
  superiorPosterior: [DEPTH, -HEIGHT],
  inferiorPosterior: [DEPTH, HEIGHT],
  inferiorAnterior: [-DEPTH, HEIGHT],
  middleAnterior: [-DEPTH, 0],
  middlePosterior: [DEPTH, 0],
  superiorMiddle: [0, -HEIGHT],
  inferiorMiddle: [0, HEIGHT],
  tip: TIP,
  base: [38, 4],
  edgeSuperior: [60, 5],
  edgeInferior: [62, 18],
} as const satisfies Readonly<Record<string, At>>;

const path = (points: readonly At[]): string => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** Body and posterior elements; `faint`: the same vertebra on the other film. */
export function Vertebra({ lie, faint = false }: { readonly lie: Lie; readonly faint?: boolean }): ReactNode {
  const arch: readonly At[] = [[DEPTH, -6], [36, -3], [60, 4], TIP, [63, 19], [36, 9], [DEPTH, 6]];
  return (
    <g className={faint ? css['faint'] : css['bone']}>
      <polygon points={path(arch.map((one) => on(lie, one)))} />
      <polygon
        points={path(
          [POINTS.superiorAnterior, POINTS.superiorPosterior, POINTS.inferiorPosterior, POINTS.inferiorAnterior].map((one) =>
            on(lie, one),
          ),
        )}
      />
    </g>
  );
}

export const Dot = ({ at: [x, y] }: { readonly at: At }): ReactNode => <circle className={css['dot']} cx={x} cy={y} r="3" />;

interface LineProps {
  readonly from: At;
  readonly to: At;
  readonly look?: 'measure' | 'guide';
}

/** `measure`: what the number is; `guide`: what it is taken from. */
export const Line = ({ from, to, look = 'guide' }: LineProps): ReactNode => (
  <line className={css[look]} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
);

/** A line drawn on past both of its points, by `by` units. */
export function Through({
  from,
  to,
  by,
}: {
  readonly from: At;
  readonly to: At;
  readonly by: readonly [number, number];
}): ReactNode {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return <Line from={[from[0] - ux * by[0], from[1] - uy * by[0]]} to={[to[0] + ux * by[1], to[1] + uy * by[1]]} />;
}

/** A measured distance: a line with its ends marked across. */
export function Span({ from, to }: { readonly from: At; readonly to: At }): ReactNode {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [nx, ny] = [(-(to[1] - from[1]) / length) * 5, ((to[0] - from[0]) / length) * 5];
  const across = ([x, y]: At): ReactNode => <line className={css['measure']} x1={x - nx} y1={y - ny} x2={x + nx} y2={y + ny} />;
  return (
    <>
      <Line from={from} to={to} look="measure" />
      {across(from)}
      {across(to)}
    </>
  );
}

/** The angle about `middle` from one direction to another, degrees clockwise from the right. */
export function Angle({
  middle: [x, y],
  radius,
  from,
  to,
}: {
  readonly middle: At;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
}): ReactNode {
  const end = (degrees: number): string => {
    const angle = (degrees * Math.PI) / 180;
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
  };
  return (
    <path className={css['measure']} fill="none" d={`M ${end(from)} A ${radius} ${radius} 0 0 ${to > from ? 1 : 0} ${end(to)}`} />
  );
}

interface LabelProps {
  readonly at: At;
  readonly children: string;
  readonly look?: 'name' | 'value';
  readonly anchor?: 'start' | 'middle' | 'end';
}

export const Label = ({ at: [x, y], children, look = 'name', anchor = 'middle' }: LabelProps): ReactNode => (
  <text className={css[look]} x={x} y={y} textAnchor={anchor}>
    {children}
  </text>
);

/** A picture that the words beside it say too; `label` names it. */
export const Drawing = ({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode => (
  <svg className={css['drawing']} viewBox="0 0 360 200" role="img" aria-label={label}>
    {children}
  </svg>
);
