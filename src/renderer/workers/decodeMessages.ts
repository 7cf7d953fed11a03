import type { DecodedFrame, PixelDescription, PixelError } from '#shared/dicom/pixels';

/**
 * What is said to `decode.worker.ts`. `id` is chosen by the caller and unique among the requests that it has under way.
 * `packed` is the body of a frame URL (`packFrame`); transfer it, it is not needed afterwards.
 */
export type DecodeRequest =
  | { readonly kind: 'decode'; readonly id: number; readonly packed: ArrayBuffer }
  | { readonly kind: 'cancel'; readonly id: number };

/**
 * What the worker answers: exactly one message for each `decode`. A cancelled request is answered with `cancelled`, or with
 * `decoded` when the cancellation came too late (a running codec is not interrupted; a waiting request is dropped).
 * The buffer of `frame.values` is transferred.
 */
export type DecodeAnswer =
  | {
      readonly kind: 'decoded';
      readonly id: number;
      readonly frame: DecodedFrame;
      readonly description: PixelDescription;
      readonly transferSyntaxUID: string;
      /** Time in the decoder, for the performance log. */
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: PixelError }
  | { readonly kind: 'cancelled'; readonly id: number };
