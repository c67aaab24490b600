import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { compareCells } from '../generator/compare-cells.js';
import { empty } from '../generator/read-back.js';
import { type LaidForm, laidForms } from './laid-forms.js';
import { DOCUMENT_CLASSES, type MadeClass, PAGE_CLASSES, WORKSHEET_CLASSES } from './others-classes.js';

/** All classes by container and name. */
export const MADE: readonly (readonly [name: string, made: MadeClass])[] = Object.entries({
  xlsx: WORKSHEET_CLASSES,
  docx: DOCUMENT_CLASSES,
  html: PAGE_CLASSES,
}).flatMap(([container, classes]) =>
  Object.entries(classes).map(([name, made]) => [`${container}: ${name}`, made] as const),
);

/** How much of a class came back, and what did not. */
export interface Returned {
  readonly right: number;
  readonly all: number;
  readonly wrong: readonly string[];
}

/** Lays the forms of transcripts out as a class makes them and reads them back. @param every n-th of them only */
export async function returned(
  transcripts: readonly Transcript[],
  made: MadeClass,
  every = 1,
  from = 0,
): Promise<Returned> {
  const laid = laidForms(transcripts, made.reprint).filter((_, at) => (at + from) % every === 0);
  const count = made.forms ?? 1;
  let [right, all] = [0, 0];
  const wrong: string[] = [];
  for (let at = 0; at + count <= laid.length; at += count) {
    const some = laid.slice(at, at + count);
    const read = await readDocument(made.make(some.map(({ grid }) => grid)), 'form');
    const got = read.kind === 'read' ? read.transcripts.flatMap(({ forms }) => forms) : [];
    const compared = compareCells(plain(some.map(({ truth }: LaidForm) => truth)), plain(got));
    right += compared.right;
    all += compared.all;
    wrong.push(...compared.wrong.map((cell) => `${some.map(({ name }) => name).join(' + ')} ${cell}`));
    if (read.kind === 'unread') wrong.push(read.problem.code);
  }
  return { right, all, wrong };
}

/** Forms numbered anew, without the columns that the transcript has no key for: they are laid out without one too. */
const plain = (forms: readonly Form[]): Transcript =>
  empty(
    forms.map((form, at): Form => {
      const numbered = { ...form, order: at + 1 };
      if (!('indicators' in numbered)) return numbered;
      return { ...numbered, indicators: numbered.indicators.map(({ extra: _, ...row }) => row) };
    }),
  );
