import { drawGhost, fitted, type GhostDrawing } from './drawGhost.ts';
import { LOOP_MS, shareAt } from './useGhost.ts';

/** What is drawn, but for its size. */
export type GhostContent = Omit<GhostDrawing, 'width' | 'height' | 'place' | 'loop'> & { readonly loop: GhostDrawing['loop'][] };

/** Of the picture without magnification, CSS pixels. */
export const PICTURE = { width: 960, height: 1080 } as const;

/** The picture of a moment. */
function draw(context: CanvasRenderingContext2D, content: GhostContent, share: number, scale: number): void {
  const { width, height } = PICTURE;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const at = Math.round(share * (content.loop.length - 1));
  drawGhost(context, {
    ...content,
    width,
    height,
    look: { ...content.look, share },
    place: fitted(content.scene.box, width, height),
    loop: content.loop[at] ?? null,
  });
}

function canvasFor(scale: number): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(PICTURE.width * scale);
  canvas.height = Math.round(PICTURE.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context');
  return { canvas, context };
}

/** The view as a PNG. */
export function ghostPng(content: GhostContent, scale: 1 | 2): Promise<Blob> {
  const { canvas, context } = canvasFor(scale);
  draw(context, content, content.look.share, scale);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
  );
}

const VIDEO_TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];

/** The kind of video that this browser can make, or null. */
export const videoType = (): string | null =>
  typeof MediaRecorder === 'undefined' ? null : (VIDEO_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null);

/** Blink or loop, twice there and back, as a video; it takes as long as it lasts. */
export function ghostVideo(content: GhostContent, hertz: number, onProgress: (share: number) => void): Promise<Blob> {
  const type = videoType();
  const { mode } = content.look;
  if (type === null || (mode !== 'blink' && mode !== 'loop')) return Promise.reject(new Error('nothing to film'));
  const { canvas, context } = canvasFor(1);
  const length = 2 * (mode === 'loop' ? LOOP_MS : 1000 / hertz);
  draw(context, content, 0, 1);
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: type, videoBitsPerSecond: 8_000_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  return new Promise((resolve, reject) => {
    recorder.onstop = () => resolve(new Blob(parts, { type: 'video/webm' }));
    recorder.onerror = () => reject(new Error('the recorder failed'));
    recorder.start();
    const started = performance.now();
    // A timer and not an animation frame: it goes on while the window is covered.
    const timer = window.setInterval(() => {
      const now = performance.now() - started;
      onProgress(Math.min(1, now / length));
      if (now >= length) {
        window.clearInterval(timer);
        recorder.stop();
        return;
      }
      draw(context, content, shareAt(mode, now, hertz), 1);
    }, 1000 / 30);
  });
}

const GIF_SCALE = 0.625;

/** Frames of the animated picture: what is drawn, and for how long. */
export function gifFrames(mode: 'blink' | 'loop', hertz: number): readonly { readonly share: number; readonly ms: number }[] {
  if (mode === 'blink') return [0, 1].map((share) => ({ share, ms: 500 / hertz }));
  const FRAMES = 30;
  return Array.from({ length: FRAMES }, (_, i) => ({
    share: shareAt('loop', (i / FRAMES) * LOOP_MS, hertz),
    ms: LOOP_MS / FRAMES,
  }));
}

/** One after the other through `take`: the pixels of each frame of the animated picture, smaller than the others: film grain makes large files. */
export async function eachFrame(
  content: GhostContent,
  hertz: number,
  take: (pixels: ImageData, ms: number) => void,
  onProgress: (share: number) => void,
): Promise<void> {
  const { mode } = content.look;
  if (mode !== 'blink' && mode !== 'loop') return;
  const { canvas, context } = canvasFor(GIF_SCALE);
  const frames = gifFrames(mode, hertz);
  for (const [i, { share, ms }] of frames.entries()) {
    draw(context, content, share, GIF_SCALE);
    take(context.getImageData(0, 0, canvas.width, canvas.height), ms);
    onProgress((i + 1) / frames.length);
    // The page lives on between frames.
    await new Promise((done) => window.setTimeout(done));
  }
}
