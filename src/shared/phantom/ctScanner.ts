import { gaussianBlur } from './filters.ts';
import { idealSlice, sliceNoise, type CtScene } from './ctVolume.ts';

const METAL_HU = 2600;
const ANGLES = 48;

/** One slice as a scanner gives it: in-plane blur, streaks from metal, noise; HU, rounded, −1024 … 15000. */
export function scanSlice(scene: CtScene, slice: number): Int16Array {
  const { rows, columns } = scene.grid;
  const ideal = idealSlice(scene, slice);
  const blurred = gaussianBlur(ideal, rows, columns, 0.85);
  addStreaks(blurred, ideal, rows, columns);
  const noise = gaussianBlur(sliceNoise(scene.spec, slice, ideal.length, 34), rows, columns, 0.6);
  const out = new Int16Array(ideal.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(Math.max(-1024, Math.min(15000, blurred[i] + noise[i])));
  return out;
}

/**
 * Beam hardening and starvation, simply: along every direction the square of the metal's shadow is smeared back, less its mean over all
 * directions, so that dark bands lie between and beyond metal and bright ones beside them.
 */
function addStreaks(image: Float32Array, ideal: Float32Array, rows: number, columns: number): void {
  const metal: number[] = [];
  for (let i = 0; i < ideal.length; i++) if (ideal[i] > METAL_HU) metal.push(i);
  if (metal.length === 0) return;
  const half = Math.ceil(Math.hypot(rows, columns) / 2) + 2;
  const total = new Float32Array(image.length);
  for (let a = 0; a < ANGLES; a++) {
    const angle = (Math.PI * a) / ANGLES;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const shadow = new Float32Array(2 * half);
    for (const i of metal) {
      const t = ((i % columns) - columns / 2) * cos + (Math.floor(i / columns) - rows / 2) * sin + half;
      shadow[t | 0] += Math.min(1, ideal[i] / 9000);
    }
    const bins = gaussianBlur(
      shadow.map((value) => Math.min(900, value * value)),
      1,
      shadow.length,
      1.1,
    );
    for (let r = 0; r < rows; r++) {
      let t = (-columns / 2) * cos + (r - rows / 2) * sin + half;
      for (let c = 0; c < columns; c++, t += cos) total[r * columns + c] += bins[t | 0];
    }
  }
  const mean = gaussianBlur(total, rows, columns, 7);
  for (let i = 0; i < image.length; i++) {
    if (image[i] < -900) continue;
    const streak = -0.22 * (total[i] - mean[i]) - 0.012 * total[i];
    image[i] += Math.max(-420, Math.min(380, streak));
  }
}
