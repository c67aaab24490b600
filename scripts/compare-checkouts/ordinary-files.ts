import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { WRITTEN } from '@kaocheng/documents/write/containers';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import { templates } from '@kaocheng/forms/templates/registry';
import { CONTAINERS } from '../../test/containers/in-containers.js';
import { laidForms, sampleTranscripts } from '../../test/containers/laid-forms.js';
import { MADE } from '../../test/containers/made-by-others.js';
import { Random } from '../../test/generator/random.js';
import { filled } from '../../test/templates/filled.js';
import { NEIGHBOUR_FILES } from './neighbours.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const DATE = '2024-03-01';

/** Keys whose figures are no amounts, marks or values: what names a form, its year and its rows. */
const KEPT = new Set([
  'title',
  'year',
  'code',
  'order',
  'name',
  'line',
  'level1',
  'level2',
  'columns',
  'table',
  'cells',
]);

/** A form (or any part of one) with the digits of its figures drawn anew; the first of a figure never becomes 0. */
function refigured<T>(value: T, random: Random): T;
function refigured(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return value.replace(/(?<![\d.])\d+(?:\.\d+)?/g, (figure) => drawn(figure, random));
  if (Array.isArray(value)) return value.map((entry) => refigured(entry, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, KEPT.has(key) ? entry : refigured(entry, random)]),
  );
}

/** Round marks (100, 10, 5) stay: labels and totals go by them. */
const drawn = (figure: string, random: Random): string =>
  /^(?:100?|0|5|[1-9]0)$/.test(figure)
    ? figure
    : figure.replace(/\d/g, (digit, at) => (digit === '0' ? '0' : String(random.between(at === 0 ? 1 : 0, 9))));

const withFigures = (transcripts: readonly Transcript[], seed: number): Transcript[] => {
  const random = new Random(seed * 7919);
  return seed === 0 ? [...transcripts] : transcripts.map((one) => ({ ...one, forms: refigured(one.forms, random) }));
};

const endingOf = (container: string): string =>
  /html/.test(container) ? 'html' : (/xlsx|docx|pdf|xls/.exec(container)?.[0] ?? 'txt');

/**
 * Writes ordinary files below a folder.
 * @param seeds how often the figures are drawn anew
 * @returns how many files
 */
export async function makeOrdinaryFiles(folder: string, seeds: number): Promise<number> {
  let count = 0;
  const save = (below: string, name: string, bytes: Uint8Array): void => {
    mkdirSync(join(folder, below), { recursive: true });
    writeFileSync(join(folder, below, name.replace(/[\\/:*?"<>|\s]+/g, '-')), bytes);
    count += 1;
  };

  for (const name of readdirSync(samples)) {
    mkdirSync(join(folder, 'samples'), { recursive: true });
    copyFileSync(join(samples, name), join(folder, 'samples', name));
    count += 1;
  }

  const writer = new DocumentWriter();
  for (const template of templates) {
    for (let seed = 0; seed < seeds; seed += 1) {
      const form: Form = seed === 0 ? filled(template) : refigured(filled(template), new Random(seed));
      const { sheet } = layOut(template, form);
      for (const container of WRITTEN) {
        const bytes = await writer.write({ title: template.title, sheets: [sheet] }, container, DATE);
        save('templates', `${template.id}-${seed}.${container}`, bytes);
      }
    }
  }
  writer.close();

  const transcripts = await sampleTranscripts();
  for (let seed = 0; seed < seeds; seed += 1) {
    const laid = laidForms(withFigures(transcripts, seed));
    for (const [at, { grid, name }] of laid.entries())
      for (const [container, contain] of Object.entries(CONTAINERS))
        if (!container.startsWith('our ') && (at + seed) % 2 === 0)
          save('generated', `${name}-${seed}.${endingOf(container)}`, await contain([grid]));
    for (const [at, [name, made]] of MADE.entries()) {
      const own = laidForms(withFigures(transcripts, seed), made.reprint);
      const from = (at + seed) % Math.max(own.length - (made.forms ?? 1), 1);
      const grids = own.slice(from, from + (made.forms ?? 1)).map(({ grid }) => grid);
      save('made by others', `${name}-${seed}.${endingOf(name)}`, made.make(grids));
    }
    for (const [name, neighbour] of Object.entries(NEIGHBOUR_FILES)) {
      const grid = neighbour(new Random(seed + 1));
      for (const [container, contain] of Object.entries(CONTAINERS))
        if (/^(?:xlsx|docx|pdf|html)|^our (?:xlsx|docx|pdf)/.test(container))
          save('neighbours', `${name}-${container}-${seed}.${endingOf(container)}`, await contain([grid]));
    }
  }
  return count;
}
