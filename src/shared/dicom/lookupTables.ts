import type { Attributes } from './attributes.ts';
import type { LookupTable, PixelDescription } from '#shared/dicom/pixels';

/** `[entries, first value mapped, bits per entry]`; 0 entries means 65536, and the first value has the sign of the input (PS3.3 C.11.1.1.1). */
function descriptorOf(attributes: Attributes, tag: string, signedInput: boolean): readonly [number, number, number] | null {
  const [entries, first, bits] = attributes.numbers(tag);
  if (entries === undefined || first === undefined || bits === undefined) return null;
  const unsigned = first & 0xffff;
  return [
    (entries & 0xffff) === 0 ? 65536 : entries & 0xffff,
    signedInput && unsigned > 0x7fff ? unsigned - 0x10000 : unsigned,
    bits,
  ];
}

/** Entries of 8 bits may be packed two to a word or stand one to a word: the length tells. Null when entries are missing. */
function entriesOf(attributes: Attributes, tag: string, count: number, bits: number): readonly number[] | null {
  const bytes = attributes.bytes(tag);
  if (bytes === null) return null;
  if (bytes.length >= count * 2) return attributes.words(tag).slice(0, count);
  if (bits <= 8 && bytes.length >= count) return Array.from(bytes.subarray(0, count));
  return null;
}

/** The tables of a Modality (0028,3000) or VOI LUT Sequence (0028,3010); a table that is cut short is left out and counted in `broken`. */
export function lookupTablesOf(
  attributes: Attributes,
  sequence: string,
  signedInput: boolean,
): { tables: readonly LookupTable[]; broken: number } {
  const items = attributes.items(sequence);
  const tables = items.flatMap((item): LookupTable[] => {
    const descriptor = descriptorOf(item, 'x00283002', signedInput);
    if (descriptor === null) return [];
    const [count, firstValueMapped, bitsPerEntry] = descriptor;
    const data = entriesOf(item, 'x00283006', count, bitsPerEntry);
    return data === null ? [] : [{ firstValueMapped, bitsPerEntry, data, explanation: item.text('x00283003') }];
  });
  return { tables, broken: items.length - tables.length };
}

/** Segmented Palette Color LUT Data (PS3.3 C.7.9.2): discrete, linear and indirect segments. Null when they do not add up. */
export function expandSegments(words: readonly number[], count: number): readonly number[] | null {
  const out: number[] = [];
  const starts: number[] = [];
  const run = (at: number, mayJump: boolean): number | null => {
    const opcode = words[at];
    const length = words[at + 1];
    if (opcode === undefined || length === undefined) return null;
    if (opcode === 0) {
      out.push(...words.slice(at + 2, at + 2 + length));
      return at + 2 + length;
    }
    if (opcode === 1) {
      const to = words[at + 2];
      const from = out.at(-1);
      if (to === undefined || from === undefined) return null;
      for (let i = 1; i <= length; i++) out.push(Math.round(from + ((to - from) * i) / length));
      return at + 3;
    }
    if (opcode !== 2 || !mayJump) return null;
    // The offset is in bytes from the table's beginning, low word first.
    const target = ((words[at + 2] ?? 0) + (words[at + 3] ?? 0) * 0x10000) / 2;
    const first = starts.indexOf(target);
    if (first < 0 || first + length > starts.length) return null;
    for (const start of starts.slice(first, first + length)) if (run(start, false) === null) return null;
    return at + 4;
  };
  for (let at = 0; at < words.length && out.length < count;) {
    starts.push(at);
    const next = run(at, true);
    if (next === null) return null;
    at = next;
  }
  return out.length === count ? out : null;
}

function paletteChannel(
  attributes: Attributes,
  descriptorTag: string,
  dataTag: string,
  segmentedTag: string,
): LookupTable | null {
  const descriptor = descriptorOf(attributes, descriptorTag, false);
  if (descriptor === null) return null;
  const [count, firstValueMapped, bitsPerEntry] = descriptor;
  const data =
    entriesOf(attributes, dataTag, count, bitsPerEntry) ??
    (attributes.has(segmentedTag) ? expandSegments(attributes.words(segmentedTag), count) : null);
  return data === null ? null : { firstValueMapped, bitsPerEntry, data, explanation: null };
}

/** The Palette Color Lookup Tables (PS3.3 C.7.9), or null when one of the three is missing or broken. */
export function paletteOf(attributes: Attributes): PixelDescription['palette'] {
  const red = paletteChannel(attributes, 'x00281101', 'x00281201', 'x00281221');
  const green = paletteChannel(attributes, 'x00281102', 'x00281202', 'x00281222');
  const blue = paletteChannel(attributes, 'x00281103', 'x00281203', 'x00281223');
  return red === null || green === null || blue === null ? null : { red, green, blue };
}
