import type { Locator, Page } from 'playwright-core';
import { TEST_IDS } from '../testIds.ts';
import { Films } from './films.ts';
import { Levels } from './levels.ts';
import { Motion } from './motion.ts';
import { Marks } from './marks.ts';
import { ReportPage } from './report.ts';
import { StudyList } from './studyList.ts';

export type ActionId = string;

/** The window: what is on every screen, and the way to each. */
export class AppPage {
  readonly page: Page;
  readonly list: StudyList;
  readonly films: Films;
  readonly levels: Levels;
  readonly motion: Motion;
  readonly report: ReportPage;
  readonly marks: Marks;
  /** Uncaught errors and what the console called an error. */
  readonly problems: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.list = new StudyList(page);
    this.films = new Films(page);
    this.levels = new Levels(page);
    this.motion = new Motion(page);
    this.report = new ReportPage(page);
    this.marks = new Marks(page, this.films);
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      // A host that was killed on purpose answers nothing, and pixels that cannot be read answer 422; the page says that to the reader,
      // the browser to the console.
      if (message.type() === 'error' && !/ERR_(CONNECTION|INCOMPLETE|EMPTY)|status of 422/.test(message.text()))
        this.problems.push(message.text());
    });
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address);
    await this.byId('app').waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.byId('app').waitFor();
  }

  byId(id: keyof typeof TEST_IDS): Locator {
    return this.page.getByTestId(TEST_IDS[id]);
  }

  screen(): Promise<string | null> {
    return this.byId('app').getAttribute('data-screen');
  }

  /** The question of the first start. */
  async introduce(name: string): Promise<void> {
    await this.byId('readerName').fill(name);
    await this.byId('readerStart').click();
    await this.byId('readerDialog').waitFor({ state: 'hidden' });
  }

  /** An action through its menu, as a mouse does it. */
  async menu(menu: string, action: ActionId): Promise<void> {
    await this.page.getByRole('menuitem', { name: menu, exact: true }).click();
    await this.page.locator(`.menu [data-action="${action}"]`).click();
  }

  toolbar(action: ActionId): Locator {
    return this.page.locator(`[role=toolbar] [data-action="${action}"]`);
  }

  /** Everything that was done is on the disk. */
  async saved(): Promise<void> {
    await this.page.locator(`[data-testid="${TEST_IDS.saveState}"][data-state="saved"]`).waitFor();
  }

  /** Two animation frames: what was asked for is painted. */
  settled(): Promise<void> {
    return this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** A call of the shell, as the page itself makes it. */
  async rpc<T>(method: string, params: unknown): Promise<T> {
    const answer = await this.page.evaluate(
      async ([name, body]) => {
        const response = await fetch(`/rpc/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: body!,
        });
        return (await response.json()) as { ok: boolean; result?: unknown; error?: { code: string } };
      },
      [method, JSON.stringify(params)] as const,
    );
    if (!answer.ok) throw new Error(`${method}: ${answer.error?.code}`);
    return answer.result as T;
  }

  /** The case file of the open case by the File menu, as text. */
  async saveCaseFile(): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.menu('File', 'file.saveCase')]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** A case file by the File menu. */
  async importCaseFile(text: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.menu('File', 'file.importCase')]);
    await chooser.setFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  toast(text: string | RegExp): Locator {
    return this.byId('toast').filter({ hasText: text });
  }
}
