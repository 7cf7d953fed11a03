import type { Locator, Page } from 'playwright-core';
import { TEST_IDS } from '../testIds.ts';
import type { Films, Pose } from './films.ts';

type Point = readonly [number, number];

/** Free marks: drawing them on a film, and their list. */
export class Marks {
  readonly page: Page;
  readonly films: Films;

  constructor(page: Page, films: Films) {
    this.page = page;
    this.films = films;
  }

  /** Image points at parts of a viewport's width and height: whatever is on the screen now. */
  async pointsAt(pose: Pose, parts: readonly Point[]): Promise<readonly Point[]> {
    const box = (await this.films.viewport(pose).boundingBox())!;
    const [[ox, oy], [ax, ay], [bx, by]] = (await this.films.onScreen(pose, [
      [0, 0],
      [1, 0],
      [0, 1],
    ])) as [Point, Point, Point];
    const [a, b, c, d] = [ax - ox, ay - oy, bx - ox, by - oy];
    return parts.map(([across, down]): Point => {
      // Whole CSS pixels: that is where a mouse can point.
      const [x, y] = [Math.round(box.x + box.width * across) - ox, Math.round(box.y + box.height * down) - oy];
      const det = a * d - b * c;
      return [(d * x - c * y) / det, (a * y - b * x) / det];
    });
  }

  async arm(kind: string): Promise<void> {
    await this.page.locator(`[role=toolbar] [data-action="tool.${kind}"]`).click();
  }

  async stroke(kind: string, pose: Pose, from: Point, to: Point): Promise<void> {
    await this.arm(kind);
    await this.films.drag(pose, from, to);
  }

  async clicks(kind: string, pose: Pose, points: readonly Point[]): Promise<void> {
    await this.arm(kind);
    for (const point of points) await this.films.click(pose, point);
  }

  async showList(): Promise<void> {
    await this.page.getByTestId('tab-marks').click();
    await this.page.getByTestId(TEST_IDS.marks).waitFor();
  }

  rows(): Locator {
    return this.page.getByTestId(TEST_IDS.markRow);
  }

  row(id: string): Locator {
    return this.page.locator(`[data-testid="${TEST_IDS.markRow}"][data-id="${id}"]`);
  }

  /** The lines beside a mark on the film, as a reader reads them. */
  lines(pose: Pose, id: string): Promise<readonly string[]> {
    return this.films.viewport(pose).locator(`[data-mark="${id}"] tspan`).allTextContents();
  }

  /** Kind and number of every row of the list. */
  table(): Promise<readonly string[]> {
    return this.rows().evaluateAll((rows) =>
      rows.map((row) => `${(row as HTMLElement).dataset['kind']}: ${row.querySelector('button')?.textContent}`),
    );
  }
}
