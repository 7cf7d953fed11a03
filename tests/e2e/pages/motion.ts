import type { Locator, Page } from 'playwright-core';
import { TEST_IDS, numberId } from '../testIds.ts';

export type GhostMode = 'blend' | 'colour' | 'difference' | 'blink' | 'loop';

/** The registration of the pair and its ghost. */
export class Motion {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  section(): Locator {
    return this.page.getByTestId(TEST_IDS.motion);
  }

  /** Registers by the button and waits for the states. */
  async register(): Promise<void> {
    await this.page.getByTestId(TEST_IDS.motionRun).click();
    await this.page.getByTestId(TEST_IDS.motionStates).waitFor({ timeout: 60_000 });
    await this.page.getByTestId(TEST_IDS.motionRun).waitFor();
  }

  /** By vertebra: `accepted`, `rejected`, `stale`, `missing`. */
  async states(): Promise<Readonly<Record<string, string>>> {
    return this.section().evaluate((section) =>
      Object.fromEntries(
        [...section.querySelectorAll<HTMLElement>('tr[data-testid^="motion-"]')].map((row) => [
          (row.dataset['testid'] ?? '').slice('motion-'.length),
          row.dataset['state'] ?? '',
        ]),
      ),
    );
  }

  /** A registered number of the levels table, or null where it is not measured. */
  async value(segment: string, measure: string): Promise<number | null> {
    const found = this.page.getByTestId(numberId(segment, measure, 'any'));
    const text = (await found.count()) === 0 ? null : await found.getAttribute('data-value');
    return text === null ? null : Number(text);
  }

  ghost(): Locator {
    return this.page.getByTestId(TEST_IDS.ghost);
  }

  /** The ghost's picture is painted: a canvas with something else than black on it. */
  async painted(): Promise<void> {
    await this.ghost().locator('canvas').waitFor();
    await this.page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="ghost"] canvas');
      const context = canvas?.getContext('2d');
      if (canvas == null || context == null || canvas.width === 0) return false;
      const { data } = context.getImageData(canvas.width / 2 - 20, canvas.height / 2 - 20, 40, 40);
      return data.some((value, i) => i % 4 !== 3 && value > 20);
    });
  }

  async mode(mode: GhostMode): Promise<void> {
    await this.ghost().locator(`label:has(input[name="ghost-mode"][value="${mode}"])`).click();
    await this.page.locator(`[data-testid="${TEST_IDS.ghost}"][data-mode="${mode}"]`).waitFor();
  }

  async loopMade(): Promise<void> {
    await this.page.locator(`[data-testid="${TEST_IDS.ghost}"][data-loop="25"]`).waitFor({ timeout: 60_000 });
  }

  /** A file of the ghost, by its menu. */
  async save(kind: 'png1' | 'png2' | 'gif' | 'video'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await this.page.getByTestId(TEST_IDS.ghostSave).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 60_000 }),
      this.page.locator(`.menu [data-save="${kind}"]`).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }
}
