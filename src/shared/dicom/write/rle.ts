/**
 * RLE Lossless (PS3.5 annex G) of 16-bit samples: two byte planes, the more significant first, each row encoded by itself.
 */
export function encodeRle16(values: Uint16Array | Int16Array, rows: number, columns: number): Uint8Array {
  const planes = [encodePlane(values, rows, columns, 8), encodePlane(values, rows, columns, 0)];
  const out = new Uint8Array(64 + planes.reduce((sum, plane) => sum + plane.length, 0));
  const header = new DataView(out.buffer);
  header.setUint32(0, planes.length, true);
  let offset = 64;
  for (const [i, plane] of planes.entries()) {
    header.setUint32(4 + 4 * i, offset, true);
    out.set(plane, offset);
    offset += plane.length;
  }
  return out;
}

function encodePlane(values: Uint16Array | Int16Array, rows: number, columns: number, shift: number): Uint8Array {
  // The worst case is one header byte in 128 literals, a row's last run short.
  const out = new Uint8Array(rows * (columns + Math.ceil(columns / 128) + 1) + 1);
  const row = new Uint8Array(columns);
  let used = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) row[c] = ((values[r * columns + c] ?? 0) >> shift) & 0xff;
    used = packBits(row, out, used);
  }
  return out.subarray(0, used + (used % 2));
}

/** PackBits: runs of three or more are replicated, the rest goes literally, in groups of at most 128. */
function packBits(row: Uint8Array, out: Uint8Array, start: number): number {
  let used = start;
  let literal = 0;
  let i = 0;
  const flush = (end: number): void => {
    while (literal < end) {
      const count = Math.min(128, end - literal);
      out[used++] = count - 1;
      out.set(row.subarray(literal, literal + count), used);
      used += count;
      literal += count;
    }
  };
  while (i < row.length) {
    let run = 1;
    while (run < 128 && i + run < row.length && row[i + run] === row[i]) run++;
    if (run >= 3) {
      flush(i);
      out[used++] = 257 - run;
      out[used++] = row[i] ?? 0;
      i += run;
      literal = i;
    } else i += run;
  }
  flush(row.length);
  return used;
}
