import { examineFile } from './run.js';
import { type FormTally, loadMeasures, type Measured, type Share } from './shared.js';
import { add, show } from './show.js';

/** What was right of one document. */
export interface Reading {
  readonly document: Measured;
  readonly cells: Share;
  readonly figures: Share;
  /** Glyphs of forms that went into no cell and no label, of all glyphs of forms. */
  readonly unread: Share;
  readonly forms: readonly FormTally[];
}

/** Reads every document and compares it with gold; `dropped` is a province whose data in forms/ is left out. */
export async function readAll(documents: readonly Measured[], dropped: string | null): Promise<Reading[]> {
  const { compare } = await loadMeasures();
  const readings: Reading[] = [];
  for (const document of documents) {
    const { transcript } = await examineFile(document.file, dropped);
    const { ok, total, figuresOk, figures, forms } = compare(document.gold, transcript, document.part);
    const { glyphs = 0, unread = 0 } = transcript.accounted ?? {};
    readings.push({ document, cells: [ok, total], figures: [figuresOk, figures], unread: [unread, glyphs], forms });
  }
  return readings;
}

/** The sum of one share over documents. */
export function total(readings: readonly Reading[], key: 'cells' | 'figures' | 'unread'): Share {
  return readings.reduce<Share>((sum, reading) => add(sum, reading[key]), [0, 0]);
}

/** Prints a line a form; with `verbose` each wrong cell too. */
export function printForms({ document, forms }: Reading, verbose: boolean): void {
  for (const form of forms) {
    const cells = show([form.ok, form.total]);
    console.log(`  ${document.id}  cells ${cells}  figures ${show([form.figuresOk, form.figures])}  ${form.form}`);
    if (!verbose) continue;
    for (const { path, gold, got } of form.wrong) {
      console.log(`      ${path}\tgold ${JSON.stringify(gold)}\tgot ${JSON.stringify(got)}`);
    }
  }
}
