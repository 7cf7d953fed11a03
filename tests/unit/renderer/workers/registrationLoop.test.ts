import { describe, expect, test } from 'vitest';
import type { RegistrationFilm, VertebraLandmarks } from '#shared/registration';
import { registrationLoop } from '../../../../src/renderer/workers/registrationLoop.ts';
import type { RegistrationAnswer } from '../../../../src/renderer/workers/registrationMessages.ts';
import { seededRandom } from '../../../fixtures/seededRandom.ts';

const SIZE = 200;
const random = seededRandom(5);
const film: RegistrationFilm = {
  rows: SIZE,
  columns: SIZE,
  pixelMm: 0.5,
  values: Float32Array.from({ length: SIZE * SIZE }, () => 1000 * random()),
};
const marks: VertebraLandmarks = {
  vertebra: 'C5',
  superiorAnterior: [60, 80],
  superiorPosterior: [95, 80],
  inferiorPosterior: [95, 110],
  inferiorAnterior: [60, 110],
  tip: [150, 104],
};

function loop(): { readonly answers: RegistrationAnswer[]; readonly receive: ReturnType<typeof registrationLoop>['receive'] } {
  const answers: RegistrationAnswer[] = [];
  let clock = 0;
  return { answers, ...registrationLoop({ answer: (one) => answers.push(one), now: () => (clock += 7) }) };
}

describe('the registration worker', () => {
  test('tells each step of a registration, then its result', () => {
    const { answers, receive } = loop();
    receive({
      kind: 'register',
      id: 4,
      pair: { flexion: film, extension: film, landmarks: [marks], placedOnExtension: new Map(), scale: null },
      neutral: null,
    });
    // Two films and three rounds of one vertebra.
    expect(
      answers.map((one) => (one.kind === 'step' ? `${one.step.done}/${one.step.total} ${one.step.vertebra}` : one.kind)),
    ).toEqual(['1/5 null', '2/5 null', '3/5 C5', '4/5 C5', '5/5 C5', 'registered']);
    expect(answers.at(-1)).toMatchObject({ id: 4, milliseconds: 7 });
  });

  test('goes the way over a neutral film once more, steps counted through', () => {
    const { answers, receive } = loop();
    const pair = { flexion: film, extension: film, landmarks: [marks], placedOnExtension: new Map(), scale: null };
    receive({ kind: 'register', id: 4, pair, neutral: film });
    const last = answers.at(-1);
    const angles =
      last?.kind === 'registered' && last.overNeutral !== null
        ? [last.result, last.overNeutral.toNeutral, last.overNeutral.toExtension].map(
            ({ vertebrae }) => vertebrae[0]?.transform?.angle ?? Number.NaN,
          )
        : [];
    // One film is all three: no bone has turned, on any of the ways.
    expect(angles).toHaveLength(3);
    for (const angle of angles) expect(Math.abs(angle)).toBeLessThan(0.01);
    const steps = answers.flatMap((one) => (one.kind === 'step' ? [one.step.done / one.step.total] : []));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  });

  test('looks at a pose of the pair that it holds: a film on itself is alike', () => {
    const { answers, receive } = loop();
    receive({ kind: 'hold', id: 1, flexion: film, extension: film });
    receive({ kind: 'look', id: 2, landmarks: marks, transform: { angle: 0, scale: 1, translation: [0, 0] } });
    expect(answers.map((one) => [one.kind, one.id])).toEqual([
      ['held', 1],
      ['looked', 2],
    ]);
    const [, looked] = answers;
    expect(looked?.kind === 'looked' ? looked.pose.similarity : 0).toBeCloseTo(1, 6);
  });

  test('answers a look without a pair by a failure', () => {
    const { answers, receive } = loop();
    receive({ kind: 'look', id: 9, landmarks: marks, transform: { angle: 0, scale: 1, translation: [0, 0] } });
    expect(answers).toEqual([{ kind: 'failed', id: 9, message: 'no pair is held' }]);
  });
});
