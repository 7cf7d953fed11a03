/**
 * A UID under 2.25 (PS3.5 B.2) from a text, the same for the same text: FNV-1a of 128 bits. For display sets, and for the study or series
 * of a file that names none; never written into a file as somebody's identity.
 */
export function standInUid(text: string): string {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) {
    hash ^= BigInt(byte);
    hash = BigInt.asUintN(128, hash * 0x0000000001000000000000000000013bn);
  }
  return `2.25.${hash}`;
}
