/** Every image of the shared data against an independent decoder, a line a file, into docs/accuracy-pixels.md. Needs dcmtk and pydicom. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { transferSyntax } from '#shared/dicom/pixels';
import { compareFile, decodeCheck, type ReferenceRow } from '../../tests/fixtures/pixelReference.ts';
import { sharedData } from '../../tests/fixtures/sharedData.ts';

const root = sharedData();
if (root === null) {
  process.stderr.write('the shared imaging data is absent\n');
  process.exit(1);
}

const rows: ReferenceRow[] = [];
for (const { path, verdict, hash } of decodeCheck(root)) if (verdict !== '') rows.push(await compareFile(root, path, hash));

const WORDS: Readonly<Record<ReferenceRow['verdict'], string>> = {
  equal: 'equal',
  within: 'within 2',
  differs: 'DIFFERS',
  refused: 'refused',
  'no-oracle': 'not compared',
};
const name = (uid: string): string => (uid === '' ? '–' : (transferSyntax(uid)?.name ?? uid));
const count = (pick: (row: ReferenceRow) => boolean): number => rows.filter(pick).length;
/** Lines in columns, for a code block: a Markdown table of so many rows is no easier to read. */
function columns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
const bySyntax = [...new Set(rows.map((row) => row.syntax))]
  .filter((uid) => uid !== '')
  .sort((a, b) => name(a).localeCompare(name(b)))
  .map((uid) => {
    const own = rows.filter((row) => row.syntax === uid);
    const largest = Math.max(0, ...own.map((row) => row.maxDifference ?? 0));
    return [name(uid), String(own.length), String(own.filter((row) => row.verdict === 'equal').length), String(largest)];
  });
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();

writeFileSync(
  'docs/accuracy-pixels.md',
  `# Pixels against independent decoders

Made by \`npm run prove pixels\` from commit ${commit}. Every file of the shared imaging data that GDCM 3.0 was asked to decode, all its frames.
The bytes of \`frame --raw\` are compared with the hash of GDCM's; where GDCM fails or is known to be wrong (16- and 32-bit RLE colour,
32-bit big endian, padding after the pixels, bit frames that end inside a byte), with pydicom, dcmtk or the same image stored uncompressed; HTJ2K, which the
product decodes with OpenJPH, with OpenJPEG. 12-bit JPEG is the product's own decoder against dcmtk's.

${rows.length} files: ${count((row) => row.verdict === 'equal')} equal, ${count((row) => row.verdict === 'within')} lossy and within 2 grey levels, ${count((row) => row.verdict === 'differs')} different, ${count((row) => row.verdict === 'refused')} refused with a code, ${count((row) => row.verdict === 'no-oracle')} not compared.

\`\`\`text
${columns([['transfer syntax', 'files', 'equal', 'largest difference'], ...bySyntax])}
\`\`\`

## File by file

Transfer syntax, verdict, largest difference, against whom.

\`\`\`text
${columns(rows.map((row) => [row.path, name(row.syntax), WORDS[row.verdict], String(row.maxDifference ?? '–'), row.note === '' ? row.oracle : row.note]))}
\`\`\`
`,
);
process.stdout.write(`docs/accuracy-pixels.md: ${rows.length} files\n`);
process.exitCode = count((row) => row.verdict === 'differs') === 0 ? 0 : 1;
