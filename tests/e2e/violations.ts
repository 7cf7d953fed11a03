import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Serious and critical violations of a page as it is now; minor ones are printed. */
export async function violations(page: Page, where: string): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { resultTypes: ['violations'], iframes: false })).violations;
  });
  const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const lesser = found.filter((one) => !grave.includes(one));
  if (lesser.length > 0)
    process.stderr.write(`axe, ${where}: ${lesser.map(({ id, impact }) => `${id} (${impact})`).join(', ')}\n`);
  return grave.map(
    ({ id, help, nodes }) => `${where}: ${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
