import { expect, test } from 'vitest';
import { parseFontFaces, selectFontSlices } from '#shared/report';

const face = (family: string, file: string, range: string, style = 'normal'): string =>
  `@font-face { font-family: '${family}'; font-style: ${style}; font-weight: 400; src: url(./files/${file}.woff2) format('woff2'), url(./files/${file}.woff) format('woff'); unicode-range: ${range}; }`;

const CSS = [
  face('Sans', 'latin', 'U+0000-00FF,U+2212'),
  face('Sans', 'latin-italic', 'U+0000-00FF', 'italic'),
  face('Sans', 'greek', 'U+0370-03FF'),
  face('Han SC Variable', 'sc', 'U+4E00-9FFF'),
  face('Han JP Variable', 'jp', 'U+3040-30FF,U+4E00-9FFF'),
  face('Han KR Variable', 'kr', 'U+AC00-D7A3,U+4E00-9FFF'),
].join('\n');
const faces = parseFontFaces(CSS);
const chosen = (text: string): readonly string[] =>
  selectFontSlices(text, faces).faces.map((one) => one.file.replace(/.*\/|\.woff2/g, ''));

test('reads upright rules with their ranges', () => {
  expect(faces.map((one) => one.file)).toHaveLength(5);
  expect(faces[0]).toEqual({
    family: 'Sans',
    weight: '400',
    file: './files/latin.woff2',
    ranges: [
      [0x0000, 0x00ff],
      [0x2212, 0x2212],
    ],
  });
});

test.each([
  ['Doe −1', ['latin']],
  ['Διονυσίου', ['greek']],
  ['张小东', ['sc']],
  ['山田 やまだ', ['latin', 'jp']],
  ['洪 홍', ['latin', 'kr']],
])('%s takes %j', (text, files) => {
  expect(chosen(text)).toEqual(files);
});

test('says which characters no font has, but not blanks', () => {
  expect(selectFontSlices('a\u00a0\n\u200fĄ☃', faces).uncovered).toEqual(['Ą', '☃']);
});
