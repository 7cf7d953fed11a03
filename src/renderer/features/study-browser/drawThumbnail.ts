import type { LoadedFrame } from '../../viewport/index.ts';

/** Draws a frame into a canvas whose longer edge is `edge` device pixels. Answers whether it could. */
export function drawThumbnail(canvas: HTMLCanvasElement, { frame }: LoadedFrame, edge: number): boolean {
  const context = canvas.getContext('2d');
  if (context === null || frame.rows < 1 || frame.columns < 1) return false;
  const scale = Math.min(1, edge / Math.max(frame.rows, frame.columns));
  const width = Math.max(1, Math.round(frame.columns * scale));
  const height = Math.max(1, Math.round(frame.rows * scale));
  canvas.width = width;
  canvas.height = height;
  const image = context.createImageData(width, height);
  const range = frame.max - frame.min || 1;
  const flip = frame.photometric === 'MONOCHROME1';
  for (let y = 0; y < height; y++) {
    const row = Math.min(frame.rows - 1, Math.floor((y + 0.5) / scale)) * frame.columns;
    for (let x = 0; x < width; x++) {
      const at = (row + Math.min(frame.columns - 1, Math.floor((x + 0.5) / scale))) * frame.samplesPerPixel;
      for (let channel = 0; channel < 3; channel++) {
        const value = frame.values[at + (frame.samplesPerPixel === 3 ? channel : 0)] ?? frame.min;
        const grey = ((value - frame.min) / range) * 255;
        image.data[(y * width + x) * 4 + channel] = flip ? 255 - grey : grey;
      }
      image.data[(y * width + x) * 4 + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return true;
}
