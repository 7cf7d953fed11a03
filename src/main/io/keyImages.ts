import type { Result } from '#shared/base';
import {
  AUTO_VOI,
  decodeFrame,
  renderFrame,
  type DecodedFrame,
  type EncodedFrame,
  type PixelDescription,
  type PixelError,
} from '#shared/dicom/pixels';
import { keyImageOverlay, type KeyImage, type KeyImagePlan } from '#shared/report';
import { nodeDecoders } from './codecPlatform.ts';
import { encodePng } from './png.ts';

/** One stored frame of an image, zero-based. */
export type FramePort = (sopInstanceUID: string, frame: number) => Promise<Result<EncodedFrame, PixelError>>;

/**
 * Draws the planned pictures: the frame decoded, rendered as a viewport shows it, cut out and reduced to at most 900 pixels. A frame that
 * cannot be read gives a key image without pixels that says why; the report is written all the same.
 */
export async function drawKeyImages(plans: readonly KeyImagePlan[], frame: FramePort): Promise<readonly KeyImage[]> {
  const rendered = new Map<string, Promise<RenderedFrame | string>>();
  const images: KeyImage[] = [];
  for (const plan of plans) {
    const key = `${plan.sopInstanceUID} ${plan.frame} ${JSON.stringify(plan.window)}`;
    const source = rendered.get(key) ?? renderOne(plan, frame);
    rendered.set(key, source);
    const picture = await source;
    const drawn = typeof picture !== 'string';
    images.push({
      id: plan.id,
      caption: plan.caption,
      dataUri: drawn ? dataUri(cutOut(picture, plan), plan) : null,
      missing: drawn ? null : picture,
      width: plan.width,
      height: plan.height,
      overlay: drawn ? keyImageOverlay(plan) : null,
      sopInstanceUID: plan.sopInstanceUID,
      frame: plan.frame,
    });
  }
  return images;
}

interface RenderedFrame {
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray;
}

async function renderOne(plan: KeyImagePlan, frame: FramePort): Promise<RenderedFrame | string> {
  const encoded = await frame(plan.sopInstanceUID, plan.frame - 1);
  if (!encoded.ok) return `${encoded.error.code}: ${encoded.error.message}`;
  const decoded = await decodeFrame(encoded.value, nodeDecoders());
  if (!decoded.ok) return `${decoded.error.code}: ${decoded.error.message}`;
  return {
    rows: decoded.value.rows,
    columns: decoded.value.columns,
    rgba: shown(decoded.value, encoded.value.description, plan.window),
  };
}

/** The window that was looked at, else the file's own where it has one, else the 1st to 99th percentile. */
const shown = (frame: DecodedFrame, description: PixelDescription, window: KeyImagePlan['window']): Uint8ClampedArray =>
  renderFrame(
    frame,
    description,
    window !== null
      ? { kind: 'window', ...window }
      : description.windows.length + description.voiLuts.length > 0
        ? { kind: 'file', index: 0 }
        : AUTO_VOI,
  );

/** The crop at the plan's size: each pixel the mean luminance of the image area that it covers. */
function cutOut({ rows, columns, rgba }: RenderedFrame, plan: KeyImagePlan): Uint8Array {
  const { crop, width, height } = plan;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = crop.y + (y * crop.height) / height;
    const bottom = crop.y + ((y + 1) * crop.height) / height;
    for (let x = 0; x < width; x++) {
      const left = crop.x + (x * crop.width) / width;
      const right = crop.x + ((x + 1) * crop.width) / width;
      out[y * width + x] = Math.round(meanOver(rgba, rows, columns, left, top, right, bottom));
    }
  }
  return out;
}

function meanOver(
  rgba: Uint8ClampedArray,
  rows: number,
  columns: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let [sum, area] = [0, 0];
  for (let row = Math.floor(top); row < Math.min(rows, Math.ceil(bottom)); row++) {
    const high = Math.min(bottom, row + 1) - Math.max(top, row);
    for (let column = Math.floor(left); column < Math.min(columns, Math.ceil(right)); column++) {
      const weight = high * (Math.min(right, column + 1) - Math.max(left, column));
      const at = (row * columns + column) * 4;
      sum += weight * (0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0));
      area += weight;
    }
  }
  return area > 0 ? sum / area : 0;
}

function dataUri(values: Uint8Array, { width, height }: KeyImagePlan): string {
  const png = encodePng({ rows: height, columns: width, samples: { kind: 'grey', values } });
  return `data:image/png;base64,${Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64')}`;
}
