import type { ReactNode } from 'react';
import { Dot, Drawing, Label, Line, on, POINTS, Span, Vertebra, type Lie } from './drawing.tsx';
import type { FigureProps } from './motionFigures.tsx';

/** A tube, one object in two planes: what the detector shows is larger than the object. */
export function PlanesFigure({ say, label }: FigureProps): ReactNode {
  return (
    <Drawing label={label}>
      <Line from={[24, 100]} to={[320, 44]} />
      <Line from={[24, 100]} to={[320, 156]} />
      <circle cx="24" cy="100" r="6" fill="var(--grey-9)" />
      <Span from={[232, 61]} to={[232, 139]} />
      <line x1="320" y1="26" x2="320" y2="174" stroke="var(--grey-8)" strokeWidth="4" />
      <Span from={[308, 47]} to={[308, 153]} />
      <Label at={[24, 124]}>{say('help.tube')}</Label>
      <Label at={[226, 104]} look="value" anchor="end">
        {say('planeShort.object')}
      </Label>
      <Label at={[300, 20]} look="value">
        {say('planeShort.detector')}
      </Label>
    </Drawing>
  );
}

/** Motion on a line: an interval that is clear of the threshold, one across it, one above. */
export function BandsFigure({ say, label }: FigureProps): ReactNode {
  const x = (mm: number): number => 40 + mm * 110;
  const rows = [
    [0.25, 0.2, 'band.below', 'var(--good)'],
    [0.9, 0.42, 'band.grey', 'var(--unsure)'],
    [1.95, 0.4, 'band.above', 'var(--bad)'],
  ] as const;
  return (
    <Drawing label={label}>
      <rect x={x(0.5)} y="28" width={x(1.5) - x(0.5)} height="120" fill="var(--surface-raised)" />
      <line x1={x(1)} y1="22" x2={x(1)} y2="154" stroke="var(--text)" strokeWidth="1.4" strokeDasharray="4 4" />
      <line x1={x(0)} y1="154" x2={x(2.7)} y2="154" stroke="var(--grey-8)" />
      {[0, 0.5, 1, 1.5, 2].map((mm) => (
        <g key={mm}>
          <line x1={x(mm)} y1="154" x2={x(mm)} y2="159" stroke="var(--grey-8)" />
          <Label at={[x(mm), 173]}>{String(mm)}</Label>
        </g>
      ))}
      <Label at={[x(2.6), 173]}>mm</Label>
      {rows.map(([value, half, name, colour], at) => (
        <g key={name}>
          <line x1={x(value - half)} y1={52 + at * 36} x2={x(value + half)} y2={52 + at * 36} stroke={colour} strokeWidth="6" />
          <circle cx={x(value)} cy={52 + at * 36} r="5" fill="var(--text)" />
          <Label at={[x(value - half), 42 + at * 36]} anchor="start">
            {say(name)}
          </Label>
        </g>
      ))}
      <Label at={[x(1), 16]}>{say('help.threshold')}</Label>
    </Drawing>
  );
}

/** The lower vertebra of both films laid on one another: what is seen double has moved. */
export function RegisteredFigure({ say, label }: FigureProps): ReactNode {
  const lower: Lie = { x: 130, y: 136, turn: 0 };
  const extension: Lie = { x: 128, y: 72, turn: 4 };
  const flexion: Lie = { x: 118, y: 70, turn: -9 };
  return (
    <Drawing label={label}>
      <Vertebra lie={lower} />
      <Vertebra lie={extension} />
      <Vertebra lie={flexion} faint />
      <Span from={on(extension, POINTS.tip)} to={on(flexion, POINTS.tip)} />
      <Dot at={on(extension, POINTS.tip)} />
      <Dot at={on(flexion, POINTS.tip)} />
      <Label at={[130, 176]}>{say('help.locked')}</Label>
      <Label at={[222, 50]} anchor="start">
        {say('pose.flexion')}
      </Label>
      <Label at={[222, 104]} anchor="start">
        {say('pose.extension')}
      </Label>
    </Drawing>
  );
}

/** A cage between two bodies: bone outside it at the margins, bone inside it, and a cleft. */
export function BridgingFigure({ say, label }: FigureProps): ReactNode {
  const level = (x: number, name: string, bone: ReactNode): ReactNode => (
    <g key={name}>
      <rect x={x} y="36" width="84" height="46" rx="4" fill="var(--grey-5)" stroke="var(--grey-8)" />
      <rect x={x} y="112" width="84" height="46" rx="4" fill="var(--grey-5)" stroke="var(--grey-8)" />
      {bone}
      <rect x={x + 22} y="82" width="40" height="30" fill="none" stroke="var(--text)" strokeWidth="2" />
      <Label at={[x + 42, 180]}>{name}</Label>
    </g>
  );
  return (
    <Drawing label={label}>
      {level(
        20,
        say('help.extraGraft'),
        <path d="M 20 82 h 16 v 30 h -16 z M 90 82 h 14 v 30 h -14 z" fill="var(--accent)" opacity="0.85" />,
      )}
      {level(138, say('help.inGraft'), <rect x="166" y="82" width="28" height="30" fill="var(--accent)" opacity="0.85" />)}
      {level(256, say('help.cleft'), <path d="M 256 97 h 84" stroke="var(--bad)" strokeWidth="4" />)}
    </Drawing>
  );
}
