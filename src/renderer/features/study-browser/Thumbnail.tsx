import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useFrameSource } from '../frameSource.ts';
import { drawThumbnail } from './drawThumbnail.ts';
import css from './Thumbnail.module.css';

interface ThumbnailProps {
  readonly sopInstanceUID: string | null;
  readonly modality: string;
}

const EDGE = 64;

/** The image, small; the modality's name until it is there, or where there is no image. */
export function Thumbnail({ sopInstanceUID, modality }: ThumbnailProps): ReactNode {
  const source = useFrameSource();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (sopInstanceUID === null) return;
    const controller = new AbortController();
    source
      .load(sopInstanceUID, 1, { signal: controller.signal, priority: -1 })
      .then((loaded) => {
        if (!loaded.ok || canvas.current === null) return;
        setDrawn(drawThumbnail(canvas.current, loaded.value, EDGE * window.devicePixelRatio));
      })
      .catch(() => undefined);
    return () => controller.abort();
  }, [source, sopInstanceUID]);
  return (
    <span className={css['box']} aria-hidden="true">
      <canvas ref={canvas} hidden={!drawn} />
      {!drawn && <span>{modality}</span>}
    </span>
  );
}
