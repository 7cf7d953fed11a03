import type { Locator, Page } from 'playwright-core';
import { TEST_IDS } from '../testIds.ts';

export interface RejectedRow {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** The list of studies, with what brings files into it. */
export class StudyList {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  rows(): Locator {
    return this.page.getByTestId(TEST_IDS.libraryRow);
  }

  row(text: string | RegExp): Locator {
    return this.rows().filter({ hasText: text });
  }

  /** Opens a study by its row and waits for its films. */
  async open(text: string | RegExp): Promise<void> {
    await this.row(text).first().dblclick();
    await this.page.locator('[data-testid="film-viewport"][data-state="loaded"]').first().waitFor({ timeout: 60_000 });
  }

  /** A folder of this machine through the page's own folder dialog. */
  async uploadFolder(folder: string): Promise<void> {
    await this.page.getByTestId(TEST_IDS.folderInput).setInputFiles(folder);
  }

  async uploadFiles(files: readonly string[]): Promise<void> {
    await this.page.getByTestId(TEST_IDS.fileInput).setInputFiles([...files]);
  }

  scanState(state: 'running' | 'done' | 'cancelled' | 'failed'): Locator {
    return this.page.locator(`[data-testid="${TEST_IDS.scanStatus}"][data-state="${state}"]`);
  }

  async rejected(): Promise<readonly RejectedRow[]> {
    await this.page.getByTestId(TEST_IDS.rejectedOpen).click();
    const rows = await this.page.getByTestId(TEST_IDS.rejectedList).locator('tbody tr').all();
    const found = await Promise.all(
      rows.map(async (row) => {
        const [path = '', code = '', reason = ''] = await row.locator('td').allInnerTexts();
        return { path, code, reason };
      }),
    );
    await this.page.keyboard.press('Escape');
    return found;
  }
}
