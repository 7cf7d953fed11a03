/**
 * How fast folders are indexed: 5,000 small files of the product's own writer in folders of 100 (the disk's cache is warm: this is our time, not
 * the disk's), the shared imaging data where it is at hand, and one header alone.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInstance } from '#shared/dicom';
import { scanPaths } from '../../src/main/io/scanPaths.ts';
import { filmFile } from '../fixtures/filmFile.ts';
import { sharedData } from '../fixtures/sharedData.ts';
import { ms, printTable, timesOf } from './timing.ts';

const FILES = 5000;
const SYNTAX = '1.2.3.4';
const folder = mkdtempSync(join(tmpdir(), 'scan-bench-'));
const rows: string[][] = [];
try {
  const film = filmFile(256, 256, 12);
  const at = film.indexOf(SYNTAX, 132 + 30);
  for (let n = 0; n < FILES; n += 1) {
    const place = join(folder, String(Math.floor(n / 100)));
    if (n % 100 === 0) mkdirSync(place);
    // The same length of UID in every file: seven characters.
    film.write(`1.${String(n + 10_000)}`, at, 'latin1');
    writeFileSync(join(place, `IM${n}`), film);
  }
  const count = await scanPaths([folder]);
  const many = await timesOf(() => scanPaths([folder]), 5, 1);
  rows.push([
    `${count.files} small files (${Object.keys(count.instances).length} images)`,
    ms(many.median),
    `${Math.round(count.files / (many.median / 1000))} files/s`,
  ]);
  const data = sharedData();
  if (data !== null) {
    const shared = await scanPaths([data]);
    const time = await timesOf(() => scanPaths([data]), 3, 0);
    rows.push([
      `shared imaging data, ${shared.files} files, archives and media among them`,
      ms(time.median),
      `${Math.round(shared.files / (time.median / 1000))} files/s`,
    ]);
  }
  const bytes = new Uint8Array(readFileSync(join(folder, '0', 'IM0')));
  const one = await timesOf(() => parseInstance(bytes, 'IM0'), 5000, 500);
  rows.push(['parseInstance, one small header', ms(one.median), `p95 ${ms(one.p95)}`]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(['what', 'median', ''], rows);
