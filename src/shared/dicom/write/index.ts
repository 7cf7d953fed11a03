export type { DatasetInput, PixelDataInput, WriteProblem } from './dataset.ts';
export { codeItem } from './dataset.ts';
export type { Part10, WritableTransferSyntax } from './part10.ts';
export { encodePart10, TRANSFER_SYNTAX } from './part10.ts';
export type { DecimalString } from './decimalString.ts';
export { decimalString } from './decimalString.ts';
export type { UidGenerator } from './uid.ts';
export { namedUids } from './uid.ts';
export { encodeRle16 } from './rle.ts';
