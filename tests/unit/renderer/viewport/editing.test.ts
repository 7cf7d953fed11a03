import { describe, expect, test } from 'vitest';
import type { FrameAnnotation } from '../../../../src/renderer/viewport/annotationPoints.ts';
import { annotationsOn, pointsOf, translated, withPoint } from '../../../../src/renderer/viewport/annotationPoints.ts';
import { INITIAL_DISPLAY } from '../../../../src/renderer/viewport/display.ts';
import type { EditEffect, EditEvent, EditState } from '../../../../src/renderer/viewport/tools/editing.ts';
import { editStep, IDLE } from '../../../../src/renderer/viewport/tools/editing.ts';
import { hitTest } from '../../../../src/renderer/viewport/tools/hitTest.ts';
import { nudged } from '../../../../src/renderer/viewport/tools/nudge.ts';
import { draggedWindow, dragZoomFactor, windowSensitivity } from '../../../../src/renderer/viewport/tools/windowDrag.ts';
import { viewTransform } from '../../../../src/renderer/viewport/viewTransform.ts';

const frame = { sopInstanceUID: '1.2.3', frameNumber: 2 };
/** Canvas at twice the image. */
const at = (x: number, y: number) => ({ canvas: [2 * x, 2 * y] as const, image: [x, y] as const });
function run(events: readonly EditEvent[], from: EditState = IDLE): { state: EditState; effects: EditEffect[] } {
  let state = from;
  const effects: EditEffect[] = [];
  for (const event of events) {
    const step = editStep(state, event, frame);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}
const click = (kind: 'vertebra' | 'length' | 'spinous-tip' | 'spinous-edge', x: number, y: number): EditEvent[] => [
  { type: 'press', at: at(x, y), kind },
  { type: 'release', at: at(x, y) },
];
const ofType = <T extends EditEffect['type']>(effects: readonly EditEffect[], type: T) =>
  effects.filter((effect): effect is Extract<EditEffect, { type: T }> => effect.type === type);

const body: FrameAnnotation = {
  id: 'v',
  kind: 'vertebra',
  sopInstanceUID: '1.2.3',
  frame: 2,
  vertebra: 'C5',
  superiorAnterior: [10, 10],
  superiorPosterior: [30, 12],
  inferiorPosterior: [31, 28],
  inferiorAnterior: [9, 26],
  note: 'kept',
};

describe('placing', () => {
  test('a vertebra: four corners in order, each step told, one shape', () => {
    const { state, effects } = run([
      ...click('vertebra', 10, 10),
      ...click('vertebra', 30, 12),
      ...click('vertebra', 31, 28),
      ...click('vertebra', 9, 26),
    ]);
    expect(state).toEqual(IDLE);
    expect(ofType(effects, 'step').map(({ next }) => next)).toEqual([
      'superiorAnterior',
      'superiorPosterior',
      'superiorPosterior',
      'inferiorPosterior',
      'inferiorPosterior',
      'inferiorAnterior',
      'inferiorAnterior',
      null,
    ]);
    expect(ofType(effects, 'place')).toEqual([
      {
        type: 'place',
        shape: {
          kind: 'vertebra',
          sopInstanceUID: '1.2.3',
          frame: 2,
          superiorAnterior: [10, 10],
          superiorPosterior: [30, 12],
          inferiorPosterior: [31, 28],
          inferiorAnterior: [9, 26],
        },
      },
    ]);
  });

  test('a pressed point follows the pointer and stands where it is let go', () => {
    const { effects } = run([
      { type: 'press', at: at(10, 10), kind: 'spinous-tip' },
      { type: 'move', at: at(14.5, 11.25), isSnapped: false },
      { type: 'release', at: at(14.5, 11.25) },
    ]);
    expect(ofType(effects, 'place')[0]?.shape).toMatchObject({ kind: 'spinous-tip', point: [14.5, 11.25] });
  });

  test('a line is drawn in one stroke or clicked end by end', () => {
    const stroke = run([
      { type: 'press', at: at(10, 10), kind: 'length' },
      { type: 'release', at: at(40, 50) },
    ]);
    const clicks = run([...click('length', 10, 10), ...click('length', 40, 50)]);
    for (const { effects } of [stroke, clicks]) {
      expect(ofType(effects, 'place')[0]?.shape).toMatchObject({
        kind: 'length',
        line: [
          [10, 10],
          [40, 50],
        ],
      });
    }
  });

  test('a long press of a corner is no stroke', () => {
    const { state } = run([
      { type: 'press', at: at(10, 10), kind: 'spinous-edge' },
      { type: 'release', at: at(40, 50) },
    ]);
    expect(state).toMatchObject({ phase: 'placing', points: [[40, 50]] });
  });

  test('Esc gives up what was begun', () => {
    const { state, effects } = run([...click('vertebra', 10, 10), { type: 'cancel' }]);
    expect(state).toEqual(IDLE);
    expect(ofType(effects, 'place')).toEqual([]);
    expect(ofType(effects, 'step').at(-1)).toEqual({ type: 'step', next: null });
  });
});

describe('dragging', () => {
  const grab: EditEvent = {
    type: 'grab',
    at: at(10.5, 9.5),
    target: { annotationId: 'v', point: 'superiorAnterior' },
    annotation: body,
  };

  test('a handle grabbed off its middle moves by as much as the pointer, with one commit', () => {
    const { state, effects } = run([
      grab,
      { type: 'move', at: at(15.5, 9.5), isSnapped: false },
      { type: 'move', at: at(20.5, 12.5), isSnapped: false },
      { type: 'release', at: at(20.5, 12.5) },
    ]);
    expect(state).toEqual(IDLE);
    expect(ofType(effects, 'draft')).toHaveLength(2);
    expect(ofType(effects, 'commit')).toEqual([
      { type: 'commit', annotation: { ...body, superiorAnterior: [20, 13] }, gesture: 'drag' },
    ]);
  });

  test('a press without a move only selects', () => {
    const { effects } = run([grab, { type: 'move', at: at(11, 9.5), isSnapped: false }, { type: 'release', at: at(11, 9.5) }]);
    expect(effects).toEqual([{ type: 'select', selection: { annotationId: 'v', point: 'superiorAnterior' } }]);
  });

  test('an outline moves the whole', () => {
    const { effects } = run([
      { type: 'grab', at: at(20, 11), target: { annotationId: 'v', point: null }, annotation: body },
      { type: 'move', at: at(23, 15), isSnapped: false },
      { type: 'release', at: at(23, 15) },
    ]);
    expect(ofType(effects, 'commit')[0]?.annotation).toEqual(translated(body, [3, 4]));
  });

  test('Esc puts it back without a commit', () => {
    const { effects } = run([grab, { type: 'move', at: at(30, 30), isSnapped: false }, { type: 'cancel' }]);
    expect(effects.at(-1)).toEqual({ type: 'draft', annotation: null });
    expect(ofType(effects, 'commit')).toEqual([]);
  });

  test('Ctrl puts the point on the marked edge itself', () => {
    const { effects } = run([
      grab,
      { type: 'move', at: at(18.25, 12.75), isSnapped: true },
      { type: 'release', at: at(18.25, 12.75) },
    ]);
    expect(ofType(effects, 'commit')[0]?.annotation).toMatchObject({ superiorAnterior: [18.25, 12.75] });
  });
});

describe('points of an annotation', () => {
  test('in clicking order; a moved one keeps everything else', () => {
    expect(pointsOf(body).map(({ name }) => name)).toEqual([
      'superiorAnterior',
      'superiorPosterior',
      'inferiorPosterior',
      'inferiorAnterior',
    ]);
    expect(withPoint(body, 'inferiorAnterior', [1, 2])).toEqual({ ...body, inferiorAnterior: [1, 2] });
  });

  test('only those of the image and frame; later kinds are passed over', () => {
    const others = [
      { ...body, id: 'a', frame: 1 },
      { ...body, id: 'b', sopInstanceUID: '9' },
      { id: 'c', kind: 'later-kind' },
      body,
    ];
    expect(annotationsOn(others, '1.2.3', 2)).toEqual([body]);
  });
});

describe('what is under the pointer', () => {
  // 2 CSS pixels a pixel, image corner at (0, 0).
  const view = viewTransform(
    { ...INITIAL_DISPLAY, centre: [100, 75] },
    { columns: 200, rows: 150, aspect: 1 },
    { width: 400, height: 300, devicePixelRatio: 1 },
    2,
  );
  const options = { handleRadius: 9, preferred: null, outlines: true };
  test.each([
    [[24, 20], { annotationId: 'v', point: 'superiorAnterior' }],
    [[40, 24], { annotationId: 'v', point: null }],
    [[40, 38], null],
    [[58, 30], { annotationId: 'v', point: 'superiorPosterior' }],
  ] as const)('%o', (where, expected) => {
    expect(hitTest([body], view, where, options)).toEqual(expected);
  });

  test.each([
    ['ArrowRight', false, 0, false, [11, 10]],
    ['ArrowRight', true, 0, false, [10.1, 10]],
    ['ArrowDown', false, 0, false, [10, 11]],
    // A quarter turn clockwise: right on screen is up in the image.
    ['ArrowRight', false, 90, false, [10, 9]],
    ['ArrowRight', false, 0, true, [9, 10]],
  ] as const)('%s, fine %s, at %i° mirrored %s', (key, isFine, rotation, mirrored, expected) => {
    const turned = viewTransform(
      { ...INITIAL_DISPLAY, rotation, mirrored },
      { columns: 200, rows: 150, aspect: 1 },
      { width: 400, height: 300, devicePixelRatio: 1 },
      0.3,
    );
    const moved = nudged(body, { annotationId: 'v', point: 'superiorAnterior' }, key, isFine, turned);
    const point = moved === null ? [] : (pointsOf(moved)[0]?.point ?? []);
    point.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 9));
  });
});

describe('window drag', () => {
  test('right widens, up raises the level', () => {
    const start = { center: 400, width: 1000, function: 'LINEAR' } as const;
    expect(draggedWindow(start, 50, 0, 4)).toEqual({ center: 400, width: 1200, function: 'LINEAR' });
    expect(draggedWindow(start, 0, -50, 4)).toEqual({ center: 600, width: 1000, function: 'LINEAR' });
    expect(draggedWindow(start, -5000, 0, 4).width).toBe(1);
  });
  test('512 CSS pixels run through the range', () => expect(windowSensitivity(4096)).toBe(8));
  test('200 CSS pixels upwards double the size', () => expect(dragZoomFactor(-200)).toBeCloseTo(2));
});
