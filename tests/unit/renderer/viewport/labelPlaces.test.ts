import { describe, expect, it } from 'vitest';
import { lowerRooms } from '../../../../src/renderer/viewport/overlay/cornerRoom.ts';
import { placeLabels, type LabelPlace } from '../../../../src/renderer/viewport/overlay/labelPlaces.ts';

const CANVAS = { width: 400, height: 300, devicePixelRatio: 1 };
const at = (x: number, y: number, anchor: LabelPlace['anchor'] = 'start'): LabelPlace => ({ at: [x, y], anchor });

describe('labels of the overlay', () => {
  it('keep the place that they like best while nothing is in the way', () => {
    const placed = placeLabels([{ key: 'a', text: 'C5', places: [at(100, 100), at(200, 100)] }], [], CANVAS);
    expect(placed.get('a')).toEqual(at(100, 100));
  });

  it('step aside for a label that was there before', () => {
    const placed = placeLabels(
      [
        { key: 'level', text: 'C5', places: [at(100, 100, 'end')] },
        { key: 'line', text: 'plate', places: [at(98, 104, 'end'), at(98, 140, 'end')] },
      ],
      [],
      CANVAS,
    );
    expect(placed.get('line')).toEqual(at(98, 140, 'end'));
  });

  it('step aside for a point and for the edge of the canvas', () => {
    const places = [at(380, 50), at(100, 50), at(100, 90)];
    const placed = placeLabels([{ key: 'value', text: '29.7 mm', places }], [[110, 52]], CANVAS);
    expect(placed.get('value')).toEqual(at(100, 90));
  });

  it('are never left out: where all places are taken, the one that covers the least', () => {
    const placed = placeLabels([{ key: 'value', text: '29.7 mm', places: [at(390, 50), at(360, 50)] }], [], CANVAS);
    expect(placed.get('value')).toEqual(at(360, 50));
  });
});

describe('an optional label', () => {
  // Six characters of 7.4 px by 14 px: 622 px²; a point of 8 × 8 px covers a tenth of it, three of them 31 %.
  const value = { key: 'value', text: '29.7 mm'.slice(0, 6), places: [at(100, 100)], optional: true };

  it.each([
    [[[110, 100]], true],
    [
      [
        [105, 100],
        [115, 100],
        [125, 100],
      ],
      false,
    ],
  ] as const)('beside points %j is placed: %s', (points, expected) => {
    expect(placeLabels([value], points, CANVAS).has('value')).toBe(expected);
  });
});

describe('room of the lower corners', () => {
  const bar = { length: 20, unit: 'mm', plane: 'object', cssPixels: 56 } as const;
  // 20 characters of 6 px: the text is wider than the bar, 60 px to each side of the middle.
  const text = '20 mm · object plane';

  it.each([
    // width, left [bottom, width], right: half - 60 - 20 beside the bar; half - 20 above it
    [600, [6, 220], [6, 220]],
    [424, [6, 132], [38, 192]],
    [300, [38, 130], [38, 130]],
  ])('in %i px', (width, [leftBottom, leftWidth], [rightBottom, rightWidth]) => {
    expect(lowerRooms({ ...CANVAS, width }, bar, text)).toEqual({
      left: { bottom: leftBottom, maxWidth: leftWidth },
      right: { bottom: rightBottom, maxWidth: rightWidth },
    });
  });
});
