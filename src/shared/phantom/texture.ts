/** A hash of lattice coordinates, −1 … 1. */
function lattice(x: number, y: number, z: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1) ^ seed;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Smooth noise of unit wavelength, −1 … 1, the same for the same place and seed. Called millions of times: nothing is allocated. */
export function valueNoise(x: number, y: number, z: number, seed: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const z0 = Math.floor(z);
  const fx = ease(x - x0);
  const fy = ease(y - y0);
  const a = mix(lattice(x0, y0, z0, seed), lattice(x0 + 1, y0, z0, seed), fx);
  const b = mix(lattice(x0, y0 + 1, z0, seed), lattice(x0 + 1, y0 + 1, z0, seed), fx);
  const c = mix(lattice(x0, y0, z0 + 1, seed), lattice(x0 + 1, y0, z0 + 1, seed), fx);
  const d = mix(lattice(x0, y0 + 1, z0 + 1, seed), lattice(x0 + 1, y0 + 1, z0 + 1, seed), fx);
  return mix(mix(a, b, fy), mix(c, d, fy), ease(z - z0));
}
