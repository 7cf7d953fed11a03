import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { FastForward, Pause, Play, Rewind, X } from 'lucide-react';
import { sayNumber, useSay } from '../../i18n/index.ts';
import { useCase, useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import type { ShownImage } from '../dynamic-films/tiles.ts';
import { useFrameSource } from '../frameSource.ts';
import { stackOf } from '../layout/stack.ts';
import { changeSpeed, cine, closeCine, playLoop, SPEEDS, timingOf, togglePlay } from './cinePlayer.ts';
import css from './CineBar.module.css';

/** Play, speed and the rate that is really reached, above the tile that plays. */
export function CineBar({ tile, image }: { readonly tile: number; readonly image: ShownImage }): ReactNode {
  const services = useServices();
  const frames = useFrameSource();
  const say = useSay();
  const { tile: open, playing, faster, shownRate, dropped } = useStore(cine);
  const index = useCase((state) => state.index);
  const mine = open === tile;
  useEffect(() => {
    if (!mine || !playing) return undefined;
    const controller = new AbortController();
    void playLoop({ services, frames, tile, faster, signal: controller.signal });
    return () => controller.abort();
  }, [mine, playing, faster, services, frames, tile]);
  useEffect(() => {
    if (!mine) return undefined;
    return () => closeCine();
  }, [mine]);
  const stack = mine ? stackOf(index, image.instance.sopInstanceUID) : null;
  if (stack === null || stack.images.length < 2) return null;
  const { rate, source } = timingOf(index, stack, faster);
  return (
    <div className={css['bar']} role="group" aria-label={say('cine.title')} data-testid={TEST_IDS.cineBar} data-playing={playing}>
      <IconButton label={say(playing ? 'cine.pause' : 'cine.play')} onClick={() => togglePlay(tile)}>
        {playing ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
      </IconButton>
      <IconButton label={say('action.cineSlower')} disabled={faster === SPEEDS[0]} onClick={() => changeSpeed(-1)}>
        <Rewind size={14} aria-hidden="true" />
      </IconButton>
      <span className={css['speed']}>{`${sayNumber(faster, 2)} ×`}</span>
      <IconButton label={say('action.cineFaster')} disabled={faster === SPEEDS.at(-1)} onClick={() => changeSpeed(1)}>
        <FastForward size={14} aria-hidden="true" />
      </IconButton>
      <span className={css['text']} title={say(`cine.source.${source}`)} data-testid="cine-rate">
        {say('cine.rate', { rate: sayNumber(rate, 1), source: say(`cine.short.${source}`) })}
      </span>
      <span className={css['text']} data-late={dropped > 0 ? '' : undefined} data-testid="cine-shown">
        {shownRate === null ? '' : say('cine.shown', { rate: sayNumber(shownRate, 1), count: dropped })}
      </span>
      <IconButton label={say('cine.close')} onClick={closeCine}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
