import type { FrameLocator, Locator, Page } from 'playwright-core';
import { TEST_IDS } from '../testIds.ts';

export type Format = 'pdf' | 'html' | 'json' | 'csv' | 'text';

/** The report, its signature and its files. */
export class ReportPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByTestId('go-report').click();
    await this.page.getByTestId(TEST_IDS.reportFrame).waitFor();
  }

  frame(): FrameLocator {
    return this.page.getByTestId(TEST_IDS.reportFrame).contentFrame();
  }

  /** Signs as the reader of this machine. */
  async sign(): Promise<void> {
    await this.page.getByTestId('finalise-sign').click();
    await this.page.getByTestId(TEST_IDS.finaliseDialog).waitFor({ state: 'hidden' });
  }

  /** The path of the file, once it has been read back and compared. */
  async exportAs(format: Format): Promise<string> {
    await this.page.getByTestId(`export-${format}`).click();
    return this.file(format);
  }

  async exportAll(): Promise<Readonly<Record<Format, string>>> {
    await this.page.getByTestId('export-all').click();
    const formats: readonly Format[] = ['pdf', 'html', 'json', 'csv', 'text'];
    const paths: Partial<Record<Format, string>> = {};
    for (const format of formats) paths[format] = await this.file(format);
    return paths as Record<Format, string>;
  }

  exported(format: Format): Locator {
    return this.page.getByTestId(TEST_IDS.exported).locator(`[data-format="${format}"]`);
  }

  private async file(format: Format): Promise<string> {
    const line = this.exported(format);
    await line.waitFor({ timeout: 90_000 });
    if ((await line.getAttribute('data-ok')) !== 'true') throw new Error(`${format}: ${await line.innerText()}`);
    return (await line.getAttribute('data-path')) ?? '';
  }
}
