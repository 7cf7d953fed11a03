/** Makes a unique identifier for a role, such as `study`. Passed in, so that the core stays free of chance. */
export type UidGenerator = (role: string) => string;

/**
 * A deterministic generator: the same namespace and role always give the same UID under the UUID root 2.25 (PS3.5 B.2). The 128 bits are
 * four 32-bit mixes of the text (not cryptographic), with the version (8, custom) and variant of RFC 9562 set.
 */
export function namedUids(namespace: string): UidGenerator {
  return (role) => `2.25.${uuidBits(`${namespace}/${role}`).toString(10)}`;
}

function uuidBits(text: string): bigint {
  const words = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => mix(text, seed));
  let bits = 0n;
  for (const word of words) bits = (bits << 32n) | BigInt(word);
  const version = (bits & ~(0xfn << 76n)) | (8n << 76n);
  return (version & ~(3n << 62n)) | (2n << 62n);
}

function mix(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d) ^ (h >>> 13);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
