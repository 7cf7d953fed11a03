import { applySimilarity2, type Vec2 } from '#shared/geometry';
import type { GreyPicture, RegistrationFilm } from '#shared/registration';
import type { PairFilms } from '../../state/motionStore.ts';
import { TINT } from './ghostInk.ts';
import type { Box, GhostBone, GhostScene } from './ghostScene.ts';

/** Both films as pictures of one grey scale. */
export interface GhostPictures {
  readonly flexion: GreyPicture;
  readonly extension: GreyPicture;
  readonly flexionCanvas: HTMLCanvasElement;
  readonly extensionCanvas: HTMLCanvasElement;
  /** Each film in its tint; the two tints add up to white, so that bone that stands still is grey. */
  readonly flexionTinted: HTMLCanvasElement;
  readonly extensionTinted: HTMLCanvasElement;
}

const LOWEST = 0.01;
const HIGHEST = 0.995;

/**
 * The flexion film is windowed to what lies around the spine; the extension film is brought to it by the registered bones themselves (equal
 * mean and spread over them), since two exposures rarely agree.
 */
export function ghostPictures(films: PairFilms, scene: GhostScene): GhostPictures {
  const { flexion, extension } = films;
  const [low, high] = around(flexion, scene.box);
  const [mf, sf] = overBones(flexion, scene.bones, (_, p) => p);
  const [me, se] = overBones(extension, scene.bones, (bone, p) => applySimilarity2(bone.transform, p));
  const gain = se > 0 ? sf / se : 1;
  const f = grey(flexion, (v) => (v - low) / (high - low));
  const e = grey(extension, (v) => ((v - me) * gain + mf - low) / (high - low));
  const flexionCanvas = canvasOf(f);
  const extensionCanvas = canvasOf(e);
  return {
    flexion: f,
    extension: e,
    flexionCanvas,
    extensionCanvas,
    flexionTinted: tinted(flexionCanvas, TINT.flexion),
    extensionTinted: tinted(extensionCanvas, TINT.extension),
  };
}

function grey({ rows, columns, values }: RegistrationFilm, of: (value: number) => number): GreyPicture {
  const out = new Uint8ClampedArray(rows * columns);
  for (let i = 0; i < out.length; i++) out[i] = 255 * of(values[i] as number);
  return { rows, columns, values: out };
}

/** Grey that one and 99.5 per cent of what lies in the box are darker than. */
function around({ rows, columns, values }: RegistrationFilm, box: Box): readonly [number, number] {
  const sample: number[] = [];
  for (let r = Math.max(0, Math.floor(box.top)); r < Math.min(rows, box.bottom); r += 4)
    for (let c = Math.max(0, Math.floor(box.left)); c < Math.min(columns, box.right); c += 4)
      sample.push(values[r * columns + c] as number);
  sample.sort((a, b) => a - b);
  const at = (share: number): number => sample[Math.floor(share * (sample.length - 1))] ?? 0;
  const [low, high] = [at(LOWEST), at(HIGHEST)];
  return high > low ? [low, high] : [low, low + 1];
}

/** Mean and spread over the bodies: a lattice between each body's corners. */
function overBones(
  { rows, columns, values }: RegistrationFilm,
  bones: readonly GhostBone[],
  place: (bone: GhostBone, p: Vec2) => Vec2,
): readonly [number, number] {
  const STEPS = 24;
  let [n, sum, squares] = [0, 0, 0];
  for (const bone of bones) {
    const { superiorAnterior: sa, superiorPosterior: sp, inferiorPosterior: ip, inferiorAnterior: ia } = bone.marks;
    for (let i = 0; i <= STEPS; i++)
      for (let j = 0; j <= STEPS; j++) {
        const [u, v] = [i / STEPS, j / STEPS];
        const mix = (k: 0 | 1): number => (1 - v) * ((1 - u) * sa[k] + u * sp[k]) + v * ((1 - u) * ia[k] + u * ip[k]);
        const [x, y] = place(bone, [mix(0), mix(1)]);
        const [c, r] = [Math.floor(x), Math.floor(y)];
        if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
        const value = values[r * columns + c] as number;
        n += 1;
        sum += value;
        squares += value * value;
      }
  }
  if (n === 0) return [0, 0];
  return [sum / n, Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))];
}

/** An opaque grey canvas of a picture. */
export function canvasOf({ rows, columns, values }: GreyPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const image = new ImageData(columns, rows);
  const words = new Uint32Array(image.data.buffer);
  for (let i = 0; i < words.length; i++) words[i] = 0xff000000 | ((values[i] as number) * 0x010101);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

function tinted(source: HTMLCanvasElement, tint: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  const context = canvas.getContext('2d');
  if (context === null) return source;
  context.drawImage(source, 0, 0);
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = tint;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}
