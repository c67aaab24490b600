import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Form, ProjectForm, Transcript } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { templateFor } from '@kaocheng/forms/layout/choose-template';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { type Grid, gridOf, printedOf } from '../generator/grid.js';
import { Random } from '../generator/random.js';
import { layable } from '../generator/read-back.js';
import { styled } from '../generator/styled.js';
import { STYLES } from '../generator/styles.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/** A form as a grid, with what a reader must get out of it. */
export interface LaidForm {
  readonly name: string;
  readonly grid: Grid;
  readonly truth: Form;
}

/** Changes what a form prints before it is laid out: figures with separators, dates. */
export type Reprint = (form: ProjectForm) => ProjectForm;

/** A written sheet as a grid; what stands above its table but the title goes into the line under it. */
export function gridOfSheet(sheet: Sheet): Grid {
  const [title, ...others] = sheet.before ?? [];
  const rows = Array.from({ length: sheet.rows }, (_, row) =>
    sheet.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map(({ text, rowSpan, colSpan }) => ({ text, rows: rowSpan, columns: colSpan })),
  );
  const under = others.map(({ text }) => text.trim()).filter((text) => text !== '');
  const notes = (sheet.after ?? []).map(({ text }) => [{ text, rows: 1, columns: sheet.columns }]);
  return { title: title?.text ?? '', subtitle: under.join('　'), width: sheet.columns, rows: [...rows, ...notes] };
}

/** The transcripts of the samples. */
export async function sampleTranscripts(): Promise<Transcript[]> {
  const all: Transcript[] = [];
  for (const name of readdirSync(samples).sort()) {
    const read = await readDocument(readFileSync(join(samples, name)), name);
    if (read.kind === 'read') all.push(...read.transcripts);
  }
  return all;
}

/** The transcripts of a folder of gold (NNN.json), where it is there. */
export function goldTranscripts(folder: string): Transcript[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+(?:\.part)?\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Transcript);
}

/**
 * Forms of transcripts as grids: each project form on the grid of the national form and in one of the styles of many places,
 * every other one under the official template that fits it, where the template holds all of it.
 */
export function laidForms(transcripts: readonly Transcript[], reprint: Reprint = (form) => form): LaidForm[] {
  const laid: LaidForm[] = [];
  const styles = Object.entries(STYLES);
  let seed = 0;
  for (const transcript of transcripts) {
    for (const form of layable(transcript).map(reprint)) {
      seed += 1;
      const truth = printedOf(form);
      laid.push({ name: `${transcript.source} ${form.order}`, grid: gridOf(form, new Random(seed * 17)), truth });
      const [style = '', how] = styles[seed % styles.length] ?? [];
      if (how === undefined || form.name === null) continue;
      const { grid, expected } = styled(form, how);
      laid.push({ name: `${transcript.source} ${form.order} ${style}`, grid, truth: expected });
    }
    for (const form of transcript.forms) {
      if (form.kind === 'project' || form.kind === 'account') continue;
      const template = templateFor(form, transcript.province ?? transcript.place);
      if (template === null) continue;
      const { sheet, outside } = layOut(template, form, transcript.year);
      if (outside.length > 0) continue;
      laid.push({ name: `${transcript.source} ${form.order} ${template.id}`, grid: gridOfSheet(sheet), truth: form });
    }
  }
  return laid;
}
