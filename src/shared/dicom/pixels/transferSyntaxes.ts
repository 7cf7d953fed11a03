/** How the bytes of a frame are turned into stored values. `native` and `rle` are ours; the rest is looked up in the DecoderTable. */
export type Codec = 'native' | 'rle' | 'jpeg' | 'jpegls' | 'jpeg2000' | 'htj2k' | 'deflate';

export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly codec: Codec;
  /** The syntax allows loss; `LossyImageCompression` in the header says whether it happened. */
  readonly lossy: boolean;
  /** Frames lie in items (PS3.5 A.4), not in one run of bytes. */
  readonly encapsulated: boolean;
}

export interface RefusedSyntax {
  readonly uid: string;
  readonly name: string;
  readonly refused: string;
}

const LE = '1.2.840.10008.1.2';
const at = (suffix: string): string => `${LE}.${suffix}`;

const native = (uid: string, name: string): TransferSyntax => ({ uid, name, codec: 'native', lossy: false, encapsulated: false });
const lossless = (suffix: string, name: string, codec: Codec): TransferSyntax => ({
  uid: at(suffix),
  name,
  codec,
  lossy: false,
  encapsulated: true,
});
const lossy = (suffix: string, name: string, codec: Codec): TransferSyntax => ({
  uid: at(suffix),
  name,
  codec,
  lossy: true,
  encapsulated: true,
});

/** PS3.6 A, the syntaxes whose pixels we turn into values. */
export const TRANSFER_SYNTAXES: readonly TransferSyntax[] = [
  native(LE, 'Implicit VR Little Endian'),
  native(at('1'), 'Explicit VR Little Endian'),
  native(at('1.99'), 'Deflated Explicit VR Little Endian'),
  native(at('2'), 'Explicit VR Big Endian'),
  native('1.2.840.113619.5.2', 'GE Private, Implicit VR Little Endian with Big Endian Pixel Data'),
  lossless('1.98', 'Encapsulated Uncompressed Explicit VR Little Endian', 'native'),
  lossless('5', 'RLE Lossless', 'rle'),
  lossless('8.1', 'Deflated Image Frame Compression', 'deflate'),
  lossy('4.50', 'JPEG Baseline (Process 1)', 'jpeg'),
  lossy('4.51', 'JPEG Extended (Process 2 and 4)', 'jpeg'),
  lossy('4.53', 'JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)', 'jpeg'),
  lossy('4.55', 'JPEG Full Progression, Non-Hierarchical (Process 10 and 12)', 'jpeg'),
  lossless('4.57', 'JPEG Lossless, Non-Hierarchical (Process 14)', 'jpeg'),
  lossless('4.70', 'JPEG Lossless, Non-Hierarchical, First-Order Prediction', 'jpeg'),
  lossless('4.80', 'JPEG-LS Lossless', 'jpegls'),
  lossy('4.81', 'JPEG-LS Lossy (Near-Lossless)', 'jpegls'),
  lossless('4.90', 'JPEG 2000 (Lossless Only)', 'jpeg2000'),
  lossy('4.91', 'JPEG 2000', 'jpeg2000'),
  lossless('4.201', 'High-Throughput JPEG 2000 (Lossless Only)', 'htj2k'),
  lossless('4.202', 'High-Throughput JPEG 2000 with RPCL Options (Lossless Only)', 'htj2k'),
  lossy('4.203', 'High-Throughput JPEG 2000', 'htj2k'),
];

const ARITHMETIC = 'arithmetic entropy coding, retired';
const HIERARCHICAL = 'hierarchical JPEG, retired';
const VIDEO = 'video, not images of one frame each';
const REMOTE = 'its pixels lie on a server';
const refuse = (suffixes: readonly string[], name: string, refused: string): readonly RefusedSyntax[] =>
  suffixes.map((suffix) => ({ uid: at(suffix), name, refused }));

/** Known and not decoded, with the reason that the user reads. */
export const REFUSED_SYNTAXES: readonly RefusedSyntax[] = [
  ...refuse(['4.52', '4.54', '4.56', '4.58'], 'JPEG, arithmetic', ARITHMETIC),
  ...refuse(['4.59', '4.60', '4.61', '4.62', '4.63', '4.64', '4.65', '4.66'], 'JPEG, hierarchical', HIERARCHICAL),
  ...refuse(['4.92', '4.93'], 'JPEG 2000 Part 2 Multi-component', 'multi-component transforms are not supported'),
  ...refuse(['4.94', '4.95', '4.204', '4.205'], 'JPIP', REMOTE),
  ...refuse(['4.100', '4.100.1', '4.101', '4.101.1'], 'MPEG2', VIDEO),
  ...refuse(
    ['4.102', '4.102.1', '4.103', '4.103.1', '4.104', '4.104.1', '4.105', '4.105.1', '4.106', '4.106.1'],
    'MPEG-4',
    VIDEO,
  ),
  ...refuse(['4.107', '4.108'], 'HEVC/H.265', VIDEO),
  ...refuse(['4.110', '4.111', '4.112'], 'JPEG XL', 'JPEG XL is not supported'),
  ...refuse(['7.1', '7.2', '7.3'], 'SMPTE ST 2110', VIDEO),
];

const BY_UID: ReadonlyMap<string, TransferSyntax | RefusedSyntax> = new Map(
  [...TRANSFER_SYNTAXES, ...REFUSED_SYNTAXES].map((syntax) => [syntax.uid, syntax]),
);

/** The row of a transfer syntax, or null when the UID is unknown. */
export function transferSyntax(uid: string): TransferSyntax | RefusedSyntax | null {
  return BY_UID.get(uid) ?? null;
}

/** GE's private syntax: the data set is little endian, the words of its pixels are not. */
const GE_PRIVATE = '1.2.840.113619.5.2';
const BIG_ENDIAN_PIXELS: ReadonlySet<string> = new Set([at('2'), GE_PRIVATE]);

/** Whether samples of more than a byte are stored most significant byte first. */
export const hasBigEndianPixels = (uid: string): boolean => BIG_ENDIAN_PIXELS.has(uid);
