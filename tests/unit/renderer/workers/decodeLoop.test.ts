import { describe, expect, it } from 'vitest';
import { ok } from '#shared/base';
import { packFrame, type CodedImage, type DecoderTable } from '#shared/dicom/pixels';
import { decodeLoop } from '../../../../src/renderer/workers/decodeLoop.ts';
import type { DecodeAnswer } from '../../../../src/renderer/workers/decodeMessages.ts';
import { description } from '../../dicom/pixels/descriptions.ts';

const J2K = '1.2.840.10008.1.2.4.90';
const LITTLE = '1.2.840.10008.1.2.1';

/** A loop whose JPEG 2000 decoder waits until it is told to go on. */
function loopWithGate() {
  const answers: { message: DecodeAnswer; transferred: number }[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const image: CodedImage = {
    rows: 1,
    columns: 1,
    components: 1,
    precision: 16,
    signed: null,
    colour: 'as-header',
    samples: Uint16Array.of(7),
  };
  const waits = async () => {
    await gate;
    return ok(image);
  };
  const fails = () => Promise.reject(new Error('no binary'));
  const decoders: DecoderTable = {
    jpeg: fails,
    jpegls: waits,
    jpeg2000: waits,
    htj2k: waits,
    deflate: (bytes) => Promise.resolve(ok(bytes)),
  };
  let clock = 0;
  const loop = decodeLoop({
    decoders,
    answer: (message, transfer) => answers.push({ message, transferred: transfer.length }),
    now: () => (clock += 5),
  });
  const decode = (id: number, transferSyntaxUID: string, bytes: readonly number[] = [1, 2]): void => {
    const packed = packFrame({ transferSyntaxUID, description: description({}), frame: 0, bytes: Uint8Array.from(bytes) });
    loop.receive({ kind: 'decode', id, packed: packed.buffer });
  };
  return { answers, decode, cancel: (id: number) => loop.receive({ kind: 'cancel', id }), open };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const kinds = (answers: ReturnType<typeof loopWithGate>['answers']): string[] =>
  answers.map(({ message }) => `${message.id} ${message.kind}`);

describe('decodeLoop', () => {
  it('decodes and transfers the values', async () => {
    const { answers, decode } = loopWithGate();
    decode(3, LITTLE);
    await settle();
    expect(answers).toMatchObject([
      {
        message: { kind: 'decoded', id: 3, milliseconds: 5, transferSyntaxUID: LITTLE, frame: { min: 513, max: 513 } },
        transferred: 1,
      },
    ]);
  });

  it('keeps the order of asking, one at a time', async () => {
    const { answers, decode, open } = loopWithGate();
    decode(1, J2K);
    decode(2, LITTLE);
    await settle();
    expect(kinds(answers)).toEqual([]);
    open();
    await settle();
    expect(kinds(answers)).toEqual(['1 decoded', '2 decoded']);
  });

  it('drops a waiting request at once, and the result of a running one', async () => {
    const { answers, decode, cancel, open } = loopWithGate();
    decode(1, J2K);
    decode(2, LITTLE);
    cancel(2);
    cancel(1);
    cancel(99);
    expect(kinds(answers)).toEqual(['2 cancelled']);
    open();
    await settle();
    expect(kinds(answers)).toEqual(['2 cancelled', '1 cancelled']);
    decode(4, LITTLE);
    await settle();
    expect(kinds(answers).at(-1)).toBe('4 decoded');
  });

  it('answers failures with their code, and goes on', async () => {
    const { answers, decode } = loopWithGate();
    decode(1, LITTLE, [1]);
    decode(2, '1.2.3');
    decode(3, '1.2.840.10008.1.2.4.50');
    decode(4, LITTLE);
    await settle();
    expect(answers.map(({ message }) => (message.kind === 'failed' ? message.error.code : message.kind))).toEqual([
      'PIXELS_TRUNCATED',
      'TRANSFER_SYNTAX_UNSUPPORTED',
      'DECODER_FAILED',
      'decoded',
    ]);
  });

  it('refuses what is no packed frame', async () => {
    const answers: DecodeAnswer[] = [];
    const never = () => Promise.reject(new Error('not asked for'));
    const decoders = { jpeg: never, jpegls: never, jpeg2000: never, htj2k: never, deflate: never };
    decodeLoop({ decoders, answer: (message) => answers.push(message), now: () => 0 }).receive({
      kind: 'decode',
      id: 1,
      packed: new ArrayBuffer(2),
    });
    await settle();
    expect(answers).toMatchObject([{ kind: 'failed', error: { code: 'PIXELS_CORRUPT' } }]);
  });
});
