/** Time to register a pair C2–T1, on films as the trials make them and on films of 2000 rows; to propose a film's landmarks from clicks. */
import { registerPair } from '#shared/registration';
import { proposalsOn } from '../../scripts/prove/registration/proposals.ts';
import { timeOfLargePair } from '../../scripts/prove/registration/largePair.ts';
import { pixels, renderPair } from '../fixtures/registrationTrial.ts';
import { ms, printTable, spreadOf } from './timing.ts';

const pair = renderPair(11, 'usual');
const landmarks = [...pair.flexion.landmarks].map(([vertebra, marks]) => ({ vertebra, ...marks }));
const runs = spreadOf(
  Array.from({ length: 9 }, () => {
    const start = performance.now();
    const films = { flexion: pixels(pair.flexion), extension: pixels(pair.extension) };
    registerPair({ ...films, landmarks, placedOnExtension: new Map(), scale: null });
    return performance.now() - start;
  }),
);
const proposals = spreadOf(Array.from({ length: 5 }, (_, i) => proposalsOn(pair.flexion, i).milliseconds));
printTable(
  ['what', 'median', '95 of 100', 'must', 'aim'],
  [
    ['a pair C2–T1, films of 1100 × 940, one thread', ms(runs.median), ms(runs.p95), '', ''],
    ['a pair C2–T1, films of 2000 rows, one thread', ms(timeOfLargePair(pair)), '', ms(1500), ms(500)],
    ['proposals for the seven vertebrae of a film', ms(proposals.median), ms(proposals.p95), '', ''],
  ],
);
