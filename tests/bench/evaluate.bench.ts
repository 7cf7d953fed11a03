/** From placed landmarks to every number and category: `evaluateCase`, and its two neighbours on the way to the screen and to disk. */
import { applyCommand, canonicalJson } from '#shared/case';
import { evaluateCase, evaluationJson } from '#shared/evaluateCase';
import { pairCase, seeded } from '../fixtures/spineFilms.ts';
import { ms, printTable, timesOf } from './timing.ts';

const rows: string[][] = [];
for (const replicates of [1, 3, 5]) {
  const random = seeded(20261122);
  const { document, index } = pairCase({ replicates, jitter: () => [0.3 * random.normal(), 0.3 * random.normal()] });
  const points = document.annotations.length;
  const time = await timesOf(() => evaluateCase(document, index), 1000, 200);
  rows.push([
    `evaluateCase, ${replicates} placement${replicates === 1 ? '' : 's'} (${points} annotations)`,
    ms(time.median),
    ms(time.p95),
  ]);
  if (replicates !== 3) continue;
  const evaluation = evaluateCase(document, index);
  const json = await timesOf(() => evaluationJson(evaluation), 200, 20);
  rows.push(['… as JSON', ms(json.median), ms(json.p95)]);
  const moved = document.annotations.slice(0, 1);
  const apply = await timesOf(() => applyCommand(document, { type: 'annotations.put', annotations: moved }), 1000, 100);
  rows.push(['applyCommand, one landmark moved', ms(apply.median), ms(apply.p95)]);
  const canonical = await timesOf(() => canonicalJson(document), 200, 20);
  rows.push(['case document as JSON', ms(canonical.median), ms(canonical.p95)]);
}
printTable(['what', 'median', 'p95'], rows);
