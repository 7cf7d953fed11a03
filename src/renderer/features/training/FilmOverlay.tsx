import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { TrainingFeedback } from '#shared/ipc';
import { useFrameSource } from '../frameSource.ts';
import { drawThumbnail } from '../study-browser/drawThumbnail.ts';
import css from './Training.module.css';

interface FilmOverlayProps {
  readonly film: TrainingFeedback['films'][number];
  readonly points: TrainingFeedback['points'];
  readonly label: string;
}

/** A film with the fellow's points (rings) over the expert's (crosses), joined by a line. */
export function FilmOverlay({ film, points, label }: FilmOverlayProps): ReactNode {
  const source = useFrameSource();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { sopInstanceUID, rows, columns } = film;
  useEffect(() => {
    const controller = new AbortController();
    source
      .load(sopInstanceUID, 1, { signal: controller.signal, priority: 0 })
      .then((loaded) => {
        if (loaded.ok && canvas.current !== null) drawThumbnail(canvas.current, loaded.value, Math.max(rows, columns));
      })
      .catch(() => undefined);
    return () => controller.abort();
  }, [source, sopInstanceUID, rows, columns]);
  return (
    <figure className={css['film']} style={{ aspectRatio: `${columns} / ${rows}` }}>
      <canvas ref={canvas} aria-hidden="true" />
      <svg viewBox={`0 0 ${columns} ${rows}`} role="img" aria-label={label}>
        {points
          .filter((one) => one.sopInstanceUID === sopInstanceUID)
          .map(({ vertebra, part, replicate, fellow, expert, distanceMm }) => (
            <g key={`${vertebra}-${part}-${replicate}`}>
              <title>{`${vertebra} ${part}: ${distanceMm === null ? '–' : distanceMm.toFixed(2)} mm`}</title>
              <line x1={fellow[0]} y1={fellow[1]} x2={expert[0]} y2={expert[1]} className={css['join']} />
              <circle cx={fellow[0]} cy={fellow[1]} r={6} className={css['fellow']} />
              <path d={`M${expert[0] - 6} ${expert[1]}h12M${expert[0]} ${expert[1] - 6}v12`} className={css['expert']} />
            </g>
          ))}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
