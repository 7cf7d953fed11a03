import type { DataSet } from 'dicom-parser';
import type { OverlayHeader, OverlayPlane } from '#shared/dicom/pixels';
import { bitsOfFrame, overlayFrame } from '#shared/dicom/pixels';
import type { Attributes } from './attributes.ts';

/** Groups 6000 to 601E, the even ones (PS3.5 7.6). */
const GROUPS: readonly number[] = Array.from({ length: 16 }, (_, i) => 0x6000 + 2 * i);
const tagIn = (group: number, element: string): string => `x${group.toString(16)}${element}`;

/** The overlays that an image carries, by group. `warn` hears OVERLAY_BROKEN of one that does not say how large it is. */
export function overlayHeadersOf(attributes: Attributes, warn: (code: string) => void): readonly OverlayHeader[] {
  return GROUPS.flatMap((group): OverlayHeader[] => {
    const at = (element: string): string => tagIn(group, element);
    const hasData = attributes.has(at('3000'));
    if (!hasData && !attributes.has(at('0102'))) return [];
    const rows = attributes.integer(at('0010'));
    const columns = attributes.integer(at('0011'));
    const bit = attributes.integer(at('0102'));
    if (rows === null || columns === null || rows <= 0 || columns <= 0) {
      warn('OVERLAY_BROKEN');
      return [];
    }
    const [originRow = 1, originColumn = 1] = attributes.numbers(at('0050'));
    const count = attributes.integer(at('0015'));
    return [
      {
        group,
        rows,
        columns,
        origin: [originRow, originColumn],
        type: attributes.code(at('0040')) === 'R' ? 'R' : 'G',
        subtype: attributes.text(at('0045')),
        label: attributes.text(at('1500')),
        description: attributes.text(at('0022')),
        frames: count === null ? null : { count, firstFrame: attributes.integer(at('0051')) ?? 1 },
        embeddedBit: hasData ? null : bit,
      },
    ];
  });
}

/** The bits of the overlays with data of their own, as they lie on one of the image's frames (from 0). Overlays that end too early are left out. */
export function overlayPlanesOf(dataSet: DataSet, headers: readonly OverlayHeader[], frame: number): readonly OverlayPlane[] {
  return headers.flatMap((header): OverlayPlane[] => {
    const wanted = overlayFrame(header, frame);
    const element = dataSet.elements[tagIn(header.group, '3000')];
    if (wanted === null || header.embeddedBit !== null || element === undefined) return [];
    const end = element.dataOffset + element.length;
    if (end > dataSet.byteArray.length) return [];
    const data = Uint8Array.from(dataSet.byteArray.subarray(element.dataOffset, end));
    const swapped = element.vr === 'OB' || isLittle(dataSet) ? data : withSwappedBytes(data);
    const bits = bitsOfFrame(swapped, header, wanted);
    return bits === null ? [] : [{ header, bits }];
  });
}

const isLittle = (dataSet: DataSet): boolean => dataSet.byteArrayParser.readUint16(new Uint8Array([1, 0]), 0) === 1;

/** Words of a big endian data set hold their first bits in the second byte. */
function withSwappedBytes(data: Uint8Array): Uint8Array {
  for (let i = 0; i + 1 < data.length; i += 2) [data[i], data[i + 1]] = [data[i + 1]!, data[i]!];
  return data;
}
