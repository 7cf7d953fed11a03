import type { ReactNode } from 'react';
import type { Say } from '../../i18n/index.ts';
import { Angle, Dot, Drawing, Label, Line, on, POINTS, Span, Through, Vertebra, type Lie } from './drawing.tsx';

export interface FigureProps {
  readonly say: Say;
  readonly label: string;
}

const FLEXION: readonly [Lie, Lie] = [
  { x: 60, y: 66, turn: -14 },
  { x: 66, y: 124, turn: -2 },
];
const EXTENSION: readonly [Lie, Lie] = [
  { x: 236, y: 72, turn: 8 },
  { x: 240, y: 124, turn: -2 },
];
/** A pair in the middle, large enough for one idea. */
const PAIR: readonly [Lie, Lie] = [
  { x: 130, y: 68, turn: -10 },
  { x: 136, y: 132, turn: 0 },
];

const tips = ([upper, lower]: readonly [Lie, Lie]) => [on(upper, POINTS.tip), on(lower, POINTS.tip)] as const;

export function DistanceFigure({ label }: FigureProps): ReactNode {
  const [a, b] = tips(PAIR);
  return (
    <Drawing label={label}>
      {PAIR.map((lie) => (
        <Vertebra key={lie.y} lie={lie} />
      ))}
      <Span from={a} to={b} />
      <Dot at={a} />
      <Dot at={b} />
      <Label at={[130, 72]}>C5</Label>
      <Label at={[136, 136]}>C6</Label>
      <Label at={[(a[0] + b[0]) / 2 + 14, (a[1] + b[1]) / 2 + 4]} look="value" anchor="start">
        d
      </Label>
    </Drawing>
  );
}

export function MotionFigure({ say, label }: FigureProps): ReactNode {
  const [[a, b], [c, d]] = [tips(FLEXION), tips(EXTENSION)];
  return (
    <Drawing label={label}>
      {[...FLEXION, ...EXTENSION].map((lie) => (
        <Vertebra key={`${lie.x}/${lie.y}`} lie={lie} />
      ))}
      <Span from={a} to={b} />
      <Span from={c} to={d} />
      {[a, b, c, d].map((point) => (
        <Dot key={point.join()} at={point} />
      ))}
      <Label at={[86, 24]}>{say('pose.flexion')}</Label>
      <Label at={[262, 24]}>{say('pose.extension')}</Label>
      <Label at={[150, (a[1] + b[1]) / 2]} look="value" anchor="start">
        dF
      </Label>
      <Label at={[326, (c[1] + d[1]) / 2 + 4]} look="value" anchor="start">
        dE
      </Label>
      <Label at={[180, 186]} look="value">
        dF − dE
      </Label>
    </Drawing>
  );
}

export function VariantsFigure({ say, label }: FigureProps): ReactNode {
  const [upper, lower] = PAIR;
  const pairs = [
    [on(upper, POINTS.base), on(lower, POINTS.base), 'help.variant.base'],
    [on(upper, POINTS.edgeInferior), on(lower, POINTS.edgeSuperior), 'help.variant.edge'],
    [on(upper, POINTS.tip), on(lower, POINTS.tip), 'help.variant.tip'],
  ] as const;
  return (
    <Drawing label={label}>
      {PAIR.map((lie) => (
        <Vertebra key={lie.y} lie={lie} />
      ))}
      {pairs.map(([from, to, name], at) => (
        <g key={name}>
          <Span from={from} to={to} />
          <Dot at={from} />
          <Dot at={to} />
          <Line from={[to[0], to[1] + 4]} to={[to[0] + at * 12, 176 - at * 12]} />
          <Label at={[to[0] + at * 12 + 3, 186 - at * 14]} anchor={at === 0 ? 'end' : 'start'}>
            {say(name)}
          </Label>
        </g>
      ))}
    </Drawing>
  );
}

export function SuperjacentFigure({ say, label }: FigureProps): ReactNode {
  const lies: readonly Lie[] = [
    { x: 120, y: 40, turn: -16 },
    { x: 130, y: 92, turn: -4 },
    { x: 134, y: 134, turn: -2 },
  ];
  const [top, middle, low] = lies.map((lie) => on(lie, POINTS.tip));
  return (
    <Drawing label={label}>
      <rect x="106" y="104" width="58" height="18" fill="var(--accent-dim)" />
      {lies.map((lie) => (
        <Vertebra key={lie.y} lie={lie} />
      ))}
      <Line from={[104, 84]} to={[110, 142]} look="measure" />
      {top !== undefined && middle !== undefined && low !== undefined && (
        <>
          <Span from={top} to={middle} />
          {[top, middle, low].map((point) => (
            <Dot key={point.join()} at={point} />
          ))}
          <Label at={[216, (top[1] + middle[1]) / 2 + 4]} look="value" anchor="start">
            ≥ 4 mm
          </Label>
          <Label at={[216, (top[1] + middle[1]) / 2 + 20]} anchor="start">
            {say('help.unfusedLevel')}
          </Label>
          <Label at={[216, (middle[1] + low[1]) / 2 + 8]} anchor="start">
            {say('help.fusedLevel')}
          </Label>
        </>
      )}
    </Drawing>
  );
}

export function RotationFigure({ label }: FigureProps): ReactNode {
  const [upper, lower] = PAIR;
  return (
    <Drawing label={label}>
      {PAIR.map((lie) => (
        <Vertebra key={lie.y} lie={lie} />
      ))}
      {PAIR.map((lie) => (
        <g key={lie.y}>
          <Through from={on(lie, POINTS.middlePosterior)} to={on(lie, POINTS.middleAnterior)} by={[160, 40]} />
          <Dot at={on(lie, POINTS.middleAnterior)} />
          <Dot at={on(lie, POINTS.middlePosterior)} />
        </g>
      ))}
      <Line from={[upper.x, upper.y]} to={[upper.x + 190, upper.y]} />
      <Angle middle={[upper.x, upper.y]} radius={150} from={0} to={-10} />
      <Label at={[upper.x + 160, upper.y - 8]} look="value" anchor="start">
        φ
      </Label>
      <Label at={[lower.x + 150, lower.y - 8]} anchor="start">
        0°
      </Label>
    </Drawing>
  );
}

export function TranslationFigure({ say, label }: FigureProps): ReactNode {
  const lower: Lie = { x: 180, y: 140, turn: -6 };
  const upper: Lie = { x: 150, y: 76, turn: -10 };
  const axis = on(lower, [-70, 0]);
  const foot = on(lower, [-24, 0]);
  return (
    <Drawing label={label}>
      <Vertebra lie={lower} />
      <Vertebra lie={{ ...upper, x: upper.x + 18, turn: -4 }} faint />
      <Vertebra lie={upper} />
      <Through from={on(lower, [60, 0])} to={axis} by={[10, 20]} />
      <Line from={[upper.x, upper.y]} to={foot} />
      <Span from={[lower.x, lower.y]} to={foot} />
      <Dot at={[upper.x, upper.y]} />
      <Dot at={[lower.x, lower.y]} />
      <Label at={[66, 150]} anchor="end">
        {say('help.anterior')}
      </Label>
      <Label at={[foot[0] - 4, foot[1] + 22]} look="value">
        x
      </Label>
    </Drawing>
  );
}

export function RangeFigure({ label }: FigureProps): ReactNode {
  const neck = (x: number, bend: number): readonly Lie[] =>
    [0, 1, 2, 3].map((at) => ({ x: x - bend * (3 - at) ** 2 * 0.9, y: 40 + at * 40, turn: -bend * (3 - at) * 1.9 }));
  const [flexion, extension] = [neck(90, 3), neck(240, -2.4)];
  const line = (lie: Lie | undefined): ReactNode =>
    lie === undefined ? null : (
      <Through from={on(lie, POINTS.inferiorPosterior)} to={on(lie, POINTS.inferiorAnterior)} by={[26, 26]} />
    );
  return (
    <Drawing label={label}>
      {[...flexion, ...extension].map((lie) => (
        <Vertebra key={`${lie.x}/${lie.y}`} lie={lie} />
      ))}
      {[flexion, extension].map((all) => (
        <g key={all[3]?.x}>
          {line(all[0])}
          {line(all[3])}
        </g>
      ))}
      <Label at={[40, 30]}>C2</Label>
      <Label at={[52, 186]}>C7</Label>
      <Label at={[180, 190]} look="value">
        Δ
      </Label>
    </Drawing>
  );
}
