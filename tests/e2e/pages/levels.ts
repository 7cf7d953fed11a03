import type { Locator, Page } from 'playwright-core';
import { TEST_IDS, levelId } from '../testIds.ts';

/** A number as a reader sees it and as it was computed; `reason` where there is none. */
export interface ShownNumber {
  readonly value: number | null;
  readonly text: string;
  readonly reason: string | null;
}

/** The table of levels and what opens below each. */
export class Levels {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(segment: string): Locator {
    return this.page.getByTestId(levelId(segment));
  }

  async show(): Promise<void> {
    await this.page.getByTestId('tab-levels').click();
    await this.page.getByTestId(TEST_IDS.levels).waitFor();
  }

  /** Everything that is shown of one level, by the last part of its test id (`interspinousMotion-detector`). */
  async numbers(segment: string): Promise<Readonly<Record<string, ShownNumber>>> {
    const toggle = this.row(segment).getByRole('button', { expanded: false }).first();
    if ((await toggle.count()) > 0) await toggle.click();
    const detail = this.page.locator(`[data-testid="${TEST_IDS.levelDetail}"][data-segment="${segment}"]`);
    await detail.waitFor();
    return detail.evaluate((element, name) => {
      const shown = [...element.querySelectorAll<HTMLElement>(`[data-testid^="detail-number-${name}-"]`)];
      return Object.fromEntries(
        shown.map((one) => [
          (one.dataset['testid'] ?? '').slice(`detail-number-${name}-`.length).replace(/-any$/, ''),
          {
            value: one.dataset['value'] === undefined ? null : Number(one.dataset['value']),
            text: one.innerText.trim(),
            reason: one.dataset['reason'] ?? null,
          },
        ]),
      );
    }, segment);
  }

  /** Every number of the table's rows, without opening any: what must come back after a reload. */
  table(): Promise<Readonly<Record<string, string>>> {
    return this.page
      .getByTestId(TEST_IDS.levels)
      .evaluate((table) =>
        Object.fromEntries(
          [...table.querySelectorAll<HTMLElement>('[data-testid^="number-"], [data-testid^="level-"]')].map((one) => [
            one.dataset['testid'] ?? '',
            one.dataset['value'] ?? one.dataset['reason'] ?? `${one.dataset['band']} ${one.dataset['category']}`,
          ]),
        ),
      );
  }
}
