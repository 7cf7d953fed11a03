import { GIFEncoder } from 'gifenc';
import { eachFrame, type GhostContent } from './ghostFiles.ts';
import { GIF_PALETTE, indexed } from './gifPalette.ts';

/** Blink or loop as an animated picture that goes on for ever: everything that shows pictures shows it. */
export async function ghostGif(content: GhostContent, hertz: number, onProgress: (share: number) => void): Promise<Blob> {
  const encoder = GIFEncoder();
  let first = true;
  await eachFrame(
    content,
    hertz,
    ({ data, width, height }, ms) => {
      encoder.writeFrame(indexed(data), width, height, {
        ...(first ? { palette: GIF_PALETTE, repeat: 0 } : {}),
        delay: ms,
      });
      first = false;
    },
    onProgress,
  );
  encoder.finish();
  return new Blob([encoder.bytes()], { type: 'image/gif' });
}
