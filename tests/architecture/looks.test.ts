import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './imports.ts';

/** Drawn on a canvas, which takes no custom properties, or on white paper outside the program: their inks stand in these files. */
const OUTSIDE: readonly string[] = [
  'features/export/composeViews.ts',
  'features/export/paintMarks.ts',
  'features/export/richText.ts',
  'features/layout/StackBar.tsx',
  'features/motion/drawGhost.ts',
  'features/motion/ghostFurniture.ts',
  'features/motion/ghostInk.ts',
  'features/report/ReportFrame.tsx',
];

const COLOUR = /#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/;
const SIZE = /font(?:-size)?:[^;]*\b\d+(?:\.\d+)?px|fontSize: *['"]?\d/;

const files = ['app', 'features', 'ui']
  .flatMap((folder) =>
    readdirSync(join(ROOT, 'src/renderer', folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(css|tsx?)$/.test(file) && file !== 'ui/tokens.css' && !OUTSIDE.includes(file));
const textOf = (file: string): string => readFileSync(join(ROOT, 'src/renderer', file), 'utf8');
/** What of a line can be a colour: all of it in a style sheet, only its strings in code, where `#private` is none. */
const said = (file: string, line: string): string =>
  file.endsWith('.css') ? line : (line.match(/'[^']*'|"[^"]*"|`[^`]*`/g) ?? []).join(' ');
const stray = (pattern: RegExp, part: (file: string, line: string) => string): readonly string[] =>
  files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .filter((line) => pattern.test(part(file, line)))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('looks', () => {
  it('colours stand in tokens.css and nowhere else', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(stray(COLOUR, said)).toEqual([]);
  });

  it('so do the sizes of text', () => {
    expect(stray(SIZE, (_, line) => line)).toEqual([]);
  });

  it('every custom property that is used is defined', () => {
    const defined = new Set(
      files
        .concat('ui/tokens.css')
        .flatMap((file) => [...textOf(file).matchAll(/['"]?(--[\w-]+)['"]?\s*:/g)].map((match) => match[1])),
    );
    const used = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => [...textOf(file).matchAll(/var\((--[\w-]+)(,)?/g)].map(([, name, other]) => ({ file, name, other })));
    // Radix sets its own; a second value stands for what is not set.
    expect(used.filter(({ name, other }) => other === undefined && !defined.has(name) && !name?.startsWith('--radix'))).toEqual(
      [],
    );
  });

  it('greys are neutral, so that nothing beside an image tints it', () => {
    const greys = [...textOf('ui/tokens.css').matchAll(/--(grey-\d+|line[\w-]*): #(\w{2})(\w{2})(\w{2});/g)];
    expect(greys.length).toBeGreaterThan(10);
    expect(greys.filter(([, , r, g, b]) => r !== g || g !== b)).toEqual([]);
  });
});
