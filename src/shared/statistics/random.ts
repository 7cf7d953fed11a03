/** A reproducible stream of numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  readonly chance: (probability: number) => boolean;
}

/** A 32-bit multiplicative generator with good low-order bits; enough for textures and noise, not for secrets. */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x6d2b79f5) >>> 0;
  let spare: number | null = null;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    // Box and Muller's polar form: two normals a round.
    for (;;) {
      const a = 2 * next() - 1;
      const b = 2 * next() - 1;
      const s = a * a + b * b;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = b * factor;
      return a * factor;
    }
  };
  return { next, normal, between: (low, high) => low + (high - low) * next(), chance: (probability) => next() < probability };
}

/** A seed of its own for a named part of a case, so that adding a part does not change the others. */
export function seedFor(seed: number, name: string): number {
  let h = seed ^ 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h ^= h >>> 13;
  return Math.imul(h, 0x5bd1e995) >>> 0;
}
