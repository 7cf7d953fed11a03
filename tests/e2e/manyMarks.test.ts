import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

/** Beside other tests a machine is not its own: then a regression is looked for; `FUSION_REVIEW_STRICT_FIGURES=1` holds the figure itself. */
const LIMIT = process.env['FUSION_REVIEW_STRICT_FIGURES'] === '1' ? 50 : 150;
const COUNT = 2000;

describe.skipIf(TEST_BROWSER === null)('2,000 marks on a case', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr Many');
    await app.list.open('SYN-MIRRORED');
    await app.films.loaded('flexion', 'extension');
  });
  afterAll(() => session?.close());

  test('no frame of a drag is late', async () => {
    const sop = await app.films.tile('flexion').getAttribute('data-sop');
    const annotations = Array.from({ length: COUNT }, (_, i) => {
      const [x, y] = [100 + (i % 50) * 24.5, 100 + Math.floor(i / 50) * 38.5];
      return {
        id: `m${i}`,
        kind: 'length',
        sopInstanceUID: sop,
        frame: 1,
        line: [
          [x, y],
          [x + 15, y + 9],
        ],
      };
    });
    await app.importCaseFile(JSON.stringify({ version: 1, annotations }));
    await app.marks.showList();
    await app.page.getByText('2000 marks').waitFor();
    const drag = async (from: readonly [number, number], button: 'left' | 'middle'): Promise<readonly number[]> => {
      await app.page.mouse.move(...from);
      await app.films.painted();
      await app.page.mouse.down({ button });
      await app.page.evaluate(() => {
        const kept = window as unknown as { gaps: number[]; stop: boolean };
        [kept.gaps, kept.stop] = [[], false];
        let before = performance.now();
        const tick = (): void => {
          const now = performance.now();
          kept.gaps.push(now - before);
          before = now;
          if (!kept.stop) requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      });
      for (let step = 1; step <= 40; step++) await app.page.mouse.move(from[0] + step, from[1] + step / 2);
      await app.films.painted();
      const gaps = await app.page.evaluate(() => {
        const kept = window as unknown as { gaps: number[]; stop: boolean };
        kept.stop = true;
        return kept.gaps.slice(1);
      });
      await app.page.mouse.up({ button });
      await app.films.painted();
      return [...gaps].sort((a, b) => a - b);
    };
    const [end] = await app.films.onScreen('flexion', [[100 + 25 * 24.5, 100 + 20 * 38.5]]);
    const point = await drag(end!, 'left');
    const pan = await drag([end![0] + 20, end![1] + 40], 'middle');
    const figure = (gaps: readonly number[]): string =>
      `frames ${gaps.length}, median ${gaps[Math.floor(gaps.length / 2)]?.toFixed(1)} ms, longest ${gaps.at(-1)?.toFixed(1)} ms`;
    process.stdout.write(`2,000 marks: end of one dragged: ${figure(point)}; image dragged: ${figure(pan)}\n`);
    expect(point.at(-1)).toBeLessThan(LIMIT);
    expect(pan.at(-1)).toBeLessThan(LIMIT);
    expect(app.problems).toEqual([]);
  });
});
