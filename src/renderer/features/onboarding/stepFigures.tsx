import type { ReactNode } from 'react';
import css from './FirstSteps.module.css';

const Picture = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <svg className={css['picture']} viewBox="0 0 120 72" aria-hidden="true">
    {children}
  </svg>
);

const film = (x: number): ReactNode => (
  <g key={x}>
    <rect x={x} y="10" width="40" height="52" rx="3" fill="var(--surface-image)" stroke="var(--grey-7)" />
    {[18, 32, 46].map((y, at) => (
      <rect key={y} x={x + 10 + at} y={y} width="12" height="9" rx="1.5" fill="var(--grey-5)" stroke="var(--grey-8)" />
    ))}
  </g>
);

export const BringFigure = (): ReactNode => (
  <Picture>
    <path d="M14 22 h18 l5 6 h24 v30 h-47 z" fill="var(--accent-dim)" stroke="var(--accent)" strokeWidth="1.5" />
    <path d="M64 42 h11 m-5 -5 l5 5 l-5 5" fill="none" stroke="var(--grey-8)" strokeWidth="1.5" />
    {film(79)}
  </Picture>
);

export const PlaceFigure = (): ReactNode => (
  <Picture>
    {film(12)}
    {film(68)}
    {[12, 68].flatMap((x) =>
      (
        [
          [11, 32],
          [23, 32],
          [23, 41],
          [11, 41],
          [34, 42],
        ] as const
      ).map(([dx, y]) => <circle key={`${x}-${dx}-${y}`} cx={x + dx} cy={y} r="2.4" fill="var(--accent)" />),
    )}
  </Picture>
);

export const JudgeFigure = (): ReactNode => (
  <Picture>
    {[
      [20, 12, 22, 'var(--good)'],
      [36, 34, 24, 'var(--unsure)'],
      [52, 60, 20, 'var(--bad)'],
    ].map(([y, x, width, colour]) => (
      <line
        key={y}
        x1={10 + Number(x)}
        x2={10 + Number(x) + Number(width)}
        y1={y}
        y2={y}
        stroke={String(colour)}
        strokeWidth="5"
      />
    ))}
    <line x1="58" y1="8" x2="58" y2="64" stroke="var(--grey-9)" strokeDasharray="3 3" />
    <path d="M96 56 c4 -8 7 -8 6 0 c3 -5 6 -5 8 -1" fill="none" stroke="var(--text)" strokeWidth="1.6" />
  </Picture>
);
