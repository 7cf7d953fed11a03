import type { Locator, Page } from 'playwright-core';
import { TEST_IDS, cellId } from '../testIds.ts';
import type { TruthPoint, TruthVertebra } from '../truth.ts';

export type Pose = 'flexion' | 'neutral' | 'extension';
type Point = readonly [number, number];

/** The films and the walk that places landmarks on them. Image points are pixels from the corner of the first pixel. */
export class Films {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  tile(pose: Pose): Locator {
    return this.page.locator(`[data-testid="${TEST_IDS.tile}"][data-pose="${pose}"]`);
  }

  viewport(pose: Pose): Locator {
    return this.tile(pose).getByTestId('film-viewport');
  }

  async loaded(...poses: readonly Pose[]): Promise<void> {
    for (const pose of poses) await this.tile(pose).locator('[data-testid="film-viewport"][data-state="loaded"]').waitFor();
  }

  /** Where image points are in the window now, through the viewport's own published transform. */
  async onScreen(pose: Pose, points: readonly Point[]): Promise<readonly Point[]> {
    const { text, left, top } = await this.viewport(pose)
      .locator('.fv-host')
      .evaluate((host) => {
        const box = host.getBoundingClientRect();
        return { text: host.dataset['transform'] ?? '', left: box.left, top: box.top };
      });
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN, e = Number.NaN, f = Number.NaN] = text
      .split(' ')
      .map(Number);
    return points.map(([x, y]) => [left + a * x + c * y + e, top + b * x + d * y + f]);
  }

  /** CSS pixels per image pixel. */
  async scale(pose: Pose): Promise<number> {
    const [[x0, y0] = [0, 0], [x1, y1] = [0, 0]] = await this.onScreen(pose, [
      [0, 0],
      [1, 0],
    ]);
    return Math.hypot(x1 - x0, y1 - y0);
  }

  /** Brings a point to the middle with the middle button, then turns the wheel with Ctrl until an image pixel is `scale` CSS pixels wide. */
  async lookAt(pose: Pose, point: Point, scale: number): Promise<void> {
    const box = (await this.viewport(pose).boundingBox())!;
    const middle: Point = [box.x + box.width / 2, box.y + box.height / 2];
    const reach = (by: number, size: number): number => Math.max(-size * 0.4, Math.min(size * 0.4, by));
    for (let drags = 0; drags < 8; drags++) {
      const [[x, y]] = (await this.onScreen(pose, [point])) as [Point];
      const by: Point = [reach(middle[0] - x, box.width), reach(middle[1] - y, box.height)];
      if (Math.hypot(...by) < 3) break;
      await this.page.mouse.move(middle[0] - by[0], middle[1] - by[1]);
      await this.page.mouse.down({ button: 'middle' });
      await this.page.mouse.move(...middle, { steps: 3 });
      await this.painted();
      await this.page.mouse.up({ button: 'middle' });
      await this.painted();
    }
    for (let turns = 0; turns < 40 && (await this.scale(pose)) < scale; turns++) {
      const [held] = await this.onScreen(pose, [point]);
      await this.page.mouse.move(...held!);
      await this.page.keyboard.down('Control');
      await this.page.mouse.wheel(0, -100);
      await this.page.keyboard.up('Control');
      await this.painted();
    }
  }

  /** Clicks at an image point, as a hand does: there, down, up. */
  async click(pose: Pose, point: Point): Promise<void> {
    const [at] = await this.onScreen(pose, [point]);
    await this.page.mouse.move(...at!);
    await this.painted();
    await this.page.mouse.down();
    await this.page.mouse.up();
    await this.painted();
  }

  async drag(pose: Pose, from: Point, to: Point, steps = 4): Promise<void> {
    const [[x0, y0], [x1, y1]] = (await this.onScreen(pose, [from, to])) as [Point, Point];
    await this.page.mouse.move(x0, y0);
    await this.painted();
    await this.page.mouse.down();
    for (let step = 1; step <= steps; step++) {
      await this.page.mouse.move(x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps);
      await this.painted();
    }
    await this.page.mouse.up();
    await this.painted();
  }

  painted(): Promise<void> {
    return this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  cell(vertebra: string, pose: Pose, part: 'corners' | 'tip'): Locator {
    return this.page.getByTestId(cellId(vertebra, pose, part));
  }

  /** Goes to the walk's cell and clicks its points: four corners, or the tip. */
  async place(vertebra: string, pose: Pose, part: 'corners' | 'tip', points: TruthVertebra): Promise<void> {
    await this.cell(vertebra, pose, part).click();
    for (const point of part === 'corners' ? corners(points) : [points.spinous_tip]) await this.click(pose, point);
    await this.page.locator(`[data-testid="${cellId(vertebra, pose, part)}"][data-state="done"]`).waitFor();
  }

  /** Where an annotation's points are in the window, in clicking order, as the overlay draws them. */
  async points(pose: Pose, annotationId: string): Promise<readonly Point[]> {
    const marks = this.viewport(pose).locator(`[data-annotation="${annotationId}"] [data-point]`);
    await marks.first().waitFor({ state: 'attached' });
    return marks.evaluateAll((all) =>
      all.map((mark): [number, number] => {
        const box = mark.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      }),
    );
  }
}

const corners = (at: TruthVertebra): readonly TruthPoint[] => [
  at.superior_anterior,
  at.superior_posterior,
  at.inferior_posterior,
  at.inferior_anterior,
];
