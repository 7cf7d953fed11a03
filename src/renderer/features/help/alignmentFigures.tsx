import type { ReactNode } from 'react';
import { Angle, Dot, Drawing, Label, Line, on, POINTS, Span, Through, Vertebra, type Lie } from './drawing.tsx';
import type { FigureProps } from './motionFigures.tsx';

/** A neck in lordosis: C2, two between, C7. */
const NECK: readonly [Lie, Lie, Lie, Lie] = [
  { x: 128, y: 34, turn: 14 },
  { x: 116, y: 76, turn: 5 },
  { x: 116, y: 118, turn: -4 },
  { x: 128, y: 160, turn: -14 },
];

const Neck = ({ lies = NECK }: { readonly lies?: readonly Lie[] }): ReactNode =>
  lies.map((lie) => <Vertebra key={lie.y} lie={lie} />);

export function LordosisFigure({ label }: FigureProps): ReactNode {
  const [c2, , , c7] = NECK;
  return (
    <Drawing label={label}>
      <Neck />
      <Through from={on(c2, POINTS.inferiorAnterior)} to={on(c2, POINTS.inferiorPosterior)} by={[20, 150]} />
      <Through from={on(c7, POINTS.inferiorAnterior)} to={on(c7, POINTS.inferiorPosterior)} by={[20, 150]} />
      <Angle middle={[330, 108]} radius={44} from={194} to={166} />
      <Label at={[274, 112]} look="value" anchor="end">
        + φ
      </Label>
      <Label at={[98, 26]} anchor="end">
        C2
      </Label>
      <Label at={[98, 172]} anchor="end">
        C7
      </Label>
    </Drawing>
  );
}

export function VerticalAxisFigure({ say, label }: FigureProps): ReactNode {
  const lies: readonly [Lie, Lie, Lie, Lie] = [
    { x: 92, y: 30, turn: 6 },
    { x: 108, y: 70, turn: -4 },
    { x: 128, y: 110, turn: -12 },
    { x: 154, y: 148, turn: -20 },
  ];
  const [c2, , , c7] = lies;
  const corner = on(c7, POINTS.superiorPosterior);
  return (
    <Drawing label={label}>
      <Neck lies={lies} />
      <Line from={[c2.x, c2.y]} to={[c2.x, 190]} />
      <Line from={[corner[0], corner[1]]} to={[corner[0], 190]} />
      <Span from={[c2.x, 182]} to={[corner[0], 182]} />
      <Dot at={[c2.x, c2.y]} />
      <Dot at={corner} />
      <Label at={[(c2.x + corner[0]) / 2, 176]} look="value">
        cSVA
      </Label>
      <Label at={[44, 186]}>{say('help.anterior')}</Label>
    </Drawing>
  );
}

export function SlopeFigure({ say, label }: FigureProps): ReactNode {
  const t1: Lie = { x: 160, y: 130, turn: -26 };
  const [from, to] = [on(t1, POINTS.superiorPosterior), on(t1, POINTS.superiorAnterior)];
  return (
    <Drawing label={label}>
      <Vertebra lie={{ x: 136, y: 74, turn: -16 }} />
      <Vertebra lie={t1} />
      <Through from={from} to={to} by={[130, 30]} />
      <Line from={[to[0] - 30, to[1]]} to={[to[0] + 190, to[1]]} />
      <Angle middle={to} radius={120} from={0} to={-26} />
      <Label at={[to[0] + 132, to[1] - 20]} look="value" anchor="start">
        T1S
      </Label>
      <Label at={[to[0] + 150, to[1] + 16]} anchor="start">
        {say('help.horizontal')}
      </Label>
      <Label at={[160, 134]}>T1</Label>
    </Drawing>
  );
}

const LEVEL: readonly [Lie, Lie] = [
  { x: 150, y: 62, turn: -5 },
  { x: 156, y: 134, turn: 3 },
];

export function DiscFigure({ label }: FigureProps): ReactNode {
  const [upper, lower] = LEVEL;
  const between = ['Anterior', 'Middle', 'Posterior'] as const;
  const low = { Anterior: POINTS.inferiorAnterior, Middle: POINTS.inferiorMiddle, Posterior: POINTS.inferiorPosterior };
  const high = { Anterior: POINTS.superiorAnterior, Middle: POINTS.superiorMiddle, Posterior: POINTS.superiorPosterior };
  return (
    <Drawing label={label}>
      <Neck lies={LEVEL} />
      {between.map((part, at) => {
        const [from, to] = [on(upper, low[part]), on(lower, high[part])];
        return (
          <g key={part}>
            <Span from={from} to={to} />
            <Dot at={from} />
            <Dot at={to} />
            <Label at={[(from[0] + to[0]) / 2 + 5, (from[1] + to[1]) / 2 + 5]} look="value" anchor="start">
              {['a', 'm', 'p'][at] ?? ''}
            </Label>
          </g>
        );
      })}
    </Drawing>
  );
}

export function PlateFigure({ say, label }: FigureProps): ReactNode {
  const lies: readonly Lie[] = [
    { x: 170, y: 34, turn: 0 },
    { x: 168, y: 84, turn: 0 },
    { x: 170, y: 124, turn: 0 },
    { x: 174, y: 172, turn: 0 },
  ];
  const [top, first, last, below] = lies;
  if (top === undefined || first === undefined || last === undefined || below === undefined) return null;
  return (
    <Drawing label={label}>
      <rect x="146" y="98" width="48" height="12" fill="var(--accent-dim)" />
      <Neck lies={lies} />
      <path d="M 139 78 L 139 132" stroke="var(--grey-10)" strokeWidth="6" strokeLinecap="round" />
      <Span from={[128, 75]} to={[128, 70]} />
      <Span from={[128, 135]} to={[128, 138]} />
      <Line from={[112, 70]} to={[146, 70]} />
      <Line from={[112, 138]} to={[146, 138]} />
      <Label at={[106, 66]} look="value" anchor="end">
        {say('help.cranial')}
      </Label>
      <Label at={[106, 152]} look="value" anchor="end">
        {say('help.caudal')}
      </Label>
      <Label at={[106, 108]} anchor="end">
        {say('help.plate')}
      </Label>
    </Drawing>
  );
}

export function ListhesisFigure({ say, label }: FigureProps): ReactNode {
  const upper: Lie = { x: 136, y: 66, turn: 0 };
  const lower: Lie = { x: 156, y: 126, turn: 0 };
  const [from, to] = [on(upper, POINTS.inferiorPosterior), on(lower, POINTS.superiorPosterior)];
  return (
    <Drawing label={label}>
      <Vertebra lie={upper} />
      <Vertebra lie={lower} />
      <Through from={to} to={on(lower, POINTS.superiorAnterior)} by={[20, 60]} />
      <Line from={from} to={[from[0], to[1]]} />
      <Span from={to} to={[from[0], to[1]]} />
      <Dot at={from} />
      <Dot at={to} />
      <Label at={[(from[0] + to[0]) / 2, to[1] - 8]} look="value">
        +
      </Label>
      <Label at={[46, 116]}>{say('help.anterior')}</Label>
    </Drawing>
  );
}
