import { readDocument } from '@kaocheng/documents/read';
import { readXlsx } from '@kaocheng/documents/xlsx/read';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import { Archive } from '@kaocheng/documents/zip/archive';
import { readXlsx as readByHucre, writeXlsx as writeByHucre } from 'hucre/xlsx';
import { asSheets } from '../test/containers/as-sheets.js';
import { someForms } from './pdf/forms.js';

const ROWS = 5000;
const COLUMNS = 20;
const ROUNDS = 7;
const FORMS = 1000;

/** Processor time of one run, milliseconds. */
async function timed(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** A sheet of texts and figures with merged cells, as a bureau's register has them. */
function register(): Promise<Uint8Array> {
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) =>
      column % 2 === 1 ? `第${row}项第${column}栏` : row * column + 0.25,
    ),
  );
  const merges = Array.from({ length: ROWS / 10 }, (_, at) => ({
    startRow: at * 10,
    endRow: at * 10 + 1,
    startCol: 3,
    endCol: 4,
  }));
  return writeByHucre({ sheets: [{ name: '登记', rows, merges }] });
}

/**
 * Reading and writing of workbooks: a sheet of 100,000 cells beside the fastest reader that npm has, taking turns in one
 * process, and a thousand one-page forms (bar of writing: 10 s).
 */
export async function benchXlsx(quick: boolean): Promise<void> {
  const bytes = await register();
  const own: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await timed(() => readXlsx(new Archive(bytes))));
    other.push(await timed(() => readByHucre(bytes, { readStyles: true })));
  }
  console.log(
    `\nreading a worksheet of ${ROWS * COLUMNS} cells, processor time, the middle of ${ROUNDS} rounds in turn`,
  );
  console.log(`  kaocheng: ${middle(own).toFixed(0)} ms, to a grid of what is shown with its addresses and text`);
  console.log(
    `  hucre with styles: ${middle(other).toFixed(0)} ms, to stored values (${(middle(own) / middle(other)).toFixed(2)} of it)`,
  );

  const count = quick ? FORMS / 10 : FORMS;
  const documents = (await someForms(count)).map((grid) => asSheets([grid]));
  const files: Uint8Array[] = [];
  const writing = await timed(async () => {
    for (const document of documents) files.push(await writeXlsx(document));
  });
  const reading = await timed(async () => {
    for (const file of files) await readDocument(file, 'form');
  });
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`writing ${count} one-page forms as xlsx, and reading them back to their transcripts`);
  console.log(
    `  written in ${(writing / 1000).toFixed(1)} s (bar for 1000: 10), ${(writing / count).toFixed(1)} ms a form`,
  );
  console.log(
    `  read in ${(reading / 1000).toFixed(1)} s, ${(reading / count).toFixed(1)} ms a form; at most ${memory} MB`,
  );
}
