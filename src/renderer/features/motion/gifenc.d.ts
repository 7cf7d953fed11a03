/** The part of gifenc that is used; the package brings no types. */
declare module 'gifenc' {
  interface Encoder {
    readonly writeFrame: (
      indices: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette?: readonly (readonly number[])[]; readonly delay: number; readonly repeat?: number },
    ) => void;
    readonly finish: () => void;
    readonly bytes: () => Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
}
