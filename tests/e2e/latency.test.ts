import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import type { Pose } from './pages/films.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth } from './truth.ts';

/**
 * Pointer up to painted table, every level placed. The figures stand in docs/performance.md; here other test files run beside this one on the
 * same cores, so the bounds only catch a regression (50 and 150 ms), and a round that neighbours spoiled is made again.
 * `FUSION_REVIEW_STRICT_FIGURES=1` holds median and 95th percentile to the product's own figures (16 and 50 ms), in the first round.
 */
const STRICT = process.env['FUSION_REVIEW_STRICT_FIGURES'] === '1';
const MEDIAN_MS = STRICT ? 16 : 50;
const P95_MS = STRICT ? 50 : 150;
const ROUNDS = STRICT ? 1 : 4;
const MOVES = 60;
const FRAME_MS = 1000 / 60;

/**
 * A hand lets go at any moment of a frame; a program that waits for one frame and then acts always lets go at the same one. So each release is
 * put off by a part of a frame, and the golden ratio spreads the parts evenly.
 */
const anyMoment = (at: number): Promise<void> => sleep(((at * 0.618034) % 1) * FRAME_MS);

interface Timing {
  /** The product's own mark, `fusion:commit-to-paint`. */
  readonly own: number[];
  /** From outside: pointer up's time stamp to the message after the frame that shows the table's last change. */
  readonly seen: number[];
  /** The browser's Event Timing of pointer up, in steps of 8 ms. */
  readonly event: number[];
}

declare global {
  interface Window {
    latency: Timing;
  }
}

/** Watches from outside the program: the event as the browser stamped it, the table's change as the document has it, the paint after it. */
function watch(): void {
  const timing: Timing = { own: [], seen: [], event: [] };
  window.latency = timing;
  let released = Number.NEGATIVE_INFINITY;
  let gestures = 0;
  /** After the next paint; a later change of the table for the same release moves it on. */
  const afterPaint = (from: number, entry: number): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (timing.seen[entry] = Math.max(timing.seen[entry] ?? 0, performance.now() - from));
      port2.postMessage(null);
    });
  };
  const onUp = (event: PointerEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.fv-host') === null) return;
    released = event.timeStamp;
    afterPaint(released, gestures++);
  };
  window.addEventListener('pointerup', onUp, { capture: true });
  window.addEventListener('pointerdown', () => (released = Number.NEGATIVE_INFINITY), { capture: true });
  const onChange = (): void => {
    if (performance.now() - released < 500) afterPaint(released, gestures - 1);
  };
  const table = document.querySelector('[data-testid="levels"]')!;
  new MutationObserver(onChange).observe(table, { subtree: true, attributeFilter: ['data-value'] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'fusion:commit-to-paint') timing.own.push(entry.duration);
  }).observe({ type: 'measure', buffered: false });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'pointerup') timing.event.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
}

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
};

let placed = 0;

describe.skipIf(TEST_BROWSER === null)('click to updated table', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr Quick');
    await app.list.open('SYN-FUSED');
    await app.films.loaded('flexion', 'extension');
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    await app.saved();
  }, 60_000);
  afterAll(() => session?.close());

  /** `act` does `MOVES` gestures; tells what both clocks measured. */
  async function measured(name: string, act: (at: number) => Promise<void>): Promise<Timing> {
    await app.page.evaluate(watch);
    for (let at = 0; at < MOVES; at++) {
      const table = await app.levels.table();
      await act(at);
      await expect.poll(() => app.page.evaluate(() => window.latency.seen.length), { interval: 10, timeout: 3000 }).toBe(at + 1);
      await app.settled();
      expect(await app.levels.table(), `the table has changed with gesture ${at + 1}`).not.toEqual(table);
    }
    const timing = await app.page.evaluate(() => window.latency);
    const words = (['own', 'seen'] as const).map(
      (clock) => `${clock} median ${quantile(timing[clock], 0.5).toFixed(1)} p95 ${quantile(timing[clock], 0.95).toFixed(1)}`,
    );
    const over = `${timing.event.length} of ${MOVES} over 16 ms by Event Timing (largest ${Math.max(0, ...timing.event)})`;
    const load = `${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`;
    process.stderr.write(`latency, ${name}: ${words.join(' ms, ')} ms; ${over}; ${load}\n`);
    return timing;
  }

  const within = (timing: Timing): boolean =>
    (['own', 'seen'] as const).every(
      (clock) => quantile(timing[clock], 0.5) <= MEDIAN_MS && quantile(timing[clock], 0.95) <= P95_MS,
    );

  async function holds(name: string, act: (at: number) => Promise<void>): Promise<void> {
    for (let round = 1; round <= ROUNDS; round++) {
      const timing = await measured(name, act);
      expect([timing.own.length, timing.seen.length]).toEqual([MOVES, MOVES]);
      if (within(timing)) return;
    }
    expect.fail(`no round of ${ROUNDS} had a median within ${MEDIAN_MS} ms and 95 % within ${P95_MS} ms`);
  }

  test(`${MOVES} landmarks dragged`, async () => {
    await app.toolbar('tool.select').click();
    const truth = readTruth(`${bundledCaseFile(session.host.home, 'fused')}/truth.json`);
    const vertebrae = Object.keys(truth.dx['flexion']!.landmarks_px);
    const input = await app.page.context().newCDPSession(app.page);
    const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number, buttons: 0 | 1) =>
      input.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: type === 'mouseMoved' ? 'none' : 'left',
        buttons,
        clickCount: 1,
      });
    await holds('drag', async (at) => {
      const pose: Pose = at % 2 === 0 ? 'flexion' : 'extension';
      const marks = await app.films.points(pose, `${pose}-${vertebrae[at % vertebrae.length]}-body`);
      const [x, y] = marks[at % marks.length]!;
      const by = at % 4 < 2 ? 5 : -5;
      await mouse('mouseMoved', x, y, 0);
      await app.films.painted();
      await mouse('mousePressed', x, y, 1);
      await mouse('mouseMoved', x + by, y + 2, 1);
      await app.films.painted();
      await anyMoment(at);
      // The last move and the release come together, as from a quick hand.
      await Promise.all([mouse('mouseMoved', x + by * 1.5, y + 3, 1), mouse('mouseReleased', x + by * 1.5, y + 3, 0)]);
    });
  });

  test(`${MOVES} landmarks placed by a click`, async () => {
    const truth = readTruth(`${bundledCaseFile(session.host.home, 'fused')}/truth.json`);
    const vertebrae = Object.keys(truth.dx['flexion']!.landmarks_px);
    await app.page.getByTestId('tab-landmarks').click();
    await holds('placing', async (at) => {
      const pose: Pose = at % 2 === 0 ? 'flexion' : 'extension';
      const vertebra = vertebrae[at % vertebrae.length]!;
      const [x, y] = truth.dx[pose]!.landmarks_px[vertebra]!.spinous_tip;
      await app.films.cell(vertebra, pose, 'tip').click();
      await app.films.painted();
      // Beside the handle that stands there, which a press would take up instead; never twice at the same place.
      placed += 1;
      const [[left, top]] = (await app.films.onScreen(pose, [[x, y]])) as [readonly [number, number]];
      await app.page.mouse.move(left + 18 * Math.cos(placed * 2.4), top + 18 * Math.sin(placed * 2.4));
      await app.films.painted();
      await app.page.mouse.down();
      // No hand lets go within a frame of pressing; what the press itself shows is painted by then.
      await app.films.painted();
      await anyMoment(at);
      await app.page.mouse.up();
    });
  });
});
