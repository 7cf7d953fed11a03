import { describe, expect, it } from 'vitest';
import { angleBetween2, applySimilarity2, cross2, invertSimilarity2 } from '#shared/geometry';

describe('angleBetween2', () => {
  it.each([
    { a: [1, 0], b: [0, 1], degrees: 90 },
    { a: [1, 0], b: [0, -1], degrees: -90 },
    { a: [3, 4], b: [-3, -4], degrees: 180 },
    { a: [2, 0], b: [Math.sqrt(3), 1], degrees: 30 },
    { a: [1, 1e-9], b: [1, 2e-9], degrees: (1e-9 * 180) / Math.PI },
  ] as const)('from $a to $b is $degrees degrees, clockwise on a screen', ({ a, b, degrees }) => {
    expect((angleBetween2(a, b) * 180) / Math.PI).toBeCloseTo(degrees, 12);
  });

  it('is the sign of the cross product', () => {
    expect(cross2([2, 1], [1, 3])).toBe(5);
  });
});

describe('similarity in pixels', () => {
  const transform = { angle: 30, scale: 1.05, translation: [7, -3] } as const;

  it('turns clockwise on the screen: +x goes towards +y', () => {
    const [x, y] = applySimilarity2({ angle: 90, scale: 2, translation: [10, 20] }, [3, 0]);
    expect(x).toBeCloseTo(10, 12);
    expect(y).toBeCloseTo(26, 12);
  });

  it('is undone by its inverse', () => {
    const there = applySimilarity2(transform, [123.4, 56.7]);
    const back = applySimilarity2(invertSimilarity2(transform), there);
    expect(back[0]).toBeCloseTo(123.4, 10);
    expect(back[1]).toBeCloseTo(56.7, 10);
  });
});
