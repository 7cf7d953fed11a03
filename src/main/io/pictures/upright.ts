/** Luminance of red, green and blue (Rec. 601), as JPEG itself weighs them; alpha is left out. */
export function greyOf(values: Uint8Array | Uint16Array, components: number): Uint8Array | Uint16Array {
  if (components === 1) return values;
  const out = new (values.constructor as new (length: number) => typeof values)(values.length / components);
  for (let i = 0; i < out.length; i++) {
    const at = i * components;
    out[i] = components === 2 ? values[at]! : Math.round(0.299 * values[at]! + 0.587 * values[at + 1]! + 0.114 * values[at + 2]!);
  }
  return out;
}

/**
 * A grey picture turned as its EXIF Orientation says it is to be seen: 2 mirrored, 3 upside down, 4 both, 5 transposed, 6 lying on its left
 * side (turn clockwise), 7 transposed the other way, 8 on its right. `rows` and `columns` are as stored.
 */
export function upright<V extends Uint8Array | Uint16Array>(values: V, rows: number, columns: number, orientation: number): V {
  if (orientation <= 1 || orientation > 8) return values;
  const side = orientation >= 5;
  const [outRows, outColumns] = side ? [columns, rows] : [rows, columns];
  const out = new (values.constructor as new (length: number) => V)(values.length);
  for (let y = 0; y < outRows; y++)
    for (let x = 0; x < outColumns; x++) {
      const [row, column] = sourceOf(orientation, y, x, rows, columns);
      out[y * outColumns + x] = values[row * columns + column]!;
    }
  return out;
}

/** Where a pixel of the upright picture is stored. */
function sourceOf(orientation: number, y: number, x: number, rows: number, columns: number): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [y, columns - 1 - x];
    case 3:
      return [rows - 1 - y, columns - 1 - x];
    case 4:
      return [rows - 1 - y, x];
    case 5:
      return [x, y];
    case 6:
      return [rows - 1 - x, y];
    case 7:
      return [rows - 1 - x, columns - 1 - y];
    default:
      return [x, columns - 1 - y];
  }
}
