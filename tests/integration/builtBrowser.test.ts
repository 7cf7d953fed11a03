import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const OUT = resolve(import.meta.dirname, '../../out/main');

/** The packed browser finds its archive beside its own module: in a bundle it would look in out/, find nothing, and no PDF could be printed. */
describe.skipIf(!existsSync(OUT))('the build (skipped where nothing is built)', () => {
  it('leaves the packed browser a package of its own', () => {
    const scripts = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    const text = scripts.map((name) => readFileSync(join(OUT, name), 'utf8'));
    expect(text.some((one) => /import\(["']@sparticuz\/chromium["']\)/.test(one))).toBe(true);
    expect(text.filter((one) => one.includes('chromium.br'))).toEqual([]);
  });
});
