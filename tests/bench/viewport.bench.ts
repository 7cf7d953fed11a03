/** Time from one animation frame to the next while the mouse drags, on a film of 3000 × 3600 pixels in a real browser (no GPU). Wanted: p95 ≤ 50 ms. */
import type { Page } from 'playwright-core';
import { addImage, display, show } from '../e2e/viewportHarness/drive.ts';
import { openHarness } from '../e2e/viewportHarness/openHarness.ts';
import { plainDescription } from '../e2e/viewportHarness/scene.ts';

const COLUMNS = 3000;
const ROWS = 3600;
const FRAMES = 120;

interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** Moves the mouse once a frame with the left button down and takes the time of every frame. */
const dragged = (page: Page, from: readonly [number, number]): Promise<Spread> =>
  page.evaluate(
    async ([x, y, frames]) => {
      const host = document.querySelector('.fv-host');
      if (host === null) throw new Error('no viewport');
      const fire = (type: 'down' | 'move' | 'up', dx: number, dy: number): void => {
        const at = { clientX: x + dx, clientY: y + dy, bubbles: true, button: 0, buttons: type === 'up' ? 0 : 1 };
        window.dispatchEvent(new PointerEvent(`pointer${type}`, at));
        (type === 'down' ? host : document).dispatchEvent(new MouseEvent(`mouse${type}`, at));
      };
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      fire('down', 0, 0);
      await frame();
      const times: number[] = [];
      let last = performance.now();
      for (let i = 1; i <= frames; i++) {
        fire('move', i, i / 2);
        await frame();
        await new Promise((done) => setTimeout(done));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      fire('up', frames, frames / 2);
      await frame();
      times.sort((a, b) => a - b);
      const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
      return { median: at(0.5), p95: at(0.95) };
    },
    [from[0], from[1], FRAMES] as const,
  );

const harness = await openHarness();
if (harness !== null) {
  process.stdout.write('| what | screen | median ms | p95 ms |\n|---|---|---|---|\n');
  for (const devicePixelRatio of [1, 2]) {
    const page = await harness.page({ width: 900, height: 1000, devicePixelRatio });
    await addImage(
      page,
      'film',
      plainDescription(COLUMNS, ROWS),
      (c, r) => 30_000 + 20_000 * Math.sin(c / 40) * Math.cos(r / 70) + ((c * 7919 + r * 104_729) % 2000),
    );
    const tip = {
      id: 'tip',
      kind: 'spinous-tip',
      vertebra: 'C4',
      sopInstanceUID: 'film',
      frame: 1,
      point: [1500, 1800],
    } as const;
    const screen = `900 × 1000 at ${devicePixelRatio}`;
    const say = (what: string, { median, p95 }: Spread): void =>
      void process.stdout.write(`| ${what} | ${screen} | ${median.toFixed(1)} | ${p95.toFixed(1)} |\n`);
    for (const [name, zoom] of [
      ['fit', { kind: 'fit' }],
      ['× 1.5', { kind: 'pixel', scale: 1.5 }],
    ] as const) {
      const props = {
        voi: { kind: 'window', center: 30_000, width: 40_000 } as const,
        display: display({ zoom }),
        annotations: [tip],
      };
      await show(page, { image: 'film', props });
      say(`window drag, ${name}`, await dragged(page, [200, 200]));
      await show(page, { image: 'film', props });
      say(`landmark drag with loupe, ${name}`, await dragged(page, [450, 500]));
    }
    await page.context().close();
  }
  await harness.close();
}
