import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNDO_POLICY } from '#shared/case';
import { de, en } from '../../../../src/renderer/i18n/index.ts';

const renderer = join(import.meta.dirname, '../../../../src/renderer');
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

/** Sources of the screens. */
const sources = ['app', 'features', 'ui'].flatMap((folder) =>
  readdirSync(join(renderer, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(renderer, folder, file), 'utf8') })),
);

const known = (key: string): boolean => Object.hasOwn(en, key) || Object.hasOwn(en, `${key}_other`);

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('leave no text empty but that of no plane', () => {
    for (const catalogue of [en, de])
      expect(
        Object.entries(catalogue)
          .filter(([, text]) => text.trim() === '')
          .map(([key]) => key),
      ).toEqual(['plane.none']);
  });

  it('ask for the same values, but that a translation may leave the message of the core out', () => {
    const differing = (Object.keys(en) as (keyof typeof en)[]).filter((key) => {
      const without = (text: string) => placeholders(text).filter((name) => name !== 'message');
      return without(en[key]).join() !== without(de[key]).join();
    });
    expect(differing).toEqual([]);
  });

  it('have one and many of everything that is counted', () => {
    const counted = Object.keys(en)
      .filter((key) => /_(one|other)$/.test(key))
      .map((key) => key.replace(/_(one|other)$/, ''));
    for (const key of counted) expect([`${key}_one`, `${key}_other`].filter((one) => !Object.hasOwn(en, one))).toEqual([]);
  });

  it('know every key that a screen asks for outright', () => {
    const asked = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bsay(?:Now)?\(\s*'([^']+)'/g)].map((match) => ({ file, key: match[1] ?? '' })),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter(({ key }) => !known(key))).toEqual([]);
  });

  it('name every step of the undo menu', () => {
    expect(Object.keys(UNDO_POLICY).filter((type) => !known(`command.${type}`))).toEqual([]);
    const labels = sources.flatMap(({ text }) => [...text.matchAll(/'(undo\.\w+)'/g)].map((match) => match[1] ?? ''));
    expect(labels.length).toBeGreaterThan(8);
    expect(labels.filter((label) => !known(label))).toEqual([]);
  });
});

describe('the screens', () => {
  it('hold no sentence of their own: text between tags is a key, a mark or a value', () => {
    const sentences = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/(?<!=)>\s*([A-Z][a-z]+(?: [A-Za-z]+)*[.!?:]?)\s*</g)].map((match) => `${file}: ${match[1]}`),
    );
    expect(sentences).toEqual([]);
  });
});
