import type { ReactElement } from 'react';
import type { LoadedFrame } from '../frameSource.ts';
import type { FilmViewportProps } from '../props.ts';
import type { InteractionState } from '../tools/interaction.ts';
import { readoutAt } from './pixelLines.ts';

/** Pixel, value and place under the pointer, in one line at the upper edge. */
export function PixelReadout({
  props,
  interaction,
  loaded,
}: {
  readonly props: FilmViewportProps;
  readonly interaction: InteractionState;
  readonly loaded: LoadedFrame;
}): ReactElement | null {
  const { instance, frameNumber, texts, tool } = props;
  if ((props.readout !== true && tool !== 'probe') || interaction.pointer === null) return null;
  const found = readoutAt(interaction.pointer.image, instance, frameNumber, loaded);
  if (found === null) return null;
  return (
    <div className="fv-readout" data-pixel={found.pixel.join()} data-values={found.values.join()}>
      {texts.readout(found).map((part) => (
        <span key={part}>{part}</span>
      ))}
    </div>
  );
}
