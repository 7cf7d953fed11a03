/** Time to write the report of a bundled case in each format; the PDF with the browser of this machine, started for each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCaseDocument } from '#shared/case';
import { evaluateCase } from '#shared/evaluateCase';
import { ensureBundledCase } from '../../src/main/io/phantomStore.ts';
import { browserPrintPdf } from '../../src/main/io/printPdf.ts';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { scanPaths } from '../../src/main/io/scanPaths.ts';
import { createReportWriter, type ReportSource } from '../../src/main/reporting/reportWriter.ts';
import { ms, printTable, timesOf } from './timing.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-bench-'));
try {
  const made = await ensureBundledCase(folder, 'two-level-mixed');
  if (!made.ok) throw new Error(made.error.message);
  const parsed = parseCaseDocument(made.value.caseFile);
  if (!parsed.ok) throw new Error('the case file of the bundled case is wrong');
  const index = await scanPaths([made.value.folder]);
  const frame: ReportSource['frame'] = async (uid, number) => {
    const read = await readFrame(index.instances[uid]!.path, number);
    return read.ok ? read.value.encoded : read;
  };
  const evaluation = evaluateCase(parsed.value, index);
  const writer = createReportWriter({ productVersion: '0', printPdf: browserPrintPdf() });
  /** A source of its own each time: formats of one source share the report and its key images. */
  const source = (): ReportSource => ({ document: parsed.value, index, evaluation, at: '2026-03-02T12:00:00.000Z', frame });
  const rows: string[][] = [];
  for (const [format, repeats] of [
    ['html', 7],
    ['json', 7],
    ['csv', 7],
    ['text', 7],
    ['pdf', 5],
  ] as const) {
    let bytes = 0;
    let missing = '';
    const time = await timesOf(async () => {
      const file = await writer.render(source(), format);
      if (file.ok) bytes = file.value.bytes.length;
      else missing = file.error.code;
    }, repeats);
    rows.push(
      missing === '' ? [format, ms(time.median), ms(time.p95), `${Math.ceil(bytes / 1024)} kB`] : [format, missing, '', ''],
    );
  }
  printTable(['format, key images made for each', 'median', 'longest', 'size'], rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
