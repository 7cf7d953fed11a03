import { ASCII, CODE_ELEMENTS, type CharacterSet, type CodeElement } from './characterSets.ts';

/** Which bytes end the reach of an escape sequence (PS3.5 6.1.2.5.3): all control characters, `\` between values, `^` and `=` in names. */
export type TextKind = 'name' | 'values' | 'paragraph';

const ESCAPE = 0x1b;
const DELIMITERS: Readonly<Record<TextKind, readonly number[]>> = {
  name: [0x09, 0x0a, 0x0c, 0x0d, 0x5c, 0x5e, 0x3d],
  values: [0x09, 0x0a, 0x0c, 0x0d, 0x5c],
  paragraph: [0x09, 0x0a, 0x0c, 0x0d],
};

export interface DecodedText {
  readonly text: string;
  /** False when bytes beyond ASCII had to be read without a valid character set. */
  readonly certain: boolean;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();
function decoder(label: string, fatal = false): InstanceType<typeof TextDecoder> {
  const key = `${label}${fatal}`;
  const known = decoders.get(key);
  if (known !== undefined) return known;
  const made = new TextDecoder(label, { fatal, ignoreBOM: true });
  decoders.set(key, made);
  return made;
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7e || byte === ESCAPE) return false;
  return true;
}

/** Text of a value's bytes, padding kept. */
export function decodeText(bytes: Uint8Array, set: CharacterSet, kind: TextKind): DecodedText {
  if (isAscii(bytes)) return { text: decoder('windows-1252').decode(bytes), certain: true };
  if (set.kind === 'whole') return { text: decoder(set.decoder).decode(bytes), certain: true };
  if (set.kind === 'unsaid')
    return bytes.includes(ESCAPE) ? { text: decodeExtended(bytes, [6], kind), certain: false } : guess(bytes);
  const [only] = set.registrations;
  // A lone set without escapes: Shift JIS pairs and the like are read as a whole.
  if (set.registrations.length === 1 && only === 13 && !bytes.includes(ESCAPE))
    return { text: decoder('shift_jis').decode(bytes), certain: true };
  return { text: decodeExtended(bytes, set.registrations, kind), certain: true };
}

/** UTF-8 is hardly ever valid by chance; what is not UTF-8 is read as Latin 1, the commonest. */
function guess(bytes: Uint8Array): DecodedText {
  try {
    return { text: decoder('utf-8', true).decode(bytes), certain: false };
  } catch {
    return { text: decoder('windows-1252').decode(bytes), certain: false };
  }
}

const element = (registration: number, area: 'G0' | 'G1'): CodeElement | null =>
  CODE_ELEMENTS.find((one) => one.registration === registration && one.area === area) ?? null;

/** ISO 2022 with the escapes of PS3.3 C.12-3 and C.12-4; escapes of sets that the header forgot to name are obeyed too. */
function decodeExtended(bytes: Uint8Array, registrations: readonly number[], kind: TextKind): string {
  const [first = 6] = registrations;
  const initialG0 = element(first, 'G0') ?? ASCII;
  // Without an escape, bytes above 80H can only be of the first set that has a G1 part.
  const initialG1 = element(first, 'G1') ?? registrations.map((one) => element(one, 'G1')).find((one) => one !== null) ?? null;
  // A two-byte G0 set is never the initial one: delimiters are single bytes.
  let g0 = initialG0.bytesPerCharacter === 2 ? ASCII : initialG0;
  let g1 = initialG1;
  const delimiters = DELIMITERS[kind];
  let text = '';
  let run: number[] = [];
  let runElement: CodeElement = g0;
  const flush = () => {
    if (run.length > 0) text += decodeRun(run, runElement);
    run = [];
  };
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    if (byte === ESCAPE) {
      const called = CODE_ELEMENTS.find((one) => startsWith(bytes, i + 1, one.escape));
      flush();
      if (called === undefined) {
        i += 1;
        continue;
      }
      if (called.area === 'G0') g0 = called;
      else g1 = called;
      i += 1 + called.escape.length;
      continue;
    }
    const pairOfG0 = g0.bytesPerCharacter === 2 && byte > 0x20 && byte < 0x7f;
    if (!pairOfG0 && delimiters.includes(byte)) {
      g0 = initialG0.bytesPerCharacter === 2 ? ASCII : initialG0;
      g1 = initialG1;
    }
    const now = byte > 0x7f ? (g1 ?? ASCII) : pairOfG0 || g0.bytesPerCharacter === 1 ? g0 : ASCII;
    if (now !== runElement) flush();
    runElement = now;
    run.push(byte);
    if (now.bytesPerCharacter === 2 && i + 1 < bytes.length) run.push(bytes[i + 1] ?? 0);
    i += now.bytesPerCharacter;
  }
  flush();
  return text;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function decodeRun(run: readonly number[], one: CodeElement): string {
  const ready = Uint8Array.from(
    one.prepare === 'none'
      ? run
      : run.flatMap((byte, i) => (one.prepare === 'jis-x-0212' && i % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80])),
  );
  return decoder(one.decoder).decode(ready);
}
