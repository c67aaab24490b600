import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { convertWithOffice, findOffice } from '@kaocheng/documents/doc/convert';
import { readDocument } from '@kaocheng/documents/read';
import { WRITTEN, type Written } from '@kaocheng/documents/write/containers';
import { formsDocument } from '@kaocheng/documents/write/forms-document';
import { DocumentWriter } from '@kaocheng/documents/write/write';

/**
 * Reads the documents of a folder, writes all forms of each as xlsx, docx, pdf and html, has LibreOffice open the xlsx and
 * the docx and save them anew (and print the docx as pdf), and says for each way how many forms and cells read back equal.
 *
 *   npx tsx -C source scripts/round-trip.ts FOLDER [--verbose]
 *
 * Without LibreOffice the ways through it are skipped, and it says so. Exit code 1 where a cell differs.
 */
const [folder, ...flags] = process.argv.slice(2);
const DATE = '2024-01-31';
/** Where a value was read, and what numbers the forms: no print. */
const NOT_PRINTED = new Set(['cells', 'start', 'end', 'order']);

interface Way {
  readonly name: string;
  readonly written: Written;
  readonly through: 'xlsx' | 'docx' | 'pdf' | null;
}

const WAYS: readonly Way[] = [
  ...WRITTEN.map((written): Way => ({ name: written, written, through: null })),
  { name: 'xlsx, saved anew', written: 'xlsx', through: 'xlsx' },
  { name: 'docx, saved anew', written: 'docx', through: 'docx' },
  { name: 'docx, printed', written: 'docx', through: 'pdf' },
];

function valuesOf(tree: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof tree === 'string' && tree !== '') found.set(path, tree);
  else if (typeof tree === 'object' && tree !== null)
    for (const [key, child] of Object.entries(tree))
      if (!NOT_PRINTED.has(key)) valuesOf(child, path === '' ? key : `${path}.${key}`, found);
  return found;
}

interface Count {
  forms: number;
  equalForms: number;
  cells: number;
  equalCells: number;
}

function compare(wanted: Form, got: Form | undefined, count: Count, told: string[]): void {
  const [before, after] = [valuesOf(wanted), valuesOf(got ?? {})];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const wrong = paths.filter((path) => before.get(path) !== after.get(path));
  count.forms += 1;
  count.cells += paths.length;
  count.equalCells += paths.length - wrong.length;
  if (wrong.length === 0) count.equalForms += 1;
  told.push(...wrong.map((path) => `  ${wanted.order} ${path}: ${before.get(path)} → ${after.get(path)}`));
}

const writer = new DocumentWriter();

async function cross(transcript: Transcript, { written, through }: Way, count: Count, told: string[]): Promise<void> {
  const { document } = formsDocument(transcript, null, () => 'kaocheng');
  if (document === null) return;
  let bytes = await writer.write(document, written, DATE);
  if (through !== null) bytes = await convertWithOffice(bytes, written === 'xlsx' ? 'xlsx' : 'docx', through);
  const read = await readDocument(bytes, transcript.source);
  const forms = read.kind === 'read' ? (read.transcripts[0]?.forms ?? []) : [];
  if (read.kind === 'unread') told.push(`  ${read.problem.code}`);
  else {
    if (forms.length !== transcript.forms.length) told.push(`  ${forms.length} of ${transcript.forms.length} forms`);
    told.push(...(read.transcripts[0]?.unread ?? []).map(({ text }) => `  unread: ${text}`));
  }
  transcript.forms.forEach((form, at) => {
    compare(form, forms[at], count, told);
  });
}

async function main(): Promise<void> {
  if (folder === undefined) throw new Error('npx tsx -C source scripts/round-trip.ts FOLDER [--verbose]');
  const transcripts: Transcript[] = [];
  for (const name of readdirSync(folder).sort()) {
    const read = await readDocument(readFileSync(join(folder, name)), name);
    if (read.kind === 'read') transcripts.push(...read.transcripts.filter(({ forms }) => forms.length > 0));
  }
  const hasOffice = findOffice() !== null;
  if (!hasOffice) process.stdout.write('LibreOffice is not installed here: the ways through it are skipped\n');
  for (const way of WAYS) {
    if (way.through !== null && !hasOffice) continue;
    const count: Count = { forms: 0, equalForms: 0, cells: 0, equalCells: 0 };
    const told: string[] = [];
    for (const transcript of transcripts) {
      const own: string[] = [];
      await cross(transcript, way, count, own);
      if (own.length > 0) told.push(transcript.source, ...own);
    }
    const line = `forms ${count.equalForms}/${count.forms}, cells ${count.equalCells}/${count.cells}`;
    process.stdout.write(`${way.name.padEnd(18)} ${line}\n`);
    if (flags.includes('--verbose')) process.stdout.write(told.map((one) => `${one}\n`).join(''));
    if (count.equalCells < count.cells) process.exitCode = 1;
  }
  writer.close();
}

await main();
